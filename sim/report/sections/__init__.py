"""The sections of a report, one a file; each is a function of the material that returns a `Section`."""
