"""The kinds of advocate: each moves what it should directly, and the professional stands as it was."""

from datetime import date
from functools import cache

import numpy as np
import pytest

from sim.journey.advocate_kinds import (
    Kind,
    can_be_led,
    gives_up,
    has_a_friend,
    is_matched,
    weight_of_chasing,
    weight_of_confidant,
)
from sim.journey.advocates import weight_of_hours
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.state.codes import Tier, name_of
from sim.state.events import Event, Reason
from sim.state.families import empty_families
from sim.state.measures import M
from sim.state.workers import empty_workers
from tests.journey.given_rules import rules
from tests.levers.examples import SEED, SHARE, YEARS
from tests.properties.town_by_week import TownByWeek

WEEKS = range(2_000)
UNTIL = date(2019, 1, 1)
HOURS = (M.ADVOCATE_HOURS, M.LEAD_PROFESSIONAL_HOURS, M.FAMILY_FRIEND_HOURS, M.VOLUNTEER_HOURS)


def advice(kind, **values):
    return rules("advocates", kind=float(kind), **values)


def family(worker=0, hours=5.0):
    one = empty_families(1)[0]
    one.tier, one.worker, one.number, one.advocate_hours = Tier.EARLY_HELP, worker, 7, hours
    return one


@cache
def tried(kind, hours=5):
    block = {"kind": kind, "hours": hours, "families": 800}
    place = Place.read("tameside").scaled(SHARE)
    return simulate(place, Scenario.of({"advocates": block}, kind), SEED, YEARS)


def total(record, measure):
    return record.tally[record.calendar.start_week :, :, measure].sum()


@pytest.mark.parametrize("hours", [0.0, 5.0, 20.0])
def test_a_professional_weighs_what_the_hours_do_to_the_last_bit(hours):
    p, one = advice(Kind.PROFESSIONAL), family(hours=hours)
    assert weight_of_confidant(one, p) == weight_of_chasing(one, p) == weight_of_hours(hours, p)


def test_a_family_friend_is_a_confidant_and_chases_nothing():
    p, one = advice(Kind.FAMILY_FRIEND), family()
    assert weight_of_confidant(one, p) == weight_of_hours(5.0, p)
    assert weight_of_chasing(one, p) == 0.0


def test_a_volunteer_does_less_of_both():
    p, one = advice(Kind.VOLUNTEER), family()
    assert 0.0 < weight_of_confidant(one, p) < weight_of_hours(5.0, p)
    assert 0.0 < weight_of_chasing(one, p) < weight_of_hours(5.0, p)


def test_a_lead_professional_is_the_worker_so_that_without_one_there_is_nobody():
    p = advice(Kind.LEAD_PROFESSIONAL)
    assert weight_of_confidant(family(worker=0), p) > 0.0
    waiting = family(worker=-1)
    assert weight_of_confidant(waiting, p) == weight_of_chasing(waiting, p) == 0.0


@pytest.mark.parametrize(("led", "can"), [(0.0, True), (0.1, True), (0.2, False)])
def test_leading_may_take_no_more_of_a_worker_than_the_limit(led, can):
    workers = empty_workers(1)
    workers["led_share"] = led
    p = advice(Kind.LEAD_PROFESSIONAL, most_led=0.3, contact_hours=25.0)
    assert can_be_led(family(), workers, 5.0, p) == can
    assert not can_be_led(family(worker=-1), workers, 5.0, p)


def test_one_family_can_be_led_whatever_that_leaves_for_the_others():
    p, workers = advice(Kind.LEAD_PROFESSIONAL, most_led=0.3, contact_hours=25.0), empty_workers(1)
    assert can_be_led(family(), workers, 20.0, p)
    workers["led_share"] = 0.8
    assert not can_be_led(family(), workers, 20.0, p)


def test_only_volunteers_have_to_be_matched_and_it_takes_the_weeks_it_should():
    p = advice(Kind.VOLUNTEER, match_weeks=(0.0, 0.0, 0.0, 8.0))
    matched = [is_matched(family(), p, SEED, week) for week in WEEKS]
    assert np.mean(matched) == pytest.approx(1 / 8, abs=0.03)
    assert all(is_matched(family(), advice(Kind.PROFESSIONAL), SEED, week) for week in WEEKS)


def test_only_volunteers_give_up():
    p = advice(Kind.VOLUNTEER, leaves_a_year=(0.0, 0.0, 0.0, 1.0))
    weeks = [week for week in WEEKS if gives_up(family(), p, SEED, week)]
    assert len(weeks) == pytest.approx(len(WEEKS) / 52.18, rel=0.4)
    for kind in (Kind.PROFESSIONAL, Kind.LEAD_PROFESSIONAL, Kind.FAMILY_FRIEND):
        assert not any(gives_up(family(), advice(kind), SEED, week) for week in WEEKS)


def test_the_share_of_families_with_a_friend_is_the_share_given():
    families = empty_families(len(WEEKS))
    families["number"] = WEEKS
    p = advice(Kind.FAMILY_FRIEND, has_friend=0.3)
    assert np.mean([has_a_friend(one, p, SEED) for one in families]) == pytest.approx(0.3, abs=0.04)


@pytest.mark.parametrize("kind", [name_of(kind) for kind in Kind])
def test_hours_stand_under_the_kind_that_gives_them_and_no_other(kind):
    record = tried(kind)
    measures = dict(zip([name_of(one) for one in Kind], HOURS, strict=True))
    assert total(record, measures.pop(kind)) > 0
    assert not any(total(record, other) for other in measures.values())


def test_volunteers_leave_and_professionals_do_not():
    assert _ended(tried("volunteer"), Reason.ADVOCATE_GAVE_UP) > 0
    assert _ended(tried("professional"), Reason.ADVOCATE_GAVE_UP) == 0


def test_a_lead_professional_takes_the_dose_of_families_who_have_none():
    """Beside a professional only those with one gain; lead professionals take from all on their caseload."""
    beside, led = tried("professional", 20), tried("lead_professional", 20)
    others = _without(beside) & _without(led) & (beside.families.number == led.families.number)
    assert others.sum() > 20
    assert led.families.dose[others].mean() < beside.families.dose[others].mean()


def test_who_waits_for_a_worker_is_not_given_a_lead_professional():
    events = tried("lead_professional").events
    started = events[events["event"] == Event.ADVOCATE_STARTED]
    assert len(started) > 0
    assert (started["worker"] >= 0).all()


def test_leading_takes_the_hours_that_are_led_and_gives_all_back_when_it_ends():
    block = {"kind": "lead_professional", "hours": 5, "families": 800, "until": str(UNTIL)}
    town, shares = TownByWeek(Scenario.of({"advocates": block}), SEED, YEARS, SHARE), {}
    for week, _ in town.weeks():
        shares[week] = town.town.workers["led_share"].sum()
        if week == town.calendar.week_of(UNTIL) - 1:
            families = town.town.families
            led = ((families.advised_at > 0) & (families.worker >= 0)).sum()
            assert shares[week] == pytest.approx(led * 5.0 / 25.0, rel=0.1)  # workers may leave after it
            assert led > 0
    assert all(shares[week] == 0.0 for week in shares if week >= town.calendar.week_of(UNTIL))


def _ended(record, reason):
    events = record.events
    return ((events["event"] == Event.ADVOCATE_ENDED) & (events["rule"] == reason)).sum()


def _without(record):
    families = record.families
    return (families.worker >= 0) & (families.advised_at <= 0)


@pytest.mark.parametrize("size", [{}, {"number": 4, "families": 20}])
def test_a_team_has_one_size(size):
    with pytest.raises(Exception, match="one of the two"):
        Scenario.of({"advocates": {"hours": 5, **size}})


def test_families_at_once_and_full_time_advocates_are_two_ways_to_say_the_same():
    place = Place.read("tameside")
    by_families = Scenario.of({"advocates": {"hours": 5, "families": 20}}).changes(place)
    by_number = Scenario.of({"advocates": {"hours": 5, "number": 4}}).changes(place)
    wanted = "advocates.number"
    assert _values(by_families, wanted) == _values(by_number, wanted) == [4.0]


def _values(changes, parameter):
    return [change.value for change in changes if change.parameter == parameter]


def test_each_kind_says_who_gives_the_hours():
    block = {"hours": 5, "families": 80, "kind": "lead_professional"}
    said = Scenario.of({"advocates": block}).sentences()
    assert said[:2] == [
        "Lead professionals act as advocates, 5 hours a week for each family, 80 families at once, "
        "from 2018-04-01, everywhere.",
        "The hours are the worker's own, and are lost to all families on that caseload.",
    ]
