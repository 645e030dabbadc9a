"""The schema takes what the program takes, and refuses what it refuses as far as a schema can."""

from functools import cache

import pytest
import yaml
from jsonschema import Draft202012Validator

from sim.errors import InputError
from sim.guides.levers import EVERYWHERE
from sim.guides.schema import scenario_schema
from sim.policy.levers import LEVERS
from sim.scenario import Scenario, shipped_scenarios
from sim.shipped import ROOT
from tests.levers.examples import EXAMPLES, VARIANTS

WRONG = yaml.safe_load((ROOT / "tests" / "scenarios" / "wrong_scenarios.yaml").read_text())
KINDS = scenario_schema()["$defs"]
MORE = ("anyOf", "prefixItems")


@cache
def validator():
    says = scenario_schema()
    Draft202012Validator.check_schema(says)
    return Draft202012Validator(says)


def sound(data):
    return validator().is_valid(data)


def read(text):
    """Read YAML as editors do: a date is text."""
    return undated(yaml.safe_load(text))


def undated(value):
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(key): undated(one) for key, one in value.items()}
    if isinstance(value, list):
        return [undated(one) for one in value]
    return value if isinstance(value, str | bool | int | float | None) else str(value)


def loose(says):
    """Whether a key's schema takes any number, word, list or mapping."""
    if "$ref" in says:
        inside = KINDS[says["$ref"].rpartition("/")[2]]
        return any(loose(one) for one in inside["properties"].values())
    if "properties" in says:
        return says.get("additionalProperties", True) or any(map(loose, says["properties"].values()))
    if "enum" in says or "pattern" in says or says.get("type") in ("boolean", "null"):
        return False
    if "items" in says:
        return loose(says["items"])
    if any(key in says for key in MORE):
        beside = {key: says[key] for key in ("minimum", "exclusiveMinimum", "maximum") if key in says}
        return any(loose({**one, **beside}) for key in MORE for one in says.get(key, ()))
    return "maximum" not in says or not ({"minimum", "exclusiveMinimum"} & set(says))


@pytest.mark.parametrize("lever", LEVERS)
def test_no_key_of_a_lever_takes_just_anything(lever):
    keys = KINDS[LEVERS[lever].__name__]["properties"]
    assert [key for key, says in keys.items() if key not in EVERYWHERE and loose(says)] == []


@pytest.mark.parametrize(
    "says", [{"type": "number", "minimum": 0}, {"type": "string"}, {"type": "object"}, {}]
)
def test_a_key_that_takes_anything_would_be_found(says):
    assert loose(says)
    assert loose({"anyOf": [says, {"type": "null"}]})


@pytest.mark.parametrize("name", shipped_scenarios())
def test_the_schema_takes_every_shipped_scenario(name):
    assert sound(read((ROOT / "scenarios" / f"{name}.yaml").read_text()))


@pytest.mark.parametrize("lever", LEVERS)
def test_the_schema_takes_the_examples_of_every_lever(lever):
    for block in [EXAMPLES[lever], *VARIANTS.get(lever, ())]:
        assert sound({lever: block})
        assert sound({lever: [block, {**block, "from": "2019-04-01", "until": "2020-04-01"}]})


@pytest.mark.parametrize("case", WRONG, ids=[case["file"][:60] for case in WRONG])
def test_the_schema_refuses_what_the_program_refuses(case):
    """But for what needs a place, a calendar or a sum of several keys, which the case then says."""
    assert sound(read(case["file"])) == case.get("schema_takes", False)


@pytest.mark.parametrize(
    "text",
    [
        "thresholds: {set: {s17: 20.5}}",
        "thresholds: {shift: {gatekeeping: -101}}",
        "thresholds: {shift: {s71: 1}}",
        "thresholds: {set: {closing_rule: 1}}",
        "thresholds: {set: {s17: 3.4, need: 3}, shift: {s17: 0.1}}",
        "capacity: {set: {key_workers: 0}}",
        "capacity: {scale: {social_workers: 2.5}}",
        "capacity: {shift: {nurses: 3}}",
        "capacity: {scale: {key_workers: 0.9}, where: hyde}",
        "pooled_prevention_fund: {pays: {}}",
        "pooled_prevention_fund: {pays: {police: 60000000}}",
        "pooled_prevention_fund: {pays: {voluntary_sector: 100}}",
        "payment_by_results: {phase: 3}",
        "payment_by_results: {phase: '1'}",
        "payment_by_results: {phase: true}",
        "shocks: {kind: austerity, size: 0.95}",
        "shocks: {kind: restructure, size: 0.9}",
        "shocks: {kind: detection_falls, size: 1}",
        "shocks: {kind: worklessness, size: 0}",
        "shocks: {kind: benefit_sanctions, size: 5.1}",
        "shocks: {kind: austerity, size: 0.5, where: hyde}",
        "family_help: {family_group_meetings: 1.1}",
        "family_help: {with_kin: -0.1}",
        "family_help: {with_kin: 0, one_service: false}",
        "advocates: {hours: 5, number: 0}",
        "advocates: {hours: 5, number: 3, families: 20}",
        "risk_model: {trigger: asb, factors_needed: 3, ages: [3, 18]}",
        "risk_model: {trigger: asb, factors_needed: 3, ages: [3]}",
        "edge_of_care: {places: 0.5}",
        "early_years: {places: 20000}",
        "redesigned_pathway: {round_weeks: 0.9}",
        "step_down: {follow_up_weeks: 26, visit_weeks: 0.5}",
        "information_sharing: {kind: informal, agree: 0.9}",
        "neighbourhood_teams: {workers: whole_place, agencies: [school, police]}",
        "parameters: {workforce.turnover_a_year: 3}",
        "titel: One",
        "version: 0",
        "risk_appetite: {factor: 1, origin: here}",
        "written_in: here",
    ],
)
def test_reader_and_schema_refuse_together(text):
    data = read(text)
    assert not sound(data)
    with pytest.raises(InputError):
        Scenario.of(data)
