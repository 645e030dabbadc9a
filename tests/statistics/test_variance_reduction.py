"""Pairing by seed is worth at least three times the futures: two shipped policies, five outcomes each.

Ten one-sided tests (Pitman and Morgan) at 0.5 % each: each would pass by luck with at most 0.5 % chance were
its ratio below 3. 32 seeds of a quarter of the place; what was looked at beforehand were seeds 0 to 11.
"""

import pytest

from sim.population.place import Place
from sim.results.outcomes import HEADLINE
from sim.variance_reduction import Ratio, variance_ratios
from tests.statistics.significance import ERROR_RATE

pytestmark = pytest.mark.slow
NAMED = ("higher_early_help_threshold", "lower_early_help_threshold")
SEEDS = range(200, 232)
LEAST = 3.0


@pytest.fixture(scope="module")
def ratios() -> dict[str, dict[str, Ratio]]:
    place = Place.read("tameside").scaled(0.25)
    return variance_ratios(place, 10, NAMED, SEEDS, confidence=1 - ERROR_RATE)


@pytest.mark.parametrize("policy", NAMED)
@pytest.mark.parametrize("measure", HEADLINE)
def test_independent_seeds_would_make_the_variance_of_a_difference_three_times_as_large(
    ratios, policy, measure
):
    found = ratios[policy][measure]
    assert found.at_least > LEAST, f"{found.ratio:.1f} times, at least {found.at_least:.1f}"
