"""Indices: how much each factor drives an outcome, by SALib, each with a 95 % interval over points.

An interval is the value give or take 1.96 standard deviations of what resampled points give: trajectories of
morris, base samples of sobol, points of pawn; for fast it is Student's over its search curves, for a rank
correlation Fisher's.
"""

import warnings
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from sim.study.design import CURVES, HARMONICS, LEVELS, Design, Subset

CONFIDENCE = 0.95
RESAMPLES = 200
OF_PAWN = 4  # times fewer for pawn, which takes 6 ms a factor: the sd of 50 is known to a tenth
HALF = 1.959963984540054  # standard deviations in half a 95 % interval


class Index(NamedTuple):
    """One index of every factor, arrays of shape (factors,): its value and the ends of its interval."""

    value: np.ndarray
    low: np.ndarray
    high: np.ndarray


class SecondOrder(NamedTuple):
    """What pairs of factors do beyond each alone, shape (factors, factors), nan below the diagonal."""

    value: np.ndarray
    half: np.ndarray


Indices = dict[str, Index]


def indices_of(design: Design, subset: Subset, output: np.ndarray, resamples: int = RESAMPLES) -> Indices:
    """Return every index of the design's method by name, from the outputs of the subset's points.

    output : shape (points of the subset,), all finite. An outcome that nothing moves has indices of zero.
    """
    if np.ptp(output) == 0.0:
        nothing = np.zeros(design.problem["num_vars"])
        return {name: Index(nothing, nothing, nothing) for name in NAMES[design.method]}
    return _WAYS[design.method](design, subset, output, resamples)


def second_order_of(design: Design, output: np.ndarray, resamples: int = RESAMPLES) -> SecondOrder:
    """Return the second-order indices of a whole sobol study."""
    if np.ptp(output) == 0.0:
        nothing = np.zeros((design.problem["num_vars"],) * 2)
        return SecondOrder(nothing, nothing)
    found = _saltelli(design, output, resamples)
    return SecondOrder(found["S2"], found["S2_conf"])


def _sobol(design: Design, _subset: Subset, output: np.ndarray, resamples: int) -> Indices:
    found = _saltelli(design, output, resamples)
    return {name: _give_or_take(found[name], found[f"{name}_conf"]) for name in NAMES["sobol"]}


def _saltelli(design: Design, output: np.ndarray, resamples: int) -> dict[str, np.ndarray]:
    from SALib.analyze import sobol

    return sobol.analyze(
        design.problem, output, num_resamples=resamples, conf_level=CONFIDENCE, seed=_seed(design)
    )


def _morris(design: Design, subset: Subset, output: np.ndarray, resamples: int) -> Indices:
    from SALib.analyze import morris

    points = design.points[subset.rows]
    found = morris.analyze(design.problem, points, output, num_levels=LEVELS, seed=_seed(design))
    effects = _elementary_effects(design, points, output)
    drawn = np.random.default_rng(_seed(design)).integers(len(effects), size=(resamples, len(effects)))
    again = effects[drawn]  # shape (resamples, trajectories, factors)
    spread = {
        "mu": again.mean(axis=1),
        "mu_star": np.abs(again).mean(axis=1),
        "sigma": again.std(axis=1, ddof=1),
    }
    return {
        name: _give_or_take(np.asarray(found[name], float), HALF * values.std(axis=0, ddof=1))
        for name, values in spread.items()
    }


def _elementary_effects(design: Design, points: np.ndarray, output: np.ndarray) -> np.ndarray:
    """Return the effect of each factor in each trajectory: the mean over a single one, as SALib has it."""
    block = design.problem["num_vars"] + 1
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of the deviation over a single one
        pieces = [slice(first, first + block) for first in range(0, len(points), block)]
        return np.array([_mean_effect(design, points[one], output[one]) for one in pieces], float)


def _mean_effect(design: Design, points: np.ndarray, output: np.ndarray) -> np.ndarray:
    from SALib.analyze import morris

    few = {"num_resamples": 2, "num_levels": LEVELS, "seed": _seed(design)}
    return np.asarray(morris.analyze(design.problem, points, output, **few)["mu"], float)


def _fast(design: Design, subset: Subset, output: np.ndarray, _resamples: int) -> Indices:
    curves = len(subset.rows) // (len(design.points) // CURVES)
    each = [_one_curve(design, mine) for mine in np.split(output, curves)]
    half = _student(curves - 1) / np.sqrt(curves)
    return {
        name: _give_or_take(
            np.mean([one[name] for one in each], axis=0),
            half * np.std([one[name] for one in each], axis=0, ddof=1),
        )
        for name in NAMES["fast"]
    }


def _one_curve(design: Design, output: np.ndarray) -> dict[str, list[float]]:
    """Analyse one search curve; SALib's own interval, which its guide calls unreliable, is not used."""
    from SALib.analyze import fast

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return fast.analyze(design.problem, output, M=HARMONICS, num_resamples=2, seed=_seed(design))


def _pawn(design: Design, subset: Subset, output: np.ndarray, resamples: int) -> Indices:
    points = design.points[subset.rows]
    luck = np.random.default_rng(_seed(design))
    again = [
        _medians(design, points[drawn], output[drawn])
        for drawn in luck.integers(len(points), size=(max(2, resamples // OF_PAWN), len(points)))
    ]
    half = HALF * np.std(again, axis=0, ddof=1)
    return {"pawn": _give_or_take(_medians(design, points, output), half)}


def _medians(design: Design, points: np.ndarray, output: np.ndarray) -> np.ndarray:
    from SALib.analyze import pawn

    return np.asarray(pawn.analyze(design.problem, points, output, S=10)["median"], float)


def _latin(design: Design, subset: Subset, output: np.ndarray, _resamples: int) -> Indices:
    from scipy.stats import pearsonr, rankdata

    ranks = rankdata(output)
    found = [pearsonr(rankdata(column), ranks) for column in design.points[subset.rows].T]
    ends = [one.confidence_interval(CONFIDENCE) for one in found]
    low, high = (np.array([getattr(end, side) for end in ends]) for side in ("low", "high"))
    return {"rank_correlation": Index(np.array([one.statistic for one in found]), low, high)}


def _give_or_take(value: np.ndarray, half: np.ndarray) -> Index:
    value, half = np.asarray(value, float), np.asarray(half, float)
    return Index(value, value - half, value + half)


def _student(freedom: int) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(freedom, 0.5 + CONFIDENCE / 2))


def _seed(design: Design) -> int:
    """Return a seed above zero: SALib takes zero for none."""
    return design.luck + 1


_WAYS: dict[str, Callable[[Design, Subset, np.ndarray, int], Indices]] = {
    "sobol": _sobol,
    "morris": _morris,
    "fast": _fast,
    "pawn": _pawn,
    "latin": _latin,
}
MAIN_INDEX = {  # by which factors are ranked
    "sobol": "ST",
    "fast": "ST",
    "morris": "mu_star",
    "pawn": "pawn",
    "latin": "rank_correlation",
}
NAMES = {
    "sobol": ("S1", "ST"),
    "morris": ("mu", "mu_star", "sigma"),
    "fast": ("S1", "ST"),
    "pawn": ("pawn",),
    "latin": ("rank_correlation",),
}
