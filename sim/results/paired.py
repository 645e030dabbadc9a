"""Paired differences: two policies on the same luck, seed by seed, with an interval.

The interval is Student's t over the seeds' differences; each seed is one paired future.
"""

from typing import NamedTuple

import numpy as np
from scipy.special import stdtrit

CONFIDENCE = 0.95


class PairedDifference(NamedTuple):
    """What the paired futures say of one outcome.

    `better_in` counts the futures in which the alternative is better, or higher where neither way is
    better; `verdict` is lower, higher, cannot tell, or no difference (all futures identical).
    `confidence` is that of the interval from `low` to `high` and of the verdict [0-1].
    """

    baseline: float
    alternative: float
    difference: float
    low: float
    high: float
    confidence: float
    better_in: int
    futures: int
    verdict: str
    in_words: str


def paired_difference(
    baseline: np.ndarray, alternative: np.ndarray, better: str, confidence: float = CONFIDENCE
) -> PairedDifference:
    """Compare two rows of figures, one a seed, shape (seeds,); seeds without both are left out.

    confidence : nominal, of the interval and the verdict; more than 95 % where the number of seeds
    was not fixed beforehand (see `sim.precision`). With fewer than two seeds there is no interval and
    the verdict is `cannot tell`.
    """
    known = np.isfinite(baseline) & np.isfinite(alternative)
    mine, other = baseline[known], alternative[known]
    if not len(mine):
        no = float("nan")
        return PairedDifference(no, no, no, no, no, confidence, 0, 0, "cannot tell", "cannot tell")
    gaps = other - mine
    low, high = interval(gaps, confidence)
    verdict = _verdict(gaps, low, high)
    better_in = int((gaps < 0).sum() if better == "lower" else (gaps > 0).sum())
    words = _in_words(gaps, verdict, better)
    means = mine.mean(), other.mean(), gaps.mean()
    return PairedDifference(*means, low, high, confidence, better_in, len(gaps), verdict, words)


def interval_in_words(confidence: float) -> str:
    """Name an interval by its confidence: `95 % interval`."""
    return f"{100 * confidence:g} % interval"


def interval(values: np.ndarray, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Return the interval of a mean of values (seeds,); both ends nan for fewer than two."""
    if len(values) < 2:
        return float("nan"), float("nan")
    half = half_width(values.std(ddof=1), len(values), confidence)
    return float(values.mean() - half), float(values.mean() + half)


def half_width(deviation: float, seeds: int, confidence: float = CONFIDENCE) -> float:
    """Return half the width of Student's t interval, from the seeds' standard deviation (ddof 1)."""
    return float(stdtrit(seeds - 1, 0.5 + confidence / 2) * deviation / np.sqrt(seeds))


def _verdict(gaps: np.ndarray, low: float, high: float) -> str:
    if not gaps.any():
        return "no difference"
    if low > 0:
        return "higher"
    return "lower" if high < 0 else "cannot tell"


def _in_words(gaps: np.ndarray, verdict: str, better: str) -> str:
    if verdict in ("cannot tell", "no difference"):
        return verdict
    agree = int((gaps > 0).sum() if verdict == "higher" else (gaps < 0).sum())
    word = verdict if better == "neither" else "better" if better == verdict else "worse"
    return f"{word} in {agree} of {len(gaps)} paired futures"
