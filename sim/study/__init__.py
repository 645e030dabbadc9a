"""Studies: which assumptions drive an answer, and in which futures a policy fails."""
