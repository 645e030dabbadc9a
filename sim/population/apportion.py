"""Apportionment: whole families from shares, with nobody lost."""

import numpy as np


def largest_remainder(total: int, shares: np.ndarray) -> np.ndarray:
    """Split a whole number by shares, shape (n,), so that the parts sum to it exactly.

    Each part is its quota rounded down; those with the largest remainders get one more, the first of
    equals first (Hamilton, 1792). So no part is a whole family away from its quota.
    """
    quotas = total * np.asarray(shares, float) / np.sum(shares)
    parts = np.floor(quotas).astype(int)
    missing = total - parts.sum()
    parts[np.argsort(parts - quotas, kind="stable")[:missing]] += 1
    return parts
