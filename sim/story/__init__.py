"""One family's life, read back from the log of journeys."""
