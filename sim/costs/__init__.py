"""Costs: activity of the demand table times published prices, afterwards, in a ledger."""
