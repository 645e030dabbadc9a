"""Scenarios that are plain YAML and still wrong: each is refused where it is wrong."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.errors import InputError
from sim.scenario import Scenario

CASES = yaml.safe_load((Path(__file__).parent / "wrong_scenarios.yaml").read_text())


@pytest.mark.parametrize("case", CASES, ids=[case["file"][:60] for case in CASES])
def test_a_wrong_scenario_is_refused_in_four_parts(refused, case):
    problem = refused(case["file"])
    assert problem.where == f"trial.yaml, {case['where']}"
    for part in ("found", "allowed", "advice"):
        assert case[part] in problem.parts()[part]


def test_lines_that_cross_only_while_one_ramps_are_refused(refused):
    """Both end in order, but s17 falls at once while early help comes down over a year."""
    text = """
        thresholds:
          - {from: 2019-04-01, ramp_weeks: 52, shift: {early_help: -1.0, signpost: -1.0}}
          - {from: 2019-04-01, shift: {s17: -2.0}}
    """
    problem = refused(text)
    assert problem.where == "trial.yaml, thresholds[1].shift.s17"
    assert "2019-04-07" in problem.found  # the first week that begins on or after 1 April


def test_lines_that_cross_only_once_another_lever_ends_are_refused(refused):
    text = """
        thresholds:
          - {until: 2022-04-01, shift: {s17: 1.0}}
          - {from: 2019-04-01, shift: {early_help: 1.7}}
    """
    assert "2022-04-03" in refused(text).found


def test_a_history_that_cannot_be_is_refused(town):
    town.history = [{"from": None, "set": {"thresholds.s71": 3.0}}]
    with pytest.raises(InputError, match="place invented, history.*no parameter 'thresholds.s71'"):
        Scenario.read("baseline").changes(town)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text() | st.integers(), inner, max_size=3)
        ),
        max_leaves=8,
    ),
    st.sampled_from(
        ["title", "question", "start", "parameters", "thresholds", "shift", "where", "from", "ramp_weeks"]
        + ["co_location", "agencies", "shared_outcomes"]
    ),
)
@settings(max_examples=300, deadline=None)
def test_no_value_under_any_key_escapes_as_anything_but_a_refusal(value, key):
    data = {key: value}
    if key in ("shift", "where", "from", "ramp_weeks"):
        data = {"thresholds": {"shift": {"s17": 0.1}, key: value}}
    elif key in ("agencies", "shared_outcomes"):
        data = {"co_location": {"agencies": ["police", "school"], key: value}}
    try:
        Scenario.of(data, "any", "any")
    except InputError as problem:
        assert all(problem.parts().values())
