"""What came out: tidy tables with their provenance, kept seed by seed, and the outcomes read from them."""
