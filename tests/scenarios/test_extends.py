"""A scenario file may extend another; files laid together may not set one thing differently."""

from datetime import date

import pytest

from sim.describe import describe_changes
from sim.errors import InputError
from sim.scenario import Scenario


@pytest.fixture
def write(tmp_path):
    def write_file(name, text):
        (tmp_path / f"{name}.yaml").write_text(text)
        return tmp_path / f"{name}.yaml"

    return write_file


def moved(scenario, place):
    return [(change.parameter, change.mode, change.value) for change in scenario.changes(place)]


def test_a_block_replaces_that_of_the_base_and_others_are_inherited(write, town):
    write("base", "start: 2017-04-01\nparameters: {care.risk_appetite: 0.1, thresholds.need: 3.4}\n"
          "thresholds: {shift: {s17: 0.1}}\nco_location: {shared_outcomes: 0.4}")  # fmt: skip
    child = write("child", "extends: base.yaml\nparameters: {thresholds.need: 3.3}\n"
                  "thresholds: {from: 2017-05-01, shift: {s47: 0.05}}")  # fmt: skip
    scenario = Scenario.read(child)
    assert scenario.start == date(2017, 4, 1)
    assert moved(scenario, town) == [
        ("care.risk_appetite", "set", 0.1),
        ("thresholds.need", "set", 3.3),
        ("thresholds.s47", "shift", 0.05),
        ("support.shared_outcomes", "set", 0.4),
    ]
    assert scenario.title == "child"
    assert "base.yaml, co_location" in scenario.changes(town)[-1].origin


def test_a_chain_of_three_ends_in_a_shipped_name(write, town):
    write("middle", "extends: higher_early_help_threshold\nco_location: {shared_outcomes: 0.4}")
    scenario = Scenario.read(write("last", "extends: middle.yaml\ntitle: Last"))
    assert [change.parameter for change in scenario.changes(town)] == [
        "thresholds.early_help", "support.shared_outcomes",
    ]  # fmt: skip


def test_a_circle_is_refused_and_names_its_files(write):
    first = write("first", "extends: second.yaml")
    write("second", "extends: first.yaml")
    with pytest.raises(InputError, match="circle: .*first.yaml extends .*second.yaml extends .*first.yaml"):
        Scenario.read(first)


def test_an_inherited_block_that_begins_before_a_later_start_is_refused(write):
    write("base", "thresholds: {from: 2018-05-01, shift: {s17: 0.1}}")
    with pytest.raises(InputError, match=r"base.yaml, thresholds.from: .*before the start"):
        Scenario.read(write("child", "extends: base.yaml\nstart: 2019-04-01"))


BOTH = (
    "thresholds: {{set: {{s17: 3.0}}, from: 2019-04-01, until: 2020-04-01}}",
    "thresholds: {{set: {{s17: {}}}{}}}",
)


@pytest.mark.parametrize(
    ("value", "more", "clashes"),
    [
        (3.1, "", True),
        (3.0, "", False),
        (3.1, ", from: 2020-04-01", False),
        (3.1, ", from: 2020-03-31", True),
        (3.1, ", until: 2019-04-01", False),
    ],
)
def test_only_different_values_at_one_time_clash(write, town, value, more, clashes):
    one, other = write("one", BOTH[0].format()), write("other", BOTH[1].format(value, more))
    scenario = Scenario.read(f"{one}+{other}")
    if not clashes:
        assert len(scenario.changes(town)) == 2
        return
    with pytest.raises(InputError) as caught:
        scenario.changes(town)
    assert "other.yaml, thresholds" in caught.value.where
    assert "one.yaml, thresholds" in caught.value.found


@pytest.mark.parametrize(("where", "clashes"), [("park", False), ("[park, hill]", True)])
def test_values_in_different_places_do_not_clash(write, town, where, clashes):
    one = write("one", "thresholds: {set: {s17: 3.0}, where: hill}")
    other = write("other", f"thresholds: {{set: {{s17: 3.1}}, where: {where}}}")
    scenario = Scenario.read(f"{one}+{other}")
    if clashes:
        with pytest.raises(InputError, match="one.yaml"):
            scenario.changes(town)
    else:
        assert len(scenario.changes(town)) == 2


def test_shifts_of_two_files_add_up(write, town):
    one, other = (write(name, "thresholds: {shift: {s17: 0.1}}") for name in ("one", "other"))
    assert len(Scenario.read(f"{one}+{other}").changes(town)) == 2


def test_values_for_the_whole_run_clash_too(write):
    one = write("one", "parameters: {thresholds.need: 3.4}")
    other = write("other", "parameters: {thresholds.need: 3.3}")
    with pytest.raises(InputError, match=r"other.yaml, parameters.thresholds.need: .*one.yaml"):
        Scenario.read(f"{one}+{other}")


def test_the_changes_are_told_against_what_is_extended(write, town):
    write("base", "title: Base\nthresholds: {shift: {s17: 0.1}}")
    child = write("child", "extends: base.yaml\ntitle: Child\n"
                  "co_location: {from: 2019-04-01, ramp_weeks: 4, where: hill,"
                  " shared_outcomes: 0.4}")  # fmt: skip
    told = describe_changes(Scenario.read(child), town)
    assert told[0] == "Child, against Base, in Invented Town, from 2018-04-01:"
    assert told[1].endswith("from 2019-04-01, coming in over 4 weeks, in hill.")
    assert told[2].startswith("    support.shared_outcomes, ")
    assert told[2].endswith(": 0.1 becomes 0.4 (share, 0-1)")
    assert len(told) == 3
    replaced = write("replaced", "extends: base.yaml\nthresholds: {shift: {s47: 0.05}}")
    assert any("No longer done" in line for line in describe_changes(Scenario.read(replaced), town))


def test_the_baseline_changes_nothing(town):
    assert describe_changes(Scenario.read("baseline"), town)[1:] == ["  Nothing is changed."]
