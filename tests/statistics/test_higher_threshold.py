"""A higher threshold for early help: fewer cases at first, and later more demand where help had room.

Five one-sided paired t tests at 0.5 % each, 2.5 % together; 12 seeds of half the place. *Room* is half as
many key workers again in both arms from April 2018, so that hardly anyone waits.
"""

import pytest

from tests.statistics.lives import figures, gaps
from tests.statistics.significance import in_words, shown_above, shown_below

pytestmark = pytest.mark.slow
FIRST, LATER = [2020], range(2023, 2028)


@pytest.mark.parametrize("measure", ["early_help_assessments", "early_help_families"])
def test_there_are_fewer_early_help_cases_in_the_first_year(paired, measure):
    fewer = gaps(paired["baseline"], paired["higher threshold"], measure, FIRST)
    assert shown_below(fewer), in_words(fewer)


@pytest.mark.parametrize("measure", ["in_need", "looked_after"])
def test_where_early_help_had_room_statutory_demand_and_care_rise_later(paired, measure):
    assert figures(paired["room"], "wait", LATER).mean() < 1.0
    more = gaps(paired["room"], paired["room and higher threshold"], measure, LATER)
    assert shown_above(more), in_words(more)


def test_the_line_costs_more_where_early_help_had_room_than_where_it_kept_a_queue(paired):
    with_room = gaps(paired["room"], paired["room and higher threshold"], "in_need", LATER)
    with_queue = gaps(paired["baseline"], paired["higher threshold"], "in_need", LATER)
    assert shown_above(with_room - with_queue), in_words(with_room - with_queue)


@pytest.mark.xfail(
    raises=AssertionError,
    strict=True,
    reason="as shipped, early help keeps a queue of about ten weeks, and a higher line clears it first",
)
def test_in_the_place_as_shipped_statutory_demand_rises_later(paired):
    more = gaps(paired["baseline"], paired["higher threshold"], "in_need", LATER)
    assert shown_above(more), in_words(more)
