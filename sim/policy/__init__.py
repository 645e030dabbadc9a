"""What a scenario may change: one lever a file, and the dated changes that all of them become."""
