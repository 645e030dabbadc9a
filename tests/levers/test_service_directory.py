"""Service directory: who was sent away is told where to go, leads refer more, and families may look."""

import numpy as np
import pytest

from sim.journey.service_directory import chance_looked_up, chance_to_ask, wrong_doors_left
from sim.state.agencies import SPECIALIST
from sim.state.codes import Agency
from sim.state.events import Event, Reason
from tests.journey.given_rules import rules
from tests.levers.under import differing, total, under

WORKERS = {"used": 1.0}
EVERYBODY = {"used": 1.0, "public": True}


def arranged(run) -> np.recarray:
    """Return the services begun because somebody looked them up; `value` is who told the family."""
    return run.events[
        (run.events.event == Event.SERVICE_ARRANGED) & (run.events.rule == Reason.SERVICE_DIRECTORY)
    ]


def test_who_looks_up_refers_some_of_what_would_go_unreferred():
    nobody, half, all_of_them = (rules("service_directory", used=used) for used in (0.0, 0.5, 1.0))
    assert chance_looked_up(0.5, nobody) == 0.5
    assert chance_looked_up(0.5, half) == pytest.approx(0.6)
    assert chance_looked_up(0.5, all_of_them) == pytest.approx(0.7)
    assert chance_looked_up(1.0, all_of_them) == 1.0


def test_fewer_come_to_a_wrong_door():
    assert wrong_doors_left(rules("service_directory")) == 1.0
    assert wrong_doors_left(rules("service_directory", used=1.0)) == pytest.approx(0.5)


def test_families_ask_more_only_where_they_can_look_themselves():
    assert chance_to_ask(0.4, rules("service_directory", used=1.0)) == 0.4
    assert chance_to_ask(0.4, rules("service_directory", used=1.0, public=1.0)) == pytest.approx(0.46)


def test_who_was_sent_away_is_told_of_a_service_and_some_go():
    run, before = under(service_directory=WORKERS), under()
    assert len(arranged(run)) == total(run, "directory_services") > 50
    assert total(run, "sent_away") < total(before, "sent_away")
    assert total(before, "directory_services") == 0


def test_each_need_goes_to_the_service_for_it_and_its_weeks_are_counted():
    run, before = under(service_directory=WORKERS), under()
    went = arranged(run)
    assert (went.agency == np.array(SPECIALIST)[went.need]).all()
    weeks = [f"help_weeks_{agency}" for agency in ("jobcentre", "housing_provider", "adult_mental_health")]
    assert total(run, *weeks) > total(before, *weeks)


def test_families_find_a_service_themselves_only_where_the_directory_is_open_to_them():
    workers, everybody = (arranged(under(service_directory=block)) for block in (WORKERS, EVERYBODY))
    assert not (workers.value == Agency.FAMILY).any()
    assert (everybody.value == Agency.FAMILY).any()


def test_leads_send_families_to_more_agencies_which_ask_again():
    run, before = under(service_directory=WORKERS), under()
    assert total(run, "services_of_open") > total(before, "services_of_open")
    assert total(run, "repeat_assessments") > total(before, "repeat_assessments")


def test_half_the_workers_bring_about_half():
    share = total(under(service_directory={"used": 0.5}), "directory_services") / total(
        under(service_directory=WORKERS), "directory_services"
    )
    assert 0.35 < share < 0.65


def test_a_directory_moves_who_helps_and_no_other_way_in():
    moved = differing(under(service_directory=WORKERS), under())
    assert {"directory_services", "severity"} <= moved
    assert moved.isdisjoint({"families", "hub_discussions", "self_assessments", "holistic_assessments"})
