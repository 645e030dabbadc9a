"""Every name in the header of a shipped scenario is one that the project has."""

import re
from functools import lru_cache

import pytest

from calibration.evidence import evidence
from calibration.targets import targets
from sim.costs.activity import cost_lines
from sim.guides.schema import scenario_schema
from sim.parameters import PARAMETERS
from sim.population.place import Place
from sim.results.markers import MARKERS
from sim.results.outcomes import OUTCOMES
from sim.results.tables import demand_table, families_table, journeys_table, snapshots_table
from sim.scenario import Scenario, shipped_scenarios
from sim.shipped import ROOT, shipped_names

NAME = re.compile(r"\w*_\w*(?:\.\w+)*")  # snake case, dotted or not; one that ends on _ stands for many
QUOTED = re.compile(r"`(\w+)`")
TABLES = (lambda record: demand_table([record]), families_table, journeys_table, snapshots_table)


@lru_cache(maxsize=1)
def keys_of_scenarios():
    """Return every key that a scenario file may hold: blocks, their keys, and the keys inside these."""
    return set(_keys_in(scenario_schema()))


def _keys_in(schema):
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from _keys_in(part)


@lru_cache(maxsize=1)
def parts_of_places():
    names = shipped_names("scenarios/places")
    return {*names, *(part for name in names for part in Place.read(name).neighbourhood_names)}


@lru_cache(maxsize=1)
def documents():
    return {path.stem for path in (ROOT / "docs").rglob("*") if path.is_file()}


@pytest.fixture
def known(made_up):
    """Return every name that a header may use."""
    record = made_up.simulate(Place.read("tameside"), Scenario.read("baseline"), 0, 1)
    columns = {name for table in TABLES for name in table(record).columns}
    return (
        columns
        | {outcome.name for outcome in (*OUTCOMES, *MARKERS)}
        | {line.cost_line for line in cost_lines()}
        | {part for path in PARAMETERS for part in (path, *path.split("."))}
        | keys_of_scenarios()
        | parts_of_places()
        | set(shipped_scenarios())
        | {f"{name}.yaml" for name in shipped_scenarios()}
        | set(evidence())
        | {target.id for target in targets()}
        | documents()
    )


def header(name):
    text = (ROOT / "scenarios" / f"{name}.yaml").read_text(encoding="utf-8")
    return "\n".join(line for line in text.splitlines() if line.startswith("#"))


def unknown(text, known):
    """List the names in a text that nothing has; `pbr1_...` is known if something begins so."""
    names = {*NAME.findall(text), *QUOTED.findall(text)}
    many = {name for name in names if name.endswith("_") and any(word.startswith(name) for word in known)}
    return sorted(names - known - many)


@pytest.mark.parametrize("name", shipped_scenarios())
def test_a_header_names_nothing_that_is_not_there(name, known):
    assert unknown(header(name), known) == []


@pytest.mark.parametrize(
    "wrong",
    ["pop0_17", "early_help_waitin", "edge_of_care.hepl", "pooled_prost_of_...", "`trusts`", "no_.yaml"],
)
def test_a_name_that_nothing_has_is_found(wrong, known):
    sound = "look at waited_weeks, edge_of_care.help, pbr1_..., `step`, co_location.yaml, pop0_17_tameside"
    assert unknown(sound, known) == []
    assert len(unknown(f"{sound}; {wrong}.", known)) == 1
