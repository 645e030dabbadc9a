"""A description tells each block in a sentence, and under it what it moves, from what to what."""

import re

import pytest

from sim.describe import describe_changes
from sim.parameters import PARAMETERS
from sim.population.place import Place
from sim.scenario import Scenario, shipped_scenarios


@pytest.fixture(scope="module")
def tameside():
    return Place.read("tameside")


def described(place, **blocks):
    return describe_changes(Scenario.of(blocks, "tried"), place)


@pytest.mark.parametrize("name", shipped_scenarios())
def test_every_shipped_scenario_is_told_in_words(name, tameside):
    said = describe_changes(Scenario.read(name), tameside)
    assert name == "baseline" or any(" becomes " in line for line in said)
    for line in said[1:]:
        assert not re.search(r"\[|\bentry \d|\bcode\b|as shipped", line), line


def test_a_shift_adds_to_what_stands_in_the_place_that_day(tameside):
    [moved] = [line for line in described(tameside, start="2020-04-01", thresholds={"shift": {"s17": 0.5}})
               if "becomes" in line]  # fmt: skip
    [again] = [line for line in described(tameside, thresholds={"shift": {"s17": 0.5}}) if "becomes" in line]
    numbers = [[float(number) for number in re.findall(r"\d\.\d+", line)] for line in (moved, again)]
    for before, after in numbers:
        assert after - before == pytest.approx(0.5, abs=0.002)
    assert numbers[0] != numbers[1]  # the place's own history lies between the two dates


def test_a_code_is_named(tameside):
    said = described(tameside, closure={"rule": "whole_family"})
    assert any("settled score becomes whole family" in line for line in said)


def test_what_stands_already_is_not_told_as_a_change(tameside):
    said = described(tameside, thresholds={"set": {"plan_end": PARAMETERS["thresholds.plan_end"].default}})
    assert said[-1] == "    All of it stands so already."


def test_a_difference_that_the_history_makes_later_is_dated(tameside):
    said = describe_changes(Scenario.read("capacity_break_2016"), tameside)
    assert any(
        line.startswith("    care.risk_appetite") and "they part on 2016-05-13" in line for line in said
    )


def test_values_that_differ_by_neighbourhood_are_told_as_a_range(tameside):
    said = described(tameside, thresholds=[{"shift": {"s17": 0.25}, "where": {"most_deprived": 1}},
                                           {"shift": {"s17": 0.1}}])  # fmt: skip
    assert any("by neighbourhood" in line for line in said)


def test_entries_of_a_table_are_named(tameside):
    said = described(tameside, shocks={"kind": "worklessness", "size": 1.0})
    assert any("needs.shock" in line and "1 becomes 2 for money and work" in line for line in said)


def test_a_value_for_the_whole_run_stands_beside_what_it_replaces(tameside):
    said = described(tameside, parameters={"closure.review_weeks": 8.0})
    assert any("6 becomes 8 (weeks)" in line for line in said)
