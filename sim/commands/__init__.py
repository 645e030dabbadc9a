"""The commands of `revolving-door`, one a file; each loads what is heavy only when it is given."""
