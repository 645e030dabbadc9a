"""Variance reduction: a policy difference varies less on the same luck than between independent seeds.

Futures of different seeds are independent. Were the alternative run on seeds of its own, the variance of its
difference to the baseline would be the sum of their variances; paired, it is the variance of the seeds'
differences. The first over the second says how many times more futures independent seeds would take for the
same interval. Both are estimated from the same paired runs.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.special import stdtrit

from sim.compare import compare
from sim.results.outcomes import HEADLINE

if TYPE_CHECKING:
    from sim.population.place import Place

# shipped scenarios that `bench` holds against the baseline
POLICIES = ("higher_early_help_threshold", "lower_early_help_threshold")
BASELINE = "baseline"
SEEDS = 12
ONE_SIDED = 0.95


class Ratio(NamedTuple):
    """Variance under independent seeds over the paired variance of one outcome's difference.

    at_least : lower 95 % confidence limit (Pitman, Morgan; exact for normal outcomes). Both are nan where
    the difference does not vary.
    """

    ratio: float
    at_least: float


def variance_ratios(
    place: "Place",
    years: int,
    policies: Sequence[str] = POLICIES,
    seeds: Sequence[int] = range(SEEDS),
    confidence: float = ONE_SIDED,
) -> dict[str, dict[str, Ratio]]:
    """Run policies against the baseline and return the ratio of each headline outcome, by policy."""
    comparison = compare(
        BASELINE, *policies, place=place, years=years, seeds=seeds, journeys=False, parameters="best"
    )
    found = {}
    for alternative in comparison.alternatives:
        mine, theirs = (figures[list(HEADLINE)] for figures in comparison.by_seed(alternative))
        found[alternative.scenario] = {
            measure: variance_ratio(mine[measure].to_numpy(), theirs[measure].to_numpy(), confidence)
            for measure in HEADLINE
        }
    return found


def variance_ratio(baseline: np.ndarray, alternative: np.ndarray, confidence: float = ONE_SIDED) -> Ratio:
    """Return var(a) + var(b) over var(a - b) for figures of the same seeds, shape (seeds,).

    With s = a + b and d = a - b the ratio is (1 + var(s) / var(d)) / 2, so that a limit for the ratio of two
    correlated variances (Pitman 1939, Morgan 1939) is a limit for ours.
    """
    total, gap = alternative + baseline, alternative - baseline
    if len(gap) < 3 or np.ptp(gap) == 0 or np.ptp(total) == 0:
        return Ratio(float("nan"), float("nan"))
    over = total.var(ddof=1) / gap.var(ddof=1)
    apart = 1 - np.corrcoef(total, gap)[0, 1] ** 2
    freedom = len(gap) - 2
    k = 1 + 2 * apart * stdtrit(freedom, confidence) ** 2 / freedom
    return Ratio(float(1 + over) / 2, float(1 + over * (k - np.sqrt(k**2 - 1))) / 2)
