"""The JSON Schema of a scenario file, for editors that complete and check YAML.

It is made of the lever classes, their keys and their rules. What a schema cannot say (two dates in order,
neighbourhoods that a place has and agencies that it adds, thresholds that keep their order) only
`revolving-door check` finds.
"""

from typing import Any

from sim.parameters import PARAMETERS
from sim.policy.change import shape_of
from sim.policy.lever import LONGEST_RAMP, WHERE
from sim.policy.levers import LEVERS
from sim.scenario import Scenario
from sim.scenario_version import FIRST, VERSION
from sim.units import CODE, Parameter

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = r"^(20[1-9]\d|2100)-\d\d-\d\d$"  # about `sim.shape.FIRST_DAY` to `LAST_DAY`; the reader is exact
NAME = f"revolving-door-scenario-{VERSION}"


def scenario_schema() -> dict[str, Any]:
    """Return the schema as plain data."""
    made = Scenario.model_json_schema(by_alias=True)
    kinds = made["$defs"]
    for lever in LEVERS.values():
        _mend_lever(kinds[lever.__name__], [rule.says() for rule in lever.all_rules()])
    keys = {key: made["properties"][key] for key in Scenario.known_keys()}
    for block in LEVERS:
        keys[block] = _one_or_several(keys[block]["items"])
    keys["start"]["pattern"] = DAY
    keys["version"] |= {"minimum": FIRST, "maximum": VERSION}
    keys["extends"]["description"] = "a shipped scenario, or a file beside this one, whose blocks it inherits"
    keys["parameters"] = {
        "type": ["object", "null"],
        "description": "values for the whole run, by dotted name",
        "properties": {path: _value(parameter) for path, parameter in PARAMETERS.items()},
        "additionalProperties": False,
    }
    head = {"$schema": DIALECT, "$id": NAME, "title": f"Revolving Door scenario, version {VERSION}"}
    return {**head, "type": "object", "additionalProperties": False, "properties": keys, "$defs": kinds}


def _mend_lever(kind: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    """Leave out what no file gives, say how dates' ramp and places are written, and what keys need."""
    if rules:
        kind["allOf"] = rules
    keys = kind["properties"]
    del keys["origin"]
    for key in ("from", "until"):
        keys[key]["pattern"] = DAY
    keys["ramp_weeks"] |= {"minimum": 0, "maximum": LONGEST_RAMP}
    most_deprived = {"type": "integer", "minimum": 1}
    keys["where"] = {
        "description": WHERE,
        "anyOf": [
            {"type": "null"},
            {"type": "string"},
            {"type": "array", "items": {"type": "string"}, "minItems": 1},
            {
                "type": "object",
                "properties": {"most_deprived": most_deprived},
                "required": ["most_deprived"],
                "additionalProperties": False,
            },
        ],
    }


def _one_or_several(block: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [block, {"type": "array", "items": block}, {"type": "null"}]}


def _value(parameter: Parameter) -> dict[str, Any]:
    """Return the schema of one parameter's value: a number, or a table of its own shape."""
    lowest, highest = parameter.limits
    kind = "integer" if parameter.quantity == CODE else "number"
    value: dict[str, Any] = {"type": kind, "minimum": lowest, "maximum": highest}
    for length in reversed(shape_of(parameter.path)):
        value = {"type": "array", "items": value, "minItems": length, "maxItems": length}
    return {**value, "description": parameter.quantity.unit}
