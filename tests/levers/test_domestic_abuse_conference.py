"""Domestic abuse conference: abuse at high risk is heard, all is told, and a victim may say no."""

import numpy as np
import pytest

from sim.journey.domestic_abuse_conference import is_held, needs_pooled, refer_high_risk
from sim.state.codes import Agency, Need
from sim.state.events import Event, Reason
from sim.state.families import empty_families
from tests.journey.given_rules import rules
from tests.levers.under import differing, total, under

MONTHLY = {"refers": 1.0}
WITHOUT_ADVISER = {"refers": 1.0, "adviser": False}
STAGE = "domestic_abuse_conference"
ABUSE, POLICE = int(Need.DOMESTIC_ABUSE), int(Agency.POLICE)


def share_referred(severity: int, agency: int = POLICE, need: int = ABUSE, refers: float = 1.0) -> float:
    """Share of a thousand weeks in which an agency that sees a need of this severity refers."""
    p, referred = rules(STAGE, refers=refers), 0
    for week in range(1000):
        family = empty_families(1)[0]
        family.severity[need] = severity
        refer_high_risk(family, agency, need, p, 1, week)
        referred += family.on_agenda
    return referred / 1000


def heard(run) -> np.recarray:
    return run.events[run.events.event == Event.ABUSE_CONFERENCE]


def test_acute_abuse_is_judged_high_risk_mostly_and_emerging_abuse_never():
    assert share_referred(1) == 0.0
    assert 0.05 < share_referred(2) < 0.15
    assert 0.75 < share_referred(3) < 0.85
    assert 0.35 < share_referred(3, refers=0.5) < 0.45


def test_no_other_need_is_referred_and_no_family_refers_itself():
    assert share_referred(3, need=int(Need.PARENTING)) == 0.0
    assert share_referred(3, agency=int(Agency.FAMILY)) == 0.0
    assert share_referred(3, refers=0.0) == 0.0


@pytest.mark.parametrize("consents", [0, 1])
def test_agencies_tell_all_they_know_consent_or_none(consents):
    family = empty_families(1)[0]
    family.consents_to_share, family.agenda_from = consents, POLICE
    family.known[POLICE], family.known[Agency.SCHOOL], family.known[Agency.GP] = 0b10000, 0b1000000, 0b100
    assert needs_pooled(family, rules(STAGE, tells=1.0), 1, 1) == 0b1010100
    assert needs_pooled(family, rules(STAGE, tells=0.0), 1, 1) == 0b10000


def test_it_meets_every_so_many_weeks():
    assert [week for week in range(9) if is_held(rules(STAGE, refers=0.5), week)] == [0, 4, 8]
    assert not any(is_held(rules(STAGE), week) for week in range(9))


def test_each_case_is_heard_at_a_meeting_and_counted_once():
    run = under(domestic_abuse_conference=MONTHLY)
    cases = heard(run)
    assert len(cases) == total(run, "abuse_conference_cases") > 20
    assert (cases.week % 4 == 0).all()
    assert (cases.rule == Reason.HIGH_RISK_ABUSE).all()
    assert 0 < total(run, "abuse_conference_repeats") < len(cases)
    assert total(under(), "abuse_conference_cases") == 0


def test_some_take_up_an_advisers_help_and_its_weeks_are_counted():
    run, alone = under(domestic_abuse_conference=MONTHLY), under(domestic_abuse_conference=WITHOUT_ADVISER)
    advised = total(run, "abuse_advisers")
    assert 0 < advised < total(run, "abuse_conference_cases")
    assert total(run, "help_weeks_domestic_abuse_service") >= 13 * advised
    assert total(alone, "abuse_advisers") == 0 < total(alone, "abuse_conference_cases")


def test_social_care_knows_what_was_told():
    families = under(domestic_abuse_conference=MONTHLY).families
    last = heard(under(domestic_abuse_conference=MONTHLY)).week.max()
    lately = families[families.heard_week == last]
    here = lately[lately.severity[:, ABUSE] > 0]
    assert len(here) > 0
    assert ((here.known[:, Agency.SOCIAL_CARE] >> ABUSE) & 1).all()


def test_what_is_pooled_brings_more_to_social_care():
    run, before = under(domestic_abuse_conference=MONTHLY), under()
    assert total(run, "referrals", "s47") > total(before, "referrals", "s47")


def test_rarer_meetings_hear_of_no_more():
    rare = under(domestic_abuse_conference={**MONTHLY, "every_weeks": 13})
    often = under(domestic_abuse_conference=MONTHLY)
    assert total(rare, "abuse_conference_cases") < total(often, "abuse_conference_cases")


def test_a_conference_moves_what_is_known_of_abuse_and_no_other_way_in():
    moved = differing(under(domestic_abuse_conference=MONTHLY), under())
    assert {"abuse_conference_cases", "severity"} <= moved
    assert moved.isdisjoint({"families", "hub_discussions", "directory_services", "self_assessments"})
