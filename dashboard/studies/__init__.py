"""Studies: results of studies and of fits opened and looked at, and small studies started."""
