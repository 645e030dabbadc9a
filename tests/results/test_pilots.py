"""Which alternatives are pilots: where, from when, and against which controls."""

from datetime import date

import pytest

from sim.pilots import pilot_of, pilots_of
from sim.population.place import Place
from sim.scenario import Scenario, shipped_scenarios

TAMESIDE = Place.read("tameside")
BASELINE = Scenario.read("baseline")


def thresholds(**keys):
    return {"shift": {"early_help": 0.3}, **keys}


def pilot(**blocks):
    return pilot_of(BASELINE, Scenario.of(blocks, "tried"), TAMESIDE)


@pytest.mark.parametrize("name", shipped_scenarios())
def test_a_shipped_scenario_is_a_pilot_just_when_a_lever_says_where(name):
    scenario = Scenario.read(name)
    limited = any(lever.where is not None for lever in scenario.levers)
    assert (pilot_of(BASELINE, scenario, TAMESIDE) is not None) == limited


def test_the_rest_of_the_place_is_the_control():
    found = pilot(thresholds=thresholds(**{"from": "2019-09-01", "where": ["north"], "until": "2022-09-01"}))
    assert found.neighbourhoods == ("north",)
    assert found.controls == ("east", "south", "west")
    assert (found.starts, found.ends) == (date(2019, 9, 1), date(2022, 9, 1))
    assert not found.everywhere
    assert "Pilot in north from 2019-09-01 to 2022-09-01; controls: east, south and west." in found.in_words()


def test_several_levers_are_one_pilot_from_the_first_of_their_days():
    several = [
        thresholds(where=["north"], until="2020-01-01"),
        thresholds(**{"from": "2021-04-01", "where": ["west"]}),
    ]
    found = pilot(thresholds=several)
    assert found.neighbourhoods == ("north", "west")
    assert (found.starts, found.ends) == (date(2018, 4, 1), None)


def test_a_lever_that_holds_everywhere_as_well_is_told():
    found = pilot(thresholds=thresholds(where=["north"]), risk_appetite={"factor": 1.0})
    assert found.everywhere
    assert "the controls are touched as well" in found.in_words()


def test_a_priority_area_makes_its_neighbourhood_a_pilot_in_part():
    found = pilot(thresholds=thresholds(where="priority_area"))
    assert found.neighbourhoods == found.in_part == (TAMESIDE.priority_area.neighbourhood,)
    assert "only the priority area" in found.in_words()


def test_a_lever_in_every_neighbourhood_is_no_pilot():
    assert pilot(thresholds=thresholds(where=["north", "east", "south", "west"])) is None


def test_what_the_baseline_does_too_is_not_what_is_tried():
    both = {"thresholds": thresholds(where=["north"])}
    baseline = Scenario.of(both, "before")
    more = Scenario.of({**both, "risk_appetite": {"factor": 1.0, "where": ["west"]}}, "after")
    assert pilot_of(baseline, more, TAMESIDE).neighbourhoods == ("west",)
    assert pilots_of([baseline, Scenario.of(both, "same")], TAMESIDE) == {}
