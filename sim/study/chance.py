"""Chance: how much of what differs between points is luck, and how many seeds would settle it."""

import math

import numpy as np

SMALL = 0.1  # share of the variance between points that chance may have


def chance_of(output: np.ndarray) -> dict[str, float]:
    """Return how an outcome varies with its point and by chance.

    output : shape (points, seeds). All points have the same seeds, so what a seed does to all alike drops
    out; chance is what it does to one point and not to another. `sd_of_points` and `sd_of_chance` are those
    of a point's mean over its seeds, `share_of_chance` is in their variance; `seeds_for_10_percent` is how
    many seeds a point would bring it down to that, nan where the points do not differ beyond chance.
    """
    points, seeds = output.shape
    own = output - output.mean(axis=0) - output.mean(axis=1, keepdims=True) + output.mean()
    of_one = float((own**2).sum() / ((points - 1) * (seeds - 1)))
    between = float(output.mean(axis=1).var(ddof=1))
    signal = between - of_one / seeds
    share = (of_one / seeds) / between if between > 0 else math.nan
    enough = math.ceil((1 / SMALL - 1) * of_one / signal) if signal > 0 else math.nan
    return {
        "mean": float(output.mean()),
        "sd_of_points": math.sqrt(between),
        "sd_of_chance": math.sqrt(of_one / seeds),
        "share_of_chance": min(share, 1.0),
        "seeds": seeds,
        "seeds_for_10_percent": max(1, enough) if signal > 0 else math.nan,
    }
