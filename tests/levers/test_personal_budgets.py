"""Personal budgets: the family's own priority first; no separate agency for it; money counted once a case."""

import numpy as np
import pytest

from sim.journey.hazards import help_on
from sim.journey.personal_budgets import own_priority, treated_now
from sim.state.codes import Need, Tier
from sim.state.events import Event
from sim.state.families import empty_families
from tests.journey.given_rules import rules
from tests.levers.under import differing, total, under

EVERYBODY = {"offered": 1.0, "engagement": 0.0}


def severities(*values: int) -> np.ndarray:
    return np.array(values, np.int8)


@pytest.mark.parametrize(
    ("severity", "first"),
    [
        ((0, 0, 0, 0, 0, 0, 0, 0), -1),
        ((1, 0, 2, 0, 2, 0, 0, 0), Need.MENTAL_HEALTH),
        ((2, 0, 2, 0, 0, 0, 0, 3), Need.CRIME_AND_ASB),
        ((1, 1, 1, 1, 1, 1, 1, 1), Need.MONEY_AND_WORK),
    ],
)
def test_the_severest_need_comes_first_and_money_before_others_among_equals(severity, first):
    assert own_priority(severities(*severity)) == first


def test_a_family_stays_with_its_priority_until_it_has_eased_and_then_turns_to_the_next():
    mental_health, crime = 1 << Need.MENTAL_HEALTH, 1 << Need.CRIME_AND_ASB
    assert treated_now(severities(0, 0, 2, 0, 0, 0, 0, 3), mental_health) == mental_health
    assert treated_now(severities(0, 0, 1, 0, 0, 0, 0, 3), mental_health) == crime
    assert treated_now(severities(0, 0, 0, 0, 0, 0, 0, 0), mental_health) == mental_health


def test_what_the_budget_buys_reaches_its_need_in_full_and_no_other():
    family = empty_families(1)[0]
    family.tier, family.help_power = Tier.EARLY_HELP, 0.05
    family.bought = 1 << Need.SUBSTANCE_MISUSE
    p = rules("needs")
    assert help_on(family, Need.SUBSTANCE_MISUSE, 0, p) == pytest.approx(0.05)
    assert help_on(family, Need.DOMESTIC_ABUSE, 0, p) == pytest.approx(0.05 * p.scope_outside)


def test_money_is_counted_for_each_budget_and_a_family_has_one_a_case():
    run = under(personal_budgets={**EVERYBODY, "pounds": 750})
    given = run.events[run.events["event"] == Event.BUDGET_GIVEN]
    assert total(run, "personal_budgets") == len(given) > 50
    assert total(run, "personal_budget_pounds") == 750 * len(given)


def test_fewer_separate_agencies_ask_the_story_again():
    run, before = under(personal_budgets=EVERYBODY), under()
    assert total(run, "repeat_assessments") < total(before, "repeat_assessments")


def test_more_offers_are_more_budgets_to_the_same_families_and_more():
    some, everybody = (under(personal_budgets={**EVERYBODY, "offered": share}) for share in (0.3, 1.0))
    assert 0 < total(some, "personal_budgets") < total(everybody, "personal_budgets")


def test_the_budget_does_not_touch_who_lives_here():
    moved = differing(under(personal_budgets=EVERYBODY), under())
    assert "severity" in moved and "families" not in moved
