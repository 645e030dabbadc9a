"""Probation: off it meets nobody; on, it sees crime, refers, and knows a family after a release."""

from functools import cache

import numpy as np
import pytest

from sim.calendar import Calendar
from sim.journey.probation import meet_at_release
from sim.policy.change import in_force
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.state.codes import Agency, Need
from sim.state.events import Event
from sim.state.families import empty_families
from sim.state.measures import M
from tests.journey.given_rules import rules
from tests.levers.examples import SEED, SHARE, START, YEARS, lived

CRIME = 1 << Need.CRIME_AND_ASB


@cache
def tried(**keys):
    place = Place.read("tameside").scaled(SHARE)
    return simulate(place, Scenario.of({"probation": keys}), SEED, YEARS)


def seen_by_probation(record):
    return record.events[record.events["agency"] == Agency.PROBATION]


def test_without_the_lever_probation_meets_and_knows_nobody():
    assert len(seen_by_probation(lived())) == 0
    assert not lived().families.known[:, Agency.PROBATION].any()


def test_it_sees_crime_and_nothing_else():
    record = tried(meets=0.1)
    seen = seen_by_probation(record)
    named = seen[seen["need"] >= 0]
    assert set(named["need"]) == {Need.CRIME_AND_ASB}
    assert not (record.families.known[:, Agency.PROBATION] & ~CRIME).any()
    assert record.tally[:, :, M.REFERRALS_FROM_PROBATION].sum() > 0


def test_the_row_of_probation_moves_and_no_other():
    place, calendar = Place.read("tameside"), Calendar(START, 1)
    changes = Scenario.of({"probation": {"meets": 0.02}}).changes(place)
    last = calendar.start_week + 10
    signs = in_force(changes, calendar, 5).at(last).detection.signs
    usual = in_force(Scenario().changes(place), calendar, 5).at(last).detection.signs
    moved = np.argwhere(signs != usual)
    assert {tuple(cell) for cell in moved[:, 1:]} == {(Agency.PROBATION, Need.CRIME_AND_ASB)}
    assert (signs[:, Agency.PROBATION, Need.CRIME_AND_ASB] == 0.02).all()


@pytest.mark.parametrize(("share", "met"), [(0.0, 0.0), (0.4, 0.4), (1.0, 1.0)])
def test_it_meets_the_share_of_releases_that_it_should(share, met):
    families = empty_families(2_000)
    families["number"] = np.arange(2_000)
    p = rules("probation", meets_at_release=share)
    assert np.mean([meet_at_release(one, p, SEED, 9) for one in families]) == pytest.approx(met, abs=0.04)


def test_it_learns_what_is_established_and_not_what_is_emerging():
    family = empty_families(1)[0]
    family.severity[Need.HOUSING], family.severity[Need.PARENTING] = 2, 1
    assert meet_at_release(family, rules("probation", meets_at_release=1.0), SEED, 9)
    assert family.known[Agency.PROBATION] == 1 << Need.HOUSING


def test_releases_are_met_only_where_the_lever_says_so():
    met = tried(at_release=0.9).events
    assert (met["event"] == Event.RELEASE_MET).sum() > 0
    assert (lived().events["event"] == Event.RELEASE_MET).sum() == 0


def test_it_says_what_it_does():
    said = Scenario.of({"probation": {"meets": 0.016, "at_release": 0.5}}).sentences()
    assert said == [
        "Probation sees acute crime and anti-social behaviour in a family with a chance of 0.016 a week "
        "from 2018-04-01, everywhere.",
        "Probation knows what a family is in need of after 50 % of releases from prison "
        "from 2018-04-01, everywhere.",
    ]
