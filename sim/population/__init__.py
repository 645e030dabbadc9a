"""Who lives in a place: its profile, its dwellings, the families in them, and both networks."""
