"""`docs/levers.md`: every lever with its keys, an example, and what that example changes in words."""

from typing import Any

import yaml

from sim.guides.schema import scenario_schema
from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.levers import LEVERS
from sim.policy.ranges import plain
from sim.population.place import Place
from sim.reading import read_mapping
from sim.scenario import Scenario
from sim.shipped import ROOT

HEAD = """# Levers

Written by `make guides`; do not edit. A lever is a block of a scenario file, or a list of such blocks.
Every one also takes `from`, `until`, `ramp_weeks` and `where`
([how to write a scenario](../scenarios/README.md)).
The examples are those of the tests: strong enough to move a small place, not advice."""
EVERYWHERE = ("from", "until", "ramp_weeks", "where")
BESIDE = ("description", "enum", "minimum", "exclusiveMinimum", "maximum")  # said of a key beside its kinds


def levers_guide() -> str:
    """Return the page, one section a lever."""
    kinds = scenario_schema()["$defs"]
    examples = read_mapping(ROOT / "tests" / "levers" / "examples.yaml")
    place = Place.read("tameside")
    return "\n\n".join([HEAD, *(_section(block, kinds, examples[block], place) for block in LEVERS)]) + "\n"


def _section(block: str, kinds: dict[str, Any], example: object, place: Place) -> str:
    lever = LEVERS[block]
    scenario = Scenario.of({block: example}, block)
    written = yaml.safe_dump({block: example}, sort_keys=False, default_flow_style=None, width=100)
    return "\n\n".join(
        [
            f"## {block}",
            (lever.__doc__ or "").replace("\n    ", "\n").strip(),
            _keys(kinds[lever.__name__], kinds),
            f"```yaml\n{written}```",
            "\n".join(f"* {sentence}" for sentence in scenario.sentences()),
            f"Parameters it moves here: {_parameters(scenario.levers[0], place)}.",
        ]
    )


def _keys(kind: dict[str, Any], kinds: dict[str, Any]) -> str:
    """Return a table of a lever's own keys; those of a block inside follow under its dotted name."""
    rows = ["| key | takes | unless given |", "|---|---|---|", *_rows(kind, kinds, "")]
    return "\n".join(rows)


def _rows(kind: dict[str, Any], kinds: dict[str, Any], before: str) -> list[str]:
    rows = []
    for key, says in kind.get("properties", {}).items():
        if key in EVERYWHERE and not before:
            continue
        inside = kinds.get(str(says.get("$ref", "")).rpartition("/")[2])
        if inside:
            rows += _rows(inside, kinds, f"{before}{key}.")
        elif "properties" in says:
            rows += _named(says, key, key in kind.get("required", ()))
        else:
            unless = "must be given" if key in kind.get("required", ()) else _spelt(says.get("default"))
            rows.append(f"| `{before}{key}` | {_takes(says)} | {unless} |")
    return rows


def _named(says: dict[str, Any], key: str, required: bool) -> list[str]:
    """Return a row for each range that numbers of a mapping have, with the names that have it."""
    names: dict[str, list[str]] = {}
    for name, one in says["properties"].items():
        names.setdefault(_takes(one), []).append(f"`{key}.{name}`")
    unless = "one must be given" if required else "nothing"
    return [f"| {', '.join(several)} | {takes} | {unless} |" for takes, several in names.items()]


def _takes(says: dict[str, Any]) -> str:
    """Say in words what a key takes; that it may be left empty goes without saying."""
    inner = [one for one in says.get("anyOf", ()) if one.get("type") != "null"]
    if inner:
        beside = {key: says[key] for key in BESIDE if key in says}
        return " or ".join(_takes({**one, **beside}) for one in inner)
    items = says.get("items", {})
    names = (
        says.get("enum")
        or items.get("enum")
        or [name for one in items.get("anyOf", ()) for name in one.get("enum", ())]
    )
    words = f"{', '.join(map(str, names))}" if names else _kind(says)
    about = str(says.get("description", "")).replace("|", "/")
    return f"{words}{_range(says)}; {about}" if about else f"{words}{_range(says)}"


def _range(says: dict[str, Any]) -> str:
    """Say between which numbers; `exclusiveMinimum` is the number that is just too small."""
    if "maximum" not in says:
        return ""
    if "exclusiveMinimum" in says:
        return f" above {plain(says['exclusiveMinimum'])}, at most {plain(says['maximum'])}"
    return f" from {plain(says['minimum'])} to {plain(says['maximum'])}"


def _kind(says: dict[str, Any]) -> str:
    words = {"number": "a number", "integer": "a whole number", "boolean": "true or false", "array": "a list"}
    return words.get(str(says.get("type")), "a mapping" if says.get("type") == "object" else "text")


def _spelt(default: object) -> str:
    if default is None or default in ([], {}, ""):
        return "nothing"
    if isinstance(default, bool):
        return "true" if default else "false"
    return ", ".join(map(str, default)) if isinstance(default, list) else str(default)


def _parameters(lever: Lever, place: Place) -> str:
    moved = dict.fromkeys(setting.parameter for setting in lever.settings(place))
    return ", ".join(f"`{path}` ({PARAMETERS[path].provenance.kind})" for path in moved)
