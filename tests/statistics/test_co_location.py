"""Sitting together moves knowledge and little else; with shared outcomes it does more than their sum.

Seven one-sided paired t tests and three equivalence tests at 0.5 % each, 5 % together; 12 seeds of half the
place, policy years 4 to 8. *Little* means less than a quarter of what both do together, either way.
"""

import pytest

from tests.statistics.lives import gaps, more_than_the_sum
from tests.statistics.significance import in_words, shown_above, shown_below

pytestmark = pytest.mark.slow
LATER = range(2023, 2028)
INTEGRATED = ["agencies_a_family", "repeat_assessments", "care_starts"]
LITTLE = 0.25


def test_sitting_together_alone_lets_more_be_known_at_the_front_door(co_location):
    more = gaps(co_location["baseline"], co_location["co-location"], "referrals", LATER)
    assert shown_above(more), in_words(more)


@pytest.mark.parametrize("measure", INTEGRATED)
def test_sitting_together_alone_changes_little_else(co_location, measure):
    alone, both = (
        gaps(co_location["baseline"], co_location[arm], measure, LATER) for arm in ("co-location", "both")
    )
    assert shown_above(alone - LITTLE * both), in_words(alone)
    assert shown_below(alone + LITTLE * both), in_words(alone)


@pytest.mark.parametrize("measure", INTEGRATED)
def test_with_shared_outcomes_there_are_fewer_agencies_fewer_repeats_and_less_care(co_location, measure):
    fewer = gaps(co_location["baseline"], co_location["both"], measure, LATER)
    assert shown_below(fewer), in_words(fewer)


@pytest.mark.parametrize("measure", INTEGRATED)
def test_both_together_do_more_than_the_sum_of_the_two(co_location, measure):
    beyond = more_than_the_sum(co_location, measure, LATER)
    assert shown_below(beyond), in_words(beyond)
