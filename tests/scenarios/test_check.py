"""`check` says in plain sentences what a scenario, place or targets file would do."""

from pathlib import Path

import pytest

import calibration
from sim.check import check, describe_scenario
from sim.errors import InputError
from sim.scenario import Scenario

TARGETS = Path(calibration.__file__).parent / "targets.yaml"


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


def test_targets_of_ones_own_need_no_more_than_a_fit_does(tmp_path):
    mine = tmp_path / "mine.yaml"
    mine.write_text("- {id: C01, value: 500, low: 400, high: 600}\n")
    assert check(mine) == "1 target: C01."


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("[]", "no target"),
        ("[3]", "3"),
        ("[{id: C01, value: 3, low: 4, high: 5}]", "low < value < high"),
        ("[{id: C01, value: two, low: 1, high: 5}]", "two"),
        ("[{id: C99, value: 3, low: 1, high: 5}]", "C99"),
    ],
)
def test_wrong_targets_are_refused(content, found, tmp_path):
    (tmp_path / "mine.yaml").write_text(content)
    with pytest.raises(InputError, match=found):
        check(tmp_path / "mine.yaml")


@pytest.mark.parametrize("name", ["tameside", "scenarios/places/tameside.yaml"])
def test_the_shipped_place_is_described(name):
    assert "4 neighbourhoods (north, east, south, west)" in check(name)


def test_a_shipped_scenario_is_tried_on_the_shipped_place():
    assert "In Tameside" in check("baseline+higher_early_help_threshold")


@pytest.mark.parametrize("name", ["", "tamside", "nowhere.yaml", "scenarios"])
def test_what_cannot_be_checked_is_refused(name):
    with pytest.raises(InputError):
        check(name)
