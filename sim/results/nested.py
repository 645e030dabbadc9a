"""Two futures a draw of the parameters: what chance does and what the parameters do, told apart.

Futures s and s + 1 of an even seed s have the same parameters and differ by chance alone, so half the
mean squared difference within such pairs is the variance of chance. The means of pairs vary by the
parameters and by half the chance; less that half, their variance is that of the parameters. This is the
nested analysis of variance with two in a group (Searle, Casella and McCulloch 1992, chapter 3).
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

FUTURES_A_DRAW = 2
CONFIDENCE = 0.95
LOWEST, HIGHEST = 0.05, 0.95  # of futures: the range in which nine of ten fall


class Spread(NamedTuple):
    """Why futures differ, as standard deviations in the unit of the figures.

    chance_sd : between futures of the same parameters; parameter_sd : between draws of the parameters, as
    it would be without chance; draws : how many draws the futures have, 0 where all share one set of
    parameters. nan where too few futures tell it, and for the parameters where they do not vary.
    """

    chance_sd: float
    parameter_sd: float
    draws: int


def draw_of(seed: int) -> int:
    """Return the number of the draw whose parameters a future has."""
    return seed // FUTURES_A_DRAW


def draws_of(seeds: Iterable[int], made_by: dict) -> np.ndarray | None:
    """Return the draw of each future of a run, None where all share one set of parameters.

    made_by : the provenance of the run.
    """
    if (made_by.get("parameters") or {}).get("kind") != "posterior":
        return None
    return np.array([draw_of(seed) for seed in seeds], np.int64)


def by_draw(values: np.ndarray, draws: np.ndarray | None) -> np.ndarray:
    """Return figures that are independent of one another: the mean of each draw, or the futures themselves.

    values, draws : one a future, shape (seeds,).
    """
    if draws is None:
        return values
    _, group, size = np.unique(draws, return_inverse=True, return_counts=True)
    return np.bincount(group, weights=values, minlength=len(size)) / size


def spread(values: np.ndarray, draws: np.ndarray | None) -> Spread:
    """Tell chance and parameters apart in figures of one outcome, shape (seeds,), none missing.

    A draw with a single future tells nothing of chance and is left out.
    """
    if draws is None:
        return Spread(float(values.std(ddof=1)) if len(values) > 1 else np.nan, np.nan, 0)
    found, group, size = np.unique(draws, return_inverse=True, return_counts=True)
    paired = size[group] == FUTURES_A_DRAW
    order = np.argsort(group[paired], kind="stable")
    pairs = values[paired][order].reshape(-1, FUTURES_A_DRAW)
    chance = float((np.diff(pairs, axis=1) ** 2).mean() / 2) if len(pairs) else np.nan
    between = float(pairs.mean(axis=1).var(ddof=1)) if len(pairs) > 1 else np.nan
    parameters = between - chance / FUTURES_A_DRAW
    return Spread(chance**0.5, max(parameters, 0.0) ** 0.5 if np.isfinite(parameters) else np.nan, len(found))


def interval(
    values: np.ndarray, confidence: float = CONFIDENCE, draws: np.ndarray | None = None
) -> tuple[float, float]:
    """Return Student's t interval of a mean of figures, shape (seeds,); nan at both ends for fewer than two.

    With draws the unit is the draw, since its two futures are not independent; the mean is that of draws.
    """
    units = by_draw(values, draws)
    if len(units) < 2:
        return float("nan"), float("nan")
    half = half_width(units.std(ddof=1), len(units), confidence)
    return float(units.mean() - half), float(units.mean() + half)


def half_width(deviation: float, units: int, confidence: float = CONFIDENCE) -> float:
    """Return half the width of Student's t interval, from the units' standard deviation (ddof 1)."""
    from scipy.special import stdtrit  # 13 MB that a run itself has no use for

    return float(stdtrit(units - 1, 0.5 + confidence / 2) * deviation / np.sqrt(units))


def range_of_futures(values: np.ndarray) -> tuple[float, float]:
    """Return the ends between which nine of ten futures fall; nan at both for none."""
    if not len(values):
        return float("nan"), float("nan")
    low, high = np.quantile(values, [LOWEST, HIGHEST])
    return float(low), float(high)
