"""Describe: what a scenario changes against its base, by when and where, old values beside new ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from sim.parameters import PARAMETERS
from sim.policy.change import Change

if TYPE_CHECKING:
    from sim.population.place import Place
    from sim.scenario import Scenario

WORDS = {"set": "set to", "shift": "moved by", "scale": "multiplied by"}


def describe_changes(scenario: "Scenario", place: "Place") -> list[str]:
    """Return lines that tell each change against what the scenario extends, or else the baseline.

    Raises `InputError` where the place forbids the scenario.
    """
    base = scenario.base or type(scenario).of({"start": scenario.start}, "baseline")
    mine, theirs = (one.changes(place) for one in (scenario, base))
    lines = [f"{scenario.title}, against {base.title}, in {place.title}:"]
    lines += _told(_without(mine, theirs), place)
    left_out = _without(theirs, mine)
    if left_out:
        lines += ["No longer done:", *(f"  {line}" for line in _told(left_out, place))]
    return lines if len(lines) > 1 else [*lines, "  Nothing is changed."]


def _without(changes: Sequence[Change], others: Sequence[Change]) -> list[Change]:
    """Leave out what the others do too, wherever it was written."""
    known = [change._replace(origin="") for change in others]
    return [change for change in changes if change._replace(origin="") not in known]


def _told(changes: Sequence[Change], place: "Place") -> list[str]:
    """Tell changes under one heading for each time and place."""
    groups: dict[str, list[str]] = {}
    for change in changes:
        groups.setdefault(_when_and_where(change, place), []).append(_what(change))
    return [line for heading, said in groups.items() for line in (f"  {heading}:", *said)]


def _when_and_where(change: Change, place: "Place") -> str:
    when = f"From {change.from_date}" if change.from_date else "For the whole run"
    if change.ramp_weeks:
        when += f", coming in over {change.ramp_weeks} weeks"
    if change.until:
        when += f", until {change.until}"
    names = [place.zone_names[zone].replace("_", " ") for zone in change.zones or ()]
    return f"{when}, {'everywhere' if change.zones is None else 'in ' + ', '.join(names)}"


def _what(change: Change) -> str:
    parameter = PARAMETERS[change.parameter]
    stage, name = (part.replace("_", " ") for part in change.parameter.split(".", 1))
    new, shipped = _spelt(change.value), _spelt(parameter.default)
    return (
        f"    {stage}, {name}: {WORDS[change.mode]} {new}; {shipped} as shipped ({parameter.quantity.unit})"
    )


def _spelt(value: object) -> str:
    """Spell a number, or a table row by row."""
    table = np.asarray(value, float)
    if table.ndim == 0:
        return f"{float(table):g}"
    return "[" + ", ".join(_spelt(row) for row in table) + "]"
