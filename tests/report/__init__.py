"""One file a lever: its mechanism moves what it should move directly; and what holds for all of them."""
