"""A description tells each block in a sentence, and under it what it moves, from what to what."""

import re

import pytest

from sim.describe import describe_changes
from sim.errors import InputError
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


def test_a_value_that_a_place_works_out_itself_is_what_is_replaced(tameside):
    lever = described(tameside, capacity={"set": {"key_workers": 90}})
    whole_run = described(tameside, parameters={"workforce.key_worker_posts": 90.0})
    for said in (lever, whole_run):
        assert any("73.28 becomes 90 (full-time posts)" in line for line in said)


@pytest.mark.parametrize(
    ("base", "blocks", "told"),
    [
        ("usual_risk_appetite", "risk_appetite: {factor: 0.9}", ": 1 becomes 0.9"),
        ("usual_risk_appetite", "parameters: {care.risk_appetite: 0.9}", ": 1.2 becomes 0.9"),
        ("advocates_5h", "advocates: {number: 20, hours: 5}", ": 16 becomes 20"),
    ],
)
def test_the_old_value_is_that_of_the_base(tmp_path, tameside, base, blocks, told):
    file = tmp_path / "child.yaml"
    file.write_text(f"extends: {base}\ntitle: Child\n{blocks}\n", encoding="utf-8")
    said = describe_changes(Scenario.read(file), tameside)
    assert any(told in line for line in said), said


def test_what_two_stacked_files_hold_is_told_once(tameside):
    said = describe_changes(Scenario.read("all_together+advocates_5h"), tameside)
    assert sum("advocates.number" in line and "0 becomes 16" in line for line in said) == 1
    assert "    What it moves is told above." in said
    assert "    All of it stands so already." not in said


def test_what_a_child_leaves_out_of_its_base_is_told(tmp_path, tameside):
    file = tmp_path / "child.yaml"
    file.write_text("extends: advocates_5h\ntitle: Child\nadvocates: []\n", encoding="utf-8")
    said = describe_changes(Scenario.read(file), tameside)
    assert "No longer done:" in said
    assert any("16 becomes 0" in line for line in said)


def test_another_start_is_told(tmp_path, tameside):
    file = tmp_path / "child.yaml"
    file.write_text("extends: advocates_5h\ntitle: Child\nstart: 2017-04-01\n", encoding="utf-8")
    assert "not on 2018-04-01" in describe_changes(Scenario.read(file), tameside)[1]


def test_the_most_deprived_neighbourhoods_are_named(tameside):
    said = describe_changes(Scenario.read("place_based_two_districts"), tameside)
    assert "    Here that is north, south, priority area." in said


def test_codes_of_teams_are_left_out(tameside):
    said = describe_changes(Scenario.read("advocate_pilots_professional"), tameside)
    assert any("advocates.number" in line for line in said)
    assert not any("advocates.team" in line for line in said)


def test_files_that_clash_are_told_in_words(tameside):
    with pytest.raises(InputError, match="is set to presenting where .* sets it to whole family"):
        describe_changes(Scenario.read("whole_family_closing+presenting_need_closing"), tameside)


def test_a_misspelt_base_is_told_with_the_file_that_names_it(tmp_path):
    file = tmp_path / "child.yaml"
    file.write_text("extends: advocates_5hh\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"child.yaml, extends: .*Did you mean advocates_5h\?"):
        Scenario.read(file)
