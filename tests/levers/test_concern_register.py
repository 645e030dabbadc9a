"""Concern register: live concerns of several agencies set off a visit, which offers and forces nobody."""

import numpy as np
import pytest

from sim.journey.concern_register import agencies_concerned, may_be_noted
from sim.journey.holistic import is_in_need, needs_found
from sim.state.codes import Agency, Tier
from sim.state.events import Event, Reason
from sim.state.families import LONG_AGO, NEEDS, empty_families
from tests.journey.given_rules import rules
from tests.levers.under import differing, total, under

ALL_WRITTEN_DOWN = {"noted": 1.0, "remembered_weeks": 104, "without_consent": True}
TWO, THREE = ({"agencies_needed": needed, **ALL_WRITTEN_DOWN} for needed in (2, 3))
WEEK = 500
IN_NEED, NOT_IN_NEED = "register_true_positives", "register_false_positives"


def family_concerning(**weeks: int) -> np.record:
    """Return a family about which agencies, by name, noted a concern in these weeks."""
    family = empty_families(1)[0]
    family.consents_to_share = 1
    for agency, week in weeks.items():
        family.concern_week[Agency[agency.upper()]] = week
    return family


@pytest.mark.parametrize(
    ("noted", "concerned"),
    [
        ({}, 0),
        ({"school": WEEK}, 1),
        ({"school": WEEK, "police": WEEK - 52}, 2),
        ({"school": WEEK, "police": WEEK - 53}, 1),
        ({"school": WEEK - 1, "police": WEEK - 30, "gp": WEEK - 52, "jobcentre": WEEK - 90}, 3),
    ],
)
def test_a_concern_counts_until_it_lapses_and_once_an_agency(noted, concerned):
    assert agencies_concerned(family_concerning(**noted).concern_week, 52.0, WEEK) == concerned


def test_only_an_agencys_concern_about_a_family_without_a_case_that_shares_is_noted():
    family, as_shipped = family_concerning(), rules("concern_register")
    assert may_be_noted(family, Agency.SCHOOL, as_shipped)
    assert not may_be_noted(family, Agency.FAMILY, as_shipped)
    family.consents_to_share = 0
    assert not may_be_noted(family, Agency.SCHOOL, as_shipped)
    assert may_be_noted(family, Agency.SCHOOL, rules("concern_register", without_consent=1.0))
    family.tier = Tier.EARLY_HELP
    assert not may_be_noted(family, Agency.SCHOOL, rules("concern_register", without_consent=1.0))


@pytest.mark.parametrize(
    ("severity", "in_need"),
    [
        ((0, 0, 0, 0, 0, 0, 0, 0), False),
        ((2, 0, 0, 0, 0, 0, 0, 0), True),  # any need established, however little it weighs
        ((0, 0, 1, 1, 1, 1, 1, 0), True),  # none established, and 2.82 points of 2.18
        ((0, 0, 1, 1, 0, 1, 0, 0), False),  # 1.74 points
    ],
)
def test_in_need_is_a_need_established_or_a_score_at_the_line(severity, in_need):
    assert is_in_need(np.array(severity, np.int8), rules("thresholds")) == in_need


def test_a_visit_finds_what_is_there_the_surer_the_graver_and_nothing_else():
    family, p = empty_families(1)[0], rules("holistic_assessment")
    family.severity[:4] = (0, 1, 2, 3)
    found = np.array([needs_found(family, p, 1, week) for week in range(1000)])
    share = [float(((found >> need) & 1).mean()) for need in range(NEEDS)]
    assert (share[0], share[3], sum(share[4:])) == (0.0, 1.0, 0.0)
    assert 0.45 < share[1] < 0.55
    assert 0.87 < share[2] < 0.93


def test_two_agencies_set_off_more_visits_than_three_and_more_in_vain():
    two, three = under(concern_register=TWO), under(concern_register=THREE)
    assert 0 < total(three, "holistic_assessments") < total(two, "holistic_assessments")
    assert total(three, NOT_IN_NEED) < total(two, NOT_IN_NEED) < total(two, IN_NEED)


def test_every_visit_has_its_agencies_and_is_counted_once():
    run = under(concern_register=THREE)
    visits = run.events[run.events.event == Event.HOLISTIC_ASSESSMENT]
    assert len(visits) == total(run, "holistic_assessments") == total(run, IN_NEED, NOT_IN_NEED) > 10
    assert (visits.rule == Reason.AGENCIES_CONCERNED).all()
    assert (visits.value >= 3).all()


def test_who_takes_help_waits_with_the_others_and_some_say_no():
    run, before = under(concern_register=TWO), under()
    assert 20 < total(run, "early_help_by_visit") < total(run, "holistic_assessments")
    assert total(run, "early_help_waiting") > total(before, "early_help_waiting")
    assert total(run, "refused_early_help") > total(before, "refused_early_help")


def test_less_is_noted_where_families_are_asked_and_staff_write_down_half():
    asked = {**TWO, "without_consent": False}
    half = {**asked, "noted": 0.5}
    noted = [total(under(concern_register=block), "concerns_noted") for block in (TWO, asked, half)]
    assert 0.65 < noted[1] / noted[0] < 0.9
    assert 0.4 < noted[2] / noted[1] < 0.7


def test_a_register_notes_what_agencies_saw_and_moves_no_other_way_in():
    run, moved = under(concern_register=TWO), differing(under(concern_register=TWO), under())
    assert {"concerns_noted", "severity"} <= moved and "families" not in moved
    assert total(run, "concerns_noted") <= total(run, "own_help", "sent_away")


def test_a_family_that_has_moved_in_brings_no_concerns_of_the_one_before():
    families = under(concern_register=TWO).families
    since = families.arrived_week[:, None]
    assert ((families.concern_week >= since) | (families.concern_week == LONG_AGO)).all()
    assert (families.generation > 0).any() and (families.concern_week > LONG_AGO).any()
