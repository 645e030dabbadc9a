"""Charts as files: demand by tier, cost by agency, paired differences."""
