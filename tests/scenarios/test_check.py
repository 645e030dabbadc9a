"""`check` says in plain sentences what a scenario, place or targets file would do."""

from pathlib import Path

import pytest

import calibration
from sim.check import check, describe_scenario, describe_targets
from sim.errors import InputError
from sim.scenario import Scenario

TARGETS = Path(calibration.__file__).parent / "targets.yaml"


def target(**changed):
    """Return a sound target record with some keys changed."""
    return {"id": "C1", "quantity": "q", "unit": "%", "value": 2.0, "low": 1.0, "high": 3.0, **changed}


def test_each_change_of_a_scenario_is_one_sentence(town):
    told = describe_scenario(Scenario.read("higher_early_help_threshold"), town)
    assert told.splitlines()[0] == "Higher threshold for early help"
    assert "In Invented Town, from 2018-04-01:" in told
    assert told.endswith("is raised by 1 point from 2019-04-01, coming in over 13 weeks, everywhere.")


def test_the_baseline_is_said_to_change_nothing(town):
    assert describe_scenario(Scenario.read("baseline"), town).endswith("Nothing is changed.")


def test_a_scenario_that_the_place_forbids_is_refused(town):
    with pytest.raises(InputError, match="no neighbourhood"):
        describe_scenario(Scenario.of({"thresholds": {"shift": {"s17": 0.1}, "where": "moon"}}), town)


def test_the_targets_are_counted():
    assert check(TARGETS).startswith("20 targets: C01, C02")


@pytest.mark.parametrize(
    ("records", "found"),
    [
        ([], "empty list"),
        ([3], "the value 3"),
        ([{"id": "C1"}], "quantity is missing"),
        ([target(), target()], "stands twice"),
        ([target(low=4.0)], "lies above"),
        ([target(high=float("nan"))], "nan"),
        ([target(value="two")], "text 'two'"),
        ([target(value={"a": 1.0}, low={"a": 1.0}, high={"b": 1.0})], "no number for the part 'a'"),
    ],
)
def test_wrong_targets_are_refused(records, found):
    with pytest.raises(InputError, match=found):
        describe_targets(records, "targets.yaml")


@pytest.mark.parametrize("name", ["tameside", "scenarios/places/tameside.yaml"])
def test_the_shipped_place_is_described(name):
    assert "4 neighbourhoods (north, east, south, west)" in check(name)


def test_a_shipped_scenario_is_tried_on_the_shipped_place():
    assert "In Tameside" in check("baseline+higher_early_help_threshold")


@pytest.mark.parametrize("name", ["", "tamside", "nowhere.yaml", "scenarios"])
def test_what_cannot_be_checked_is_refused(name):
    with pytest.raises(InputError):
        check(name)
