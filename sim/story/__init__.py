"""One family's life, read back from the log: which family, its spells, its telling."""
