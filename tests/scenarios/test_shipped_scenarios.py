"""The scenarios that come with the project, and how scenarios are stacked and named."""

import pickle
from datetime import date

import pytest

from sim.errors import InputError
from sim.policy.change import Change
from sim.reading import mapping_in
from sim.scenario import Scenario, shipped_scenarios
from sim.shipped import ROOT


def test_the_three_threshold_scenarios_are_shipped():
    wanted = {"baseline", "higher_early_help_threshold", "lower_early_help_threshold"}
    assert wanted <= set(shipped_scenarios())


@pytest.mark.parametrize("name", shipped_scenarios())
def test_a_shipped_scenario_holds_on_a_place(name, town):
    scenario = Scenario.read(name)
    assert scenario.question
    assert scenario.changes(town) == scenario.changes(town)


def test_the_baseline_changes_nothing(town):
    assert Scenario.read("baseline").changes(town) == []


@pytest.mark.parametrize(("name", "shift"), [("higher", 1.0), ("lower", -1.0)])
def test_a_threshold_scenario_moves_the_early_help_line_over_a_quarter(name, shift, town):
    scenario = Scenario.read(f"{name}_early_help_threshold")
    (change,) = scenario.changes(town)
    assert change == Change(
        "thresholds.early_help", "shift", shift, date(2019, 4, 1), None, 13, None,
        f"scenarios/{name}_early_help_threshold.yaml, thresholds.shift.early_help",
    )  # fmt: skip


def test_a_shipped_scenario_is_found_by_path_from_anywhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert Scenario.read("scenarios/baseline.yaml") == Scenario.read("baseline")


def test_a_scenario_of_a_scenario_is_itself():
    scenario = Scenario.read("baseline")
    assert Scenario.read(scenario) is scenario


def test_stacked_scenarios_add_their_levers(tmp_path, town):
    later = tmp_path / "later.yaml"
    later.write_text("start: 2017-04-01\nparameters: {thresholds.need: 3.4}\nthresholds: {shift: {s47: 0.1}}")
    stacked = Scenario.read(f"higher_early_help_threshold+{later}")
    assert stacked.name == "higher_early_help_threshold+later"
    assert stacked.start == date(2017, 4, 1)
    assert stacked.parameters == {"thresholds.need": 3.4}
    assert [change.parameter for change in stacked.changes(town)] == [
        "thresholds.need", "thresholds.early_help", "thresholds.s47",
    ]  # fmt: skip
    assert stacked.changes(town)[2].from_date == date(2017, 4, 1)


def test_a_file_whose_name_has_a_plus_is_read_as_one(tmp_path):
    file = tmp_path / "a+b.yaml"
    file.write_text("title: Both")
    assert Scenario.read(str(file)).title == "Both"


def test_the_digest_tells_scenarios_apart_and_knows_the_same_again():
    names = shipped_scenarios()
    assert len({Scenario.read(name).digest() for name in names}) == len(names)
    scenario = Scenario.read("baseline")
    assert Scenario.read("baseline").digest() == scenario.digest()
    assert len(scenario.digest()) == 16
    assert scenario.with_parameters({"thresholds.need": 3.4}).digest() != scenario.digest()


def test_the_resolved_scenario_reads_back_as_the_same():
    scenario = Scenario.read("higher_early_help_threshold")
    data = {key: value for key, value in scenario.resolved().items() if key != "name"}
    assert Scenario.of(data, scenario.name).digest() == scenario.digest()


@pytest.mark.parametrize("name", shipped_scenarios())
def test_what_a_run_keeps_of_a_shipped_scenario_reads_back_and_does_the_same(name, town):
    scenario = Scenario.read(name)
    kept = {key: value for key, value in scenario.resolved().items() if key != "name"}
    again, before = Scenario.of(kept, name).changes(town), scenario.changes(town)
    assert [change._replace(origin="") for change in again] == [
        change._replace(origin="") for change in before
    ]


def test_a_scenario_travels_to_another_process_unchanged():
    scenario = Scenario.read("lower_early_help_threshold").with_parameters({"thresholds.need": 3.4})
    assert pickle.loads(pickle.dumps(scenario)) == scenario


def test_added_parameters_are_checked():
    with pytest.raises(InputError, match="Did you mean thresholds.need"):
        Scenario.read("baseline").with_parameters({"thresholds.neeed": 3.4})


def test_each_lever_is_told_in_one_sentence():
    sentences = Scenario.read("higher_early_help_threshold").sentences()
    assert sentences == [
        "The early help line is raised by 1 point from 2019-04-01, coming in over 13 weeks, everywhere."
    ]


def test_the_example_in_the_guide_is_a_sound_scenario(town):
    guide = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
    example = guide.partition("```yaml\n")[2].partition("```")[0]
    data = mapping_in(example.replace("[north, east]", "[park, hill]"), "guide")
    assert len(Scenario.of(data, "guide").changes(town)) == 3
