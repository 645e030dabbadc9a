"""Team around: for families whose need the school knows, up to its places, earlier and sooner; no others."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.journey.allocation import goes_before
from sim.journey.team_around import has_place, is_theirs, line_of
from sim.parameters import default_records
from sim.state.codes import Agency
from sim.state.families import empty_families
from sim.state.measures import PLACE_OF
from tests.journey.given_rules import rules
from tests.levers.trials import total, tried

HAS_PLACE, GOES_BEFORE = (getattr(rule, "py_func", rule) for rule in (has_place, goes_before))
NONE, TEAM = rules("team_around"), rules("team_around", places=2.0)
NURSERY = rules("team_around", places=2.0, ages=1.0)
BLOCK = "team_around: {places: 40}"


def family(ages=0b010, known=0b1, referrer=-1):
    one = empty_families(1)[0]
    one.ages, one.referrer = ages, referrer
    one.known[Agency.SCHOOL] = known
    return one


def test_a_team_is_for_families_of_its_ages_whose_need_the_school_knows():
    assert is_theirs(family(), TEAM)
    assert is_theirs(family(known=0, referrer=Agency.SCHOOL), TEAM)
    assert not is_theirs(family(known=0, referrer=Agency.POLICE), TEAM)
    assert not is_theirs(family(), NURSERY)
    assert is_theirs(family(ages=0b011), NURSERY)
    assert not is_theirs(family(), NONE)


def test_a_team_has_so_many_places_in_each_neighbourhood():
    families = empty_families(3)
    families.at_school[:2] = 1
    families.neighbourhood[:] = 0, 1, 0
    town = SimpleNamespace(families=families, opened=np.array([3, 0, 1, 2]))
    assert HAS_PLACE(town, 0, TEAM)
    assert not HAS_PLACE(town, 0, rules("team_around", places=1.0))
    assert HAS_PLACE(town, 2, rules("team_around", places=1.0))


def test_schools_with_a_team_bring_concerns_earlier_and_no_other_agency_does():
    assert line_of(Agency.SCHOOL, 1.87, TEAM) == pytest.approx(1.57)
    assert line_of(Agency.POLICE, 1.87, TEAM) == line_of(Agency.SCHOOL, 1.87, NONE) == 1.87


def test_in_the_queue_its_families_come_after_the_urgent_and_before_the_rest():
    stages = ("allocation", "payment_by_results")
    p = SimpleNamespace(**{stage: default_records(stage, 1) for stage in stages})
    urgent, school, other = empty_families(3)
    urgent.priority, school.at_school = 6.0, 1
    urgent.waiting_since, school.waiting_since, other.waiting_since = 90, 80, 10
    assert GOES_BEFORE(urgent, school, p)
    assert GOES_BEFORE(school, other, p)
    assert not GOES_BEFORE(other, school, p)


def test_places_are_taken_and_never_more_than_there_are():
    taken = tried(BLOCK).tally[:, :, PLACE_OF["school_team_families"]]
    assert 0 < taken.max() <= 40 * 0.05
    assert total("", "school_team_families") == 0


def test_schools_bring_more_families_and_no_worker_is_added():
    many = "team_around: {places: 400}"
    assert total(many, "referrals_from_school") > total("", "referrals_from_school")
    assert total(many, "key_workers_in_post") == pytest.approx(total("", "key_workers_in_post"), rel=0.03)
