"""The board's report: what a stored comparison says, as one page that carries everything it needs."""
