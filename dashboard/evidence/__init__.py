"""Evidence: how each number of the model is known, and how the model stands against published figures."""
