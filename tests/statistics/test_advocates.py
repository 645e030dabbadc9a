"""Sixteen advocates at 5 hours a week for a family or at 20: the same money, more families or more hours.

Four one-sided paired t tests at 0.5 % each, 2 % together; 12 seeds of half the place, means of the years
named. What they test was fixed after eight other seeds. Advocates who do nothing: exactly nothing.
"""

import pytest

from sim.state.measures import MEASURES
from tests.statistics.lives import figures, gaps
from tests.statistics.significance import in_words, shown_above, shown_below

pytestmark = pytest.mark.slow
ALL, LATER = range(2020, 2028), range(2023, 2028)


def test_open_families_trust_more_beside_advocates(advocates):
    more = gaps(advocates["baseline"], advocates["5 hours"], "trust", ALL)
    assert shown_above(more), in_words(more)


def test_advocates_who_chase_services_have_more_of_them_ask_the_story_again(advocates):
    more = gaps(advocates["baseline"], advocates["5 hours"], "repeat_assessments", ALL)
    assert shown_above(more), in_words(more)


def test_fewer_children_are_looked_after_in_later_years(advocates):
    fewer = gaps(advocates["baseline"], advocates["5 hours"], "looked_after", LATER)
    assert shown_below(fewer), in_words(fewer)


def test_the_same_money_relieves_more_need_at_5_hours_than_at_20(advocates):
    less = gaps(advocates["20 hours"], advocates["5 hours"], "severity", ALL)
    assert shown_below(less), in_words(less)


def test_both_teams_give_the_same_hours_so_cost_the_same(advocates):
    few, many = (figures(advocates[hours], "advocate_hours", LATER) for hours in ("5 hours", "20 hours"))
    assert few == pytest.approx(many, rel=0.01)


def test_advocates_who_do_nothing_change_nothing(advocates):
    for name in (measure.name for measure in MEASURES if not measure.name.startswith("advocate")):
        assert not gaps(advocates["baseline"], advocates["who do nothing"], name, ALL).any(), name
    assert figures(advocates["who do nothing"], "advocate_families", LATER).min() > 0
