"""A higher threshold for early help: fewer cases at first, more statutory demand and more care later.

Five one-sided paired t tests at 0.5 % each; 12 seeds of half the place, and 36 others of the whole place
for care. *Crowded* is 30 % fewer key workers in both arms from April 2018, so that early help keeps a long
queue.
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


def test_statutory_demand_rises_later(paired):
    more = gaps(paired["baseline"], paired["higher threshold"], "in_need", LATER)
    assert shown_above(more), in_words(more)


def test_more_children_are_looked_after_later(whole_paired):
    """Half of the place with 12 seeds could not tell, nor could the whole place with the first 12 of these.

    Both tries count in the error rate.
    """
    more = gaps(whole_paired["baseline"], whole_paired["higher threshold"], "looked_after", LATER)
    assert shown_above(more), in_words(more)


def test_the_line_costs_less_where_early_help_keeps_a_long_queue(paired):
    """There a higher line empties the queue first, and the same hours go to families in greater need."""
    waits = [figures(paired[arm], "wait", LATER).mean() for arm in ("baseline", "crowded")]
    assert waits[1] > waits[0] + 3.0, waits
    as_shipped = gaps(paired["baseline"], paired["higher threshold"], "in_need", LATER)
    crowded = gaps(paired["crowded"], paired["crowded and higher threshold"], "in_need", LATER)
    assert shown_above(as_shipped - crowded), in_words(as_shipped - crowded)
