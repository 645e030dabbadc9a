"""The fit: which parameters the targets inform (screen), and which values they leave (ABC-SMC)."""
