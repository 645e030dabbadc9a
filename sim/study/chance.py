"""Chance: how much of what differs between points is luck, and how many seeds would settle it."""

import math
from collections.abc import Mapping

import numpy as np

from sim.study.design import LEVELS

STEP = LEVELS / (2.0 * (LEVELS - 1))  # of morris, as a share of the range
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


def floor_of_chance(index: str, chance: Mapping[str, float]) -> float:
    """Return what an index would be of a factor that redraws a run's luck and does nothing else; 0 if unbiased.

    All points have the same seeds, so a dummy changes nothing at all where points differ in one factor, as
    those of sobol and morris do, and its index there is exactly zero. A real factor that merely sends luck
    another way would get a total index of chance's share of the variance, and the elementary effects of
    the difference of two draws of chance: of mean size 2 / root(pi) of its sd, with an sd of root 2 of it.
    """
    sd = chance["sd_of_chance"]
    floors = {
        "ST": chance["share_of_chance"],
        "mu": 2 / math.sqrt(math.pi) * sd / STEP,
        "mu_star": 2 / math.sqrt(math.pi) * sd / STEP,
        "sigma": math.sqrt(2) * sd / STEP,
    }
    floor = floors.get(index, 0.0)
    return floor if math.isfinite(floor) else 0.0
