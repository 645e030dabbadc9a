"""Shocks: each kind moves what it names, not who lives here; several at once act on top of one another."""

import pytest

from sim.calendar import Calendar
from sim.policy.change import in_force
from sim.population.place import Place
from sim.scenario import Scenario
from sim.state.codes import Need
from sim.state.events import Event, Reason
from tests.levers.under import differing, total, under

SIZES = {
    "worklessness": 1.39,
    "benefit_sanctions": 0.5,
    "austerity": 0.5,
    "restructure": 0.6,
    "detection_falls": 0.5,
}


def begun(run) -> int:
    """Count needs of money and work that began from circumstances since the start."""
    events = run.events[run.events["week"] >= run.calendar.start_week]
    began = events[(events["event"] == Event.NEED_BEGAN) & (events["rule"] == Reason.CIRCUMSTANCES)]
    return int((began["need"] == Need.MONEY_AND_WORK).sum())


def shocked(kind: str):
    return under(shocks={"kind": kind, "size": SIZES[kind]})


@pytest.mark.parametrize("kind", SIZES)
def test_a_shock_moves_something_but_never_who_lives_here(kind):
    run, before = shocked(kind), under()
    moved = differing(run, before)
    assert moved and "families" not in moved
    for event in (Event.BIRTH, Event.MOVED_IN, Event.MOVED_OUT):
        assert (run.events["event"] == event).sum() == (before.events["event"] == event).sum()


@pytest.mark.parametrize("kind", ["worklessness", "benefit_sanctions"])
def test_needs_of_money_and_work_begin_more_often(kind):
    assert begun(shocked(kind)) > 1.2 * begun(under())


def test_a_restructure_loses_workers():
    assert total(shocked("restructure"), "workers_left") > 1.5 * total(under(), "workers_left")


def test_families_met_less_often_are_brought_less_often_to_the_front_door():
    assert total(shocked("detection_falls"), "contacts") < 0.8 * total(under(), "contacts")


def test_austerity_takes_key_workers_and_leaves_social_workers_alone():
    changes = Scenario.of({"shocks": {"kind": "austerity", "size": 0.5}}).changes(Place.read("tameside"))[-2:]
    assert [change.parameter for change in changes] == ["workforce.key_worker_posts", "needs.own_help"]
    assert total(shocked("austerity"), "key_workers_in_post") < total(under(), "key_workers_in_post")


def test_a_shock_of_worklessness_raises_that_need_alone():
    change = Scenario.of({"shocks": {"kind": "worklessness", "size": 1.39}}).changes(Place.read("tameside"))[
        -1
    ]
    assert change.value[Need.MONEY_AND_WORK] == pytest.approx(2.39)
    assert set(change.value[1:]) == {1.0}


def test_two_shocks_of_one_need_act_on_top_of_one_another():
    place = Place.read("tameside")
    both = [{"kind": "worklessness", "size": 1.0}, {"kind": "benefit_sanctions", "size": 0.5}]
    scenario = Scenario.of({"shocks": both})
    calendar = Calendar(scenario.start, 1)
    schedule = in_force(scenario.changes(place), calendar, len(place.zone_names))
    now = schedule.at(calendar.start_week).needs.shock[0]
    assert now[Need.MONEY_AND_WORK] == pytest.approx(3.0)
    assert (now[1:] == 1.0).all()
