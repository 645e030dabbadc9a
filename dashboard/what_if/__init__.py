"""What if: from a few plain decisions to a policy, from a policy to its paired answer, then to pictures.

decisions -> policy -> (desk, towns) -> answered -> telling and pictures; a sample of families first, the
whole place when asked for.
"""
