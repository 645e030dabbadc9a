"""Single assessment: one that stands spares others, and on the wheel a family names needs and no others."""

import numpy as np
import pytest

from sim.journey.scope import is_in_scope, reach_of_help
from sim.journey.single_assessment import NEW_ONE, needs_named, stands_for, weeks_to_assess
from sim.state.codes import Need, Scope, Tier
from sim.state.events import Event, Reason
from sim.state.families import empty_families
from tests.journey.given_rules import rules
from tests.levers.under import differing, total, under

SHARED, WHEEL = {"accepted": 1.0}, {"wheel": 1.0}
WEEK = 500


def family_assessed(week: int) -> np.record:
    family = empty_families(1)[0]
    family.assessed_week = week
    return family


def share_named(trust: float, need: Need, severity: int) -> float:
    """Share of a thousand weeks in which a family names a need; it never names another."""
    family, p = empty_families(1)[0], rules("single_assessment")
    family.severity[need] = severity
    named = np.array([int(needs_named(family, trust, p, 1, week)) for week in range(1000)])
    assert set(named) <= {0, 1 << need}
    return float(np.mean(named > 0))


@pytest.mark.parametrize(("weeks_ago", "stands"), [(0, True), (26, True), (27, False), (500, False)])
def test_an_assessment_stands_for_half_a_year(weeks_ago, stands):
    family, p = family_assessed(WEEK - weeks_ago), rules("single_assessment", accepted=1.0)
    assert stands_for(family, NEW_ONE, p, 1, WEEK) == stands
    assert not stands_for(family, NEW_ONE, rules("single_assessment"), 1, WEEK)


def test_who_is_being_assessed_is_not_assessed_beside_it():
    family, p = family_assessed(0), rules("single_assessment", accepted=1.0)
    family.tier = Tier.ASSESSMENT
    assert stands_for(family, int(Need.MENTAL_HEALTH), p, 1, WEEK)


def test_bringing_an_assessment_up_to_date_takes_half_the_weeks_of_a_new_one():
    lately, long_ago = family_assessed(WEEK - 10), family_assessed(0)
    p = rules("single_assessment", accepted=1.0)
    assert (weeks_to_assess(8, lately, p, 1, WEEK), lately.updating) == (4, 1)
    assert (weeks_to_assess(8, long_ago, p, 1, WEEK), long_ago.updating) == (8, 0)


def test_graver_needs_are_named_oftener_and_with_trust_those_hard_to_own_up_to():
    money = [share_named(0.55, Need.MONEY_AND_WORK, severity) for severity in range(4)]
    assert money[0] == 0.0 and money == sorted(money)
    drink = [share_named(trust, Need.SUBSTANCE_MISUSE, 2) for trust in (0.2, 0.55, 0.9)]
    assert drink == sorted(drink) and drink[-1] < money[2]


def test_what_a_family_names_its_lead_works_on_outside_its_trade_too():
    family, p = empty_families(1)[0], rules("needs")
    family.tier = Tier.EARLY_HELP
    before = float(reach_of_help(family, int(Need.MENTAL_HEALTH), p))
    family.named = 1 << Need.MENTAL_HEALTH | 1 << Need.HOUSING
    assert before < 0.4 < float(reach_of_help(family, int(Need.MENTAL_HEALTH), p)) < 0.5
    assert reach_of_help(family, int(Need.HOUSING), p) == 1.0  # its trade, as ever
    assert reach_of_help(family, int(Need.SUBSTANCE_MISUSE), p) == before


def test_what_a_family_names_is_in_scope_beyond_the_presenting_need():
    family = empty_families(1)[0]
    family.presenting = Need.PARENTING
    assert not is_in_scope(family, int(Need.MENTAL_HEALTH), float(Scope.PRESENTING))
    family.named = 1 << Need.MENTAL_HEALTH
    assert is_in_scope(family, int(Need.MENTAL_HEALTH), float(Scope.PRESENTING))


def test_where_one_assessment_stands_fewer_are_made_and_some_brought_up_to_date():
    run, before = under(single_assessment=SHARED), under()
    assert total(run, "repeat_assessments") < 0.7 * total(before, "repeat_assessments")
    assert total(run, "shared_assessments") > 50
    assert 0 < total(run, "assessment_updates") < total(run, "assessments")
    assert total(before, "assessment_updates", "shared_assessments") == 0
    assert total(run, "self_assessments") == 0


def test_a_longer_term_spares_more():
    short, long = ({**SHARED, "valid_weeks": weeks} for weeks in (13, 52))
    spared = [total(under(single_assessment=block), "shared_assessments") for block in (short, long)]
    assert spared[0] < spared[1]


def test_the_wheel_is_filled_in_early_help_and_names_what_the_lead_did_not_know():
    run = under(single_assessment=WHEEL)
    filled = run.events[run.events.event == Event.SELF_ASSESSED]
    assert len(filled) == total(run, "self_assessments") > 50
    assert (filled.rule == Reason.SELF_ASSESSMENT).all()
    assert filled.value.sum() == total(run, "needs_named") > len(filled) / 2
    assert total(run, "shared_assessments") == 0


def test_half_the_families_fill_in_half_the_wheels():
    half = total(under(single_assessment={"wheel": 0.5}), "self_assessments")
    assert 0.35 < half / total(under(single_assessment=WHEEL), "self_assessments") < 0.65


def test_who_named_needs_has_them_forgotten_when_its_case_ends():
    families = under(single_assessment=WHEEL).families
    assert (families.named[families.tier == Tier.UNIVERSAL] == 0).all()
    assert (families.named[families.tier == Tier.EARLY_HELP] != 0).any()


def test_a_single_assessment_moves_assessments_and_no_way_in():
    moved = differing(under(single_assessment=SHARED), under())
    assert {"repeat_assessments", "shared_assessments", "assessment_updates"} <= moved
    assert moved.isdisjoint({"families", "needs_named", "hub_discussions", "information_checks"})
