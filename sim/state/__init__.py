"""What is true now, in columns: codes, families, children in care, workers."""
