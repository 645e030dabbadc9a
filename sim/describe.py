"""Describe: what a scenario does against its base, block by block, with old values beside new ones."""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from sim.calendar import Calendar
from sim.parameters import PARAMETERS
from sim.policy.change import Change, ForceSchedule, in_force
from sim.units import Parameter

if TYPE_CHECKING:
    from sim.policy.lever import Lever
    from sim.population.place import Place
    from sim.scenario import Scenario

LONGEST_LIST = 6  # names spelt out before the rest is counted


def describe_changes(scenario: "Scenario", place: "Place") -> list[str]:
    """Return lines that tell what is done against what the scenario extends, or else the baseline.

    Under each sentence stand the parameters that it moves: the value without it and the value with it,
    both once its ramp is over. What stays as it is is left out. Raises `InputError` where the place
    forbids the scenario.
    """
    base = scenario.base or type(scenario).of({"start": scenario.start}, "baseline")
    moves = _Moves(scenario, place)
    lines = [f"{scenario.title}, against {base.title}, in {place.title}:"]
    for path, value in scenario.parameters.items():
        if base.parameters.get(path) != value:
            lines += [f"  {_name(path)} for the whole run:", *moves.of_override(path)]
    for lever in _without(scenario.levers, base.levers, scenario):
        lines += [f"  {sentence}" for sentence in lever.sentences(scenario.start)]
        lines += moves.of_lever(lever) or ["    All of it stands so already."]
    left_out = [one for lever in _without(base.levers, scenario.levers, scenario)
                for one in lever.sentences(base.start)]  # fmt: skip
    left_out += [
        f"{_name(path)} for the whole run" for path in base.parameters if path not in scenario.parameters
    ]
    if left_out:
        lines += ["No longer done:", *(f"  {line}" for line in left_out)]
    return lines if len(lines) > 1 else [*lines, "  Nothing is changed."]


def _without(levers: Iterable["Lever"], others: Iterable["Lever"], scenario: "Scenario") -> list["Lever"]:
    """Leave out the blocks that the others hold too, wherever they were written."""
    known = [(type(lever), lever.resolved(scenario.start)) for lever in others]
    return [lever for lever in levers if (type(lever), lever.resolved(scenario.start)) not in known]


class _Moves:
    """What each change of a scenario makes of a parameter in a place."""

    def __init__(self, scenario: "Scenario", place: "Place"):
        self.scenario, self.place = scenario, place
        self.calendar = Calendar(scenario.start, 1)
        self.changes = scenario.changes(place)

    def of_lever(self, lever: "Lever") -> list[str]:
        """Tell what a block moves, one line a parameter."""
        return self._told(lever.changes(self.place, self.scenario.start))

    def of_override(self, path: str) -> list[str]:
        """Tell what a value for the whole run replaces."""
        return self._told([one for one in self.changes if one.parameter == path and one.from_date is None])

    def _told(self, mine: Sequence[Change]) -> list[str]:
        told = []
        for path in dict.fromkeys(change.parameter for change in mine):
            moved = self._moved([change for change in mine if change.parameter == path])
            told += [f"    {line}" for line in moved]
        return told

    def _moved(self, mine: Sequence[Change]) -> list[str]:
        """Compare a parameter with and without some changes of it, once they hold whole.

        Where that makes no difference yet, the place's own history may make one later.
        """
        parameter = PARAMETERS[mine[0].parameter]
        zones = sorted({zone for change in mine for zone in self._zones(change)})
        others = [change for change in self.changes if change not in mine]
        schedules = [
            in_force(held, self.calendar, len(self.place.zone_names)) for held in (others, self.changes)
        ]
        whole = max(self._whole_from(change) for change in mine)
        weeks = [week for week in (whole, *schedules[0].steps) if week >= whole]
        apart = [week for week in weeks if np.any(np.subtract(*_values(schedules, week, parameter, zones)))]
        if not apart:
            return []
        if apart[0] == whole:
            return _lines(parameter, *_values(schedules, whole, parameter, zones))
        since = f"; they part on {self.calendar.begins(apart[0])}"
        return [line + since for line in _lines(parameter, *_values(schedules, apart[-1], parameter, zones))]

    def _zones(self, change: Change) -> Iterable[int]:
        return range(len(self.place.zone_names)) if change.zones is None else change.zones

    def _whole_from(self, change: Change) -> int:
        if change.from_date is None:
            return self.calendar.start_week
        week = self.calendar.week_of(change.from_date) + change.ramp_weeks
        return week if change.until is None else min(week, self.calendar.week_of(change.until) - 1)


def _values(
    schedules: Sequence[ForceSchedule], week: int, parameter: Parameter, zones: list[int]
) -> list[np.ndarray]:
    """Return a parameter in some zones under each schedule."""
    return [getattr(one.at(week), parameter.stage)[parameter.name][zones] for one in schedules]


def _lines(parameter: Parameter, old: np.ndarray, new: np.ndarray) -> list[str]:
    """Return a line for each pair of values, shape (zones, ...), that a parameter moves between."""
    entries: dict[str, list[str]] = {}
    for entry in product(*(range(length) for length in old.shape[1:])):
        before, after = (np.moveaxis(values, 0, -1)[entry] for values in (old, new))
        if np.any(before != after):
            pair = f"{_spelt(parameter, before)} becomes {_spelt(parameter, after)}"
            entries.setdefault(pair, []).append(_entry(parameter, entry))
    whole = int(np.prod(old.shape[1:]))
    return [
        f"{_name(parameter.path)}: {pair}{_for(names, whole)}{_unit(parameter)}"
        for pair, names in entries.items()
    ]


def _spelt(parameter: Parameter, values: np.ndarray) -> str:
    """Spell a value by name or number; where zones differ, the least and the largest."""
    lowest, highest = float(values.min()), float(values.max())
    if parameter.codes or parameter.limits == (0.0, 1.0) and parameter.quantity.unit == "code":
        names = parameter.codes or {0: "no", 1: "yes"}
        return " or ".join(names.get(int(value), f"{value:g}") for value in np.unique(values))
    spelt = f"{lowest:.4g}" if abs(lowest) < 10_000 else f"{lowest:,.0f}"
    return spelt if lowest == highest else f"{spelt} to {highest:.4g} by neighbourhood"


def _entry(parameter: Parameter, entry: tuple[int, ...]) -> str:
    """Name an entry of a table by its row and column."""
    return " and ".join(
        axis[place] if axis else f"entry {place + 1}"
        for axis, place in zip(parameter.axes or ((),) * len(entry), entry, strict=True)
    ).replace("_", " ")


def _for(names: list[str], whole: int) -> str:
    if len(names) == whole:
        return " for all" if whole > 1 else ""
    listed = (
        names
        if len(names) <= LONGEST_LIST + 1
        else [*names[:LONGEST_LIST], f"{len(names) - LONGEST_LIST} more"]
    )
    return f" for {', '.join(listed)}"


def _unit(parameter: Parameter) -> str:
    return "" if parameter.quantity.unit.startswith("code") else f" ({parameter.quantity.unit})"


def _name(path: str) -> str:
    """Name a parameter as files do, and in words; what stands as shipped is told by the values beside it."""
    return f"{path}, {PARAMETERS[path].words.partition(';')[0]}"
