"""The guides are those that the program writes now; the schema takes what the program takes."""

import numpy as np
import pytest
import yaml

from sim.guides.__main__ import guides
from sim.guides.schema import scenario_schema
from sim.parameters import PARAMETERS
from sim.policy.levers import LEVERS
from sim.scenario import Scenario, shipped_scenarios
from sim.shipped import ROOT

WRITTEN = guides()
EXAMPLES = yaml.safe_load((ROOT / "tests" / "levers" / "examples.yaml").read_text())


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_a_guide_is_as_the_program_writes_it_now(path):
    assert path.read_text(encoding="utf-8") == WRITTEN[path], "write it anew with `make guides`"


def fits(value, says, kinds):
    """Say whether a value fits a schema, in the few words of JSON Schema that ours uses."""
    if "$ref" in says:
        return fits(value, kinds[says["$ref"].rpartition("/")[2]], kinds)
    if "anyOf" in says and not any(fits(value, one, kinds) for one in says["anyOf"]):
        return False
    if "enum" in says and value not in says["enum"]:
        return False
    if "number" in kind_of(value) and not (says.get("minimum", value) <= value <= says.get("maximum", value)):
        return False
    if isinstance(value, list) and not (
        says.get("minItems", 0) <= len(value) <= says.get("maxItems", len(value))
        and all(fits(one, says.get("items", {}), kinds) for one in value)
    ):
        return False
    if isinstance(value, dict):
        known, more = says.get("properties", {}), says.get("additionalProperties", True)
        if not set(says.get("required", ())) <= set(value):
            return False
        if not all(key in known or more for key in value):
            return False
        if not all(
            fits(one, known.get(key, more if isinstance(more, dict) else {}), kinds)
            for key, one in value.items()
        ):
            return False
    return says.get("type") is None or bool(kind_of(value) & {*np.atleast_1d(says["type"]).tolist()})


def kind_of(value):
    kinds = {str: {"string"}, bool: {"boolean"}, int: {"integer", "number"}, float: {"number"}}
    return {list: {"array"}, dict: {"object"}, type(None): {"null"}, **kinds}[type(value)]


def sound(data):
    says = scenario_schema()
    return bool(fits(data, says, says["$defs"]))


def read(text):
    """Read YAML as editors do: a date is text."""
    return _undated(yaml.safe_load(text))


def _undated(value):
    if isinstance(value, dict):
        return {key: _undated(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_undated(one) for one in value]
    return value if isinstance(value, str | bool | int | float | None) else str(value)


@pytest.mark.parametrize("name", shipped_scenarios())
def test_the_schema_takes_every_shipped_scenario(name):
    assert sound(read((ROOT / "scenarios" / f"{name}.yaml").read_text()))


@pytest.mark.parametrize("lever", LEVERS)
def test_the_schema_takes_the_example_of_every_lever(lever):
    assert sound({lever: EXAMPLES[lever]})
    assert sound({lever: [EXAMPLES[lever], {**EXAMPLES[lever], "where": {"most_deprived": 1}}]})


@pytest.mark.parametrize(
    "text",
    [
        "titel: One",
        "version: 2",
        "co_location: {shared_outcomes: 1.2}",
        "co_location: {agencies: [police, scool]}",
        "advocates: {number: 4}",
        "advocates: {hours: 50, number: 3}",
        "advocates: {hours: 5, number: 3, eligible: {needs: 9}}",
        "thresholds: {shift: {s17: much}}",
        "thresholds: {shift: {s17: 0.1}, where: {least_deprived: 2}}",
        "thresholds: {shift: {s17: 0.1}, origin: here}",
        "parameters: {thresholds.s71: 3}",
        "parameters: {workforce.turnover_a_year: 3}",
        "written_in: here",
    ],
)
def test_the_schema_refuses_what_the_program_refuses(text):
    from sim.errors import InputError

    data = read(text)
    assert not sound(data)
    with pytest.raises(InputError):
        Scenario.of(data)


def test_every_parameter_has_a_row():
    page = WRITTEN[ROOT / "docs" / "parameters.md"]
    assert [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")] == list(PARAMETERS)


def test_every_lever_has_a_section():
    page = WRITTEN[ROOT / "docs" / "levers.md"]
    assert [line[3:] for line in page.splitlines() if line.startswith("## ")] == list(LEVERS)
