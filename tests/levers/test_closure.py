"""Closure: the rule decides when cases close, the scope which needs help reaches; neither moves the other."""

import pytest

from sim.journey.closure import closes_unsettled
from sim.journey.scope import reach_of_help
from sim.scenario import Scenario
from sim.state.codes import ClosingRule, Need, Scope, Tier
from sim.state.events import Event, Reason
from sim.state.families import empty_families
from tests.journey.given_rules import rules
from tests.levers.trials import happened, total

WEEK = 300


def family(tier=Tier.EARLY_HELP, presenting=Need.HOUSING, engagement=0.5, opened=WEEK - 20):
    one = empty_families(1)[0]
    one.tier, one.presenting, one.engagement, one.opened_week = tier, presenting, engagement, opened
    return one


def test_as_shipped_nothing_closes_unsettled():
    p = rules("closure")
    for rule in (ClosingRule.SETTLED_SCORE, ClosingRule.PRESENTING, ClosingRule.WHOLE_FAMILY):
        assert closes_unsettled(family(engagement=0.0, opened=0), int(rule), p, WEEK) == -1


def test_a_time_limit_closes_when_its_weeks_are_over_and_not_before():
    p, rule = rules("closure", most_weeks=20.0), int(ClosingRule.TIME_LIMIT)
    assert closes_unsettled(family(opened=WEEK - 20), rule, p, WEEK) == Reason.TIME_WAS_UP
    assert closes_unsettled(family(opened=WEEK - 19), rule, p, WEEK) == -1


def test_a_family_that_does_not_engage_is_closed_where_reviews_do_so():
    p = rules("closure", disengaged_line=0.2)
    assert closes_unsettled(family(engagement=0.19), 0, p, WEEK) == Reason.NOT_ENGAGED
    assert closes_unsettled(family(engagement=0.2), 0, p, WEEK) == -1


@pytest.mark.parametrize(
    ("scope", "presenting", "parenting", "abuse"),
    [(Scope.TRADE, 1.0, 1.0, 0.3), (Scope.PRESENTING, 1.0, 0.3, 0.3), (Scope.WHOLE_FAMILY, 1.0, 1.0, 0.45)],
)
def test_help_reaches_the_needs_in_scope(scope, presenting, parenting, abuse):
    """Early help's own are housing, here the presenting need, and parenting; domestic abuse is not."""
    p, one = rules("needs", help_scope=float(scope)), family()
    reach = [float(reach_of_help(one, int(need), p)) for need in (Need.HOUSING, Need.PARENTING, 4)]
    assert reach == [presenting, parenting, abuse]


def test_a_separate_agency_helps_whatever_the_scope():
    one = family()
    one.siloed = 1 << Need.DOMESTIC_ABUSE
    reach = {float(reach_of_help(one, 4, rules("needs", help_scope=float(scope)))) for scope in Scope}
    assert reach == {0.55}


def test_a_family_whose_presenting_need_nobody_noted_is_helped_as_usual():
    one, p = family(presenting=-1), rules("needs", help_scope=float(Scope.PRESENTING))
    assert float(reach_of_help(one, int(Need.PARENTING), p)) == 1.0


def test_under_a_time_limit_cases_close_for_time_and_else_none_does():
    closed = happened("closure: {rule: time_limit, weeks: 12}", Event.CIN_ENDED)
    assert (closed.rule == Reason.TIME_WAS_UP).sum() > 10
    assert (happened("", Event.CIN_ENDED).rule == Reason.TIME_WAS_UP).sum() == 0


def test_reviews_close_families_that_do_not_engage():
    closed = happened("closure: {disengaged_below: 0.4}", Event.CLOSED)
    by_reviews = closed[closed.rule == Reason.NOT_ENGAGED]
    assert len(by_reviews) > 10
    stepped_down = happened("closure: {disengaged_below: 0.4}", Event.STEPPED_DOWN)
    assert (stepped_down.rule == Reason.NOT_ENGAGED).sum() == 0


def test_whole_family_closing_keeps_more_children_open_than_the_presenting_need():
    open_weeks = [
        total(f"closure: {{rule: {rule}}}", "child_in_need") for rule in ("whole_family", "presenting")
    ]
    assert open_weeks[0] > 1.1 * open_weeks[1]


def test_the_scope_alone_moves_no_closing_rule():
    reasons = set(happened("closure: {scope: presenting}", Event.CLOSED).rule)
    assert Reason.PRESENTING_NEED_EASED not in reasons
    narrow, usual = (total(blocks, "repeat_assessments") for blocks in ("closure: {scope: presenting}", ""))
    assert narrow < 0.8 * usual  # nobody else is asked for help with needs out of scope


def test_a_time_limit_says_its_weeks_whether_given_or_usual():
    given, usual = {"rule": "time_limit", "weeks": 20}, {"rule": "time_limit"}
    assert "(20 weeks)" in Scenario.of({"closure": given}).sentences()[0]
    said = f"(the usual {rules('closure').most_weeks:g} weeks)"
    assert said in Scenario.of({"closure": usual}).sentences()[0]
