"""Seeing a third more with no more capacity: more referred, heavier caseloads, and need as it was.

Three one-sided paired t tests and one equivalence test at 0.5 % each, 2 % together; 12 seeds of half the
place. *About unchanged* means within 1 % of the baseline's severity of needs a family, years 1 to 3.
"""

import pytest

from tests.statistics.lives import figures, gaps
from tests.statistics.significance import in_words, shown_above, shown_within

pytestmark = pytest.mark.slow
FIRST_YEARS = range(2020, 2023)
MARGIN = 0.01  # share of the baseline's severity


@pytest.mark.parametrize("measure", ["referrals", "caseload", "cost"])
def test_more_detection_brings_more_work(paired, measure):
    more = gaps(paired["baseline"], paired["more detection"], measure, FIRST_YEARS)
    assert shown_above(more), in_words(more)


def test_more_detection_alone_leaves_need_about_as_it_was(paired):
    change = gaps(paired["baseline"], paired["more detection"], "severity", FIRST_YEARS)
    share = change / figures(paired["baseline"], "severity", FIRST_YEARS)
    assert shown_within(share, -MARGIN, MARGIN), in_words(share)
