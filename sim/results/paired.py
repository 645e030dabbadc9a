"""Paired differences: two policies on the same luck, seed by seed, with an interval.

The interval is Student's t over what is independent: the seeds' differences, each seed one paired future;
or, where futures have drawn parameters, the mean differences of the draws (`sim.results.nested`).
"""

from typing import NamedTuple

import numpy as np

from sim.results.nested import CONFIDENCE, by_draw, interval, range_of_futures, spread

NONE = float("nan")


class PairedDifference(NamedTuple):
    """What the paired futures say of one outcome.

    `low` and `high` are the interval of the mean difference, `p5` and `p95` the ends between which nine of
    ten futures' differences fall. `chance_sd` and `parameter_sd` say why differences vary over futures, and
    `draws` how many draws of the parameters they have (0: one set of parameters for all).
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
    p5: float
    p95: float
    chance_sd: float
    parameter_sd: float
    draws: int
    better_in: int
    futures: int
    verdict: str
    in_words: str


NOTHING = PairedDifference(*(NONE,) * 10, 0, 0, 0, "cannot tell", "cannot tell")


def paired_difference(
    baseline: np.ndarray,
    alternative: np.ndarray,
    better: str,
    confidence: float = CONFIDENCE,
    draws: np.ndarray | None = None,
) -> PairedDifference:
    """Compare two rows of figures, one a seed, shape (seeds,); seeds without both are left out.

    confidence : nominal, of the interval and the verdict; more than 95 % where the number of seeds
    was not fixed beforehand (see `sim.precision`). draws : the draw of each seed, None where all have
    the same parameters. With fewer than two units there is no interval and the verdict is `cannot tell`.
    """
    known = np.isfinite(baseline) & np.isfinite(alternative)
    if not known.any():
        return NOTHING._replace(confidence=confidence)
    mine, other = baseline[known], alternative[known]
    drawn = None if draws is None else draws[known]
    gaps = other - mine
    ends = interval(gaps, confidence, drawn)
    verdict = _verdict(gaps, *ends)
    better_in = int((gaps < 0).sum() if better == "lower" else (gaps > 0).sum())
    words = _in_words(gaps, verdict, better)
    apart = spread(gaps, drawn)
    means = [float(by_draw(values, drawn).mean()) for values in (mine, other, gaps)]
    return PairedDifference(
        *(means[0], means[1], means[2]),
        *ends,
        confidence,
        *range_of_futures(gaps),
        apart.chance_sd,
        apart.parameter_sd,
        apart.draws,
        better_in,
        len(gaps),
        verdict,
        words,
    )


def interval_in_words(confidence: float) -> str:
    """Name an interval by its confidence: `95 % interval`."""
    return f"{100 * confidence:g} % interval"


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
