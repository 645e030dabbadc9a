"""Describe: what a scenario does against its base, block by block, with old values beside new ones."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from sim.calendar import Calendar
from sim.moved import moved
from sim.parameters import PARAMETERS
from sim.policy.change import Change, ForceSchedule, in_force
from sim.units import Parameter

if TYPE_CHECKING:
    from sim.policy.lever import Lever
    from sim.population.place import Place
    from sim.scenario import Scenario

NOTHING_MOVES = "    All of it stands so already."
TOLD_ABOVE = "    What it moves is told above."


def describe_changes(scenario: "Scenario", place: "Place") -> list[str]:
    """Return lines that tell what is done against what the scenario extends, or else the baseline.

    Under each sentence stand the parameters that it moves: the value under the base and the value under
    the scenario, all blocks together, once the block's ramp is over. What stays as it is is left out.
    Raises `InputError` where the place forbids the scenario.
    """
    base = scenario.base or type(scenario).of({"start": scenario.start}, "baseline")
    moves = _Moves(scenario, base, place)
    head = [f"{scenario.title}, against {base.title}, in {place.title}, from {scenario.start}:"]
    if scenario.start != base.start:
        head.append(f"  The run starts on {scenario.start}, not on {base.start}.")
    lines = [*head, *_of_parameters(scenario, base, moves)]
    for lever in _without(scenario.levers, base.levers, scenario):
        lines += _of_lever(lever, scenario, place, moves)
    gone = _without(base.levers, scenario.levers, scenario)
    if gone:
        lines.append("No longer done:")
        lines += [line for lever in gone for line in _of_lever(lever, base, place, moves)]
    return lines if len(lines) > 1 else [*lines, "  Nothing is changed."]


def _of_parameters(scenario: "Scenario", base: "Scenario", moves: "_Moves") -> list[str]:
    """Tell the values for the whole run that are given, or no longer given."""
    paths = dict.fromkeys([*scenario.parameters, *base.parameters])
    differ = [path for path in paths if scenario.parameters.get(path) != base.parameters.get(path)]
    return [line for path in differ for line in ("  For the whole run:", *moves.of_override(path))]


def _of_lever(lever: "Lever", scenario: "Scenario", place: "Place", moves: "_Moves") -> list[str]:
    """Tell a block in sentences, the neighbourhoods it comes to in this place, and what it moves."""
    lines = [f"  {sentence}" for sentence in lever.sentences(scenario.start)]
    if isinstance(lever.where, int):
        zones = lever.zones(place) or ()
        names = [place.zone_names[zone].replace("_", " ") for zone in zones]
        lines.append(f"    Here that is {', '.join(names)}.")
    return lines + moves.of_lever(lever, scenario)


def _without(levers: Iterable["Lever"], others: Iterable["Lever"], scenario: "Scenario") -> list["Lever"]:
    """Leave out the blocks that the others hold too, wherever they were written."""
    known = [(type(lever), lever.resolved(scenario.start)) for lever in others]
    return [lever for lever in levers if (type(lever), lever.resolved(scenario.start)) not in known]


class _Moves:
    """What a scenario makes of parameters in a place, held against its base on the same calendar."""

    def __init__(self, scenario: "Scenario", base: "Scenario", place: "Place"):
        self.place = place
        self.calendar = Calendar(scenario.start, 1)
        zones = len(place.zone_names)
        self.schedules = [in_force(one.changes(place), self.calendar, zones) for one in (base, scenario)]
        self.told: set[str] = set()

    def of_lever(self, lever: "Lever", scenario: "Scenario") -> list[str]:
        """Tell what a block moves, one line a parameter and pair of values."""
        changes = lever.changes(self.place, scenario.start)
        told = []
        for path in dict.fromkeys(change.parameter for change in changes):
            mine = [change for change in changes if change.parameter == path]
            told += self._lines(path, max(map(self._whole_from, mine)), self._zones(mine))
        return self._new(told) if told else [NOTHING_MOVES]

    def of_override(self, path: str) -> list[str]:
        """Tell what a value for the whole run replaces."""
        return self._lines(path, self.calendar.start_week, self._zones([])) or [NOTHING_MOVES]

    def _new(self, lines: Sequence[str]) -> list[str]:
        """Leave out what a block before has told."""
        new = [line for line in lines if line not in self.told]
        self.told.update(lines)
        return new or [TOLD_ABOVE]

    def _lines(self, path: str, whole: int, zones: list[int]) -> list[str]:
        """Compare a parameter once a block holds whole.

        Where that makes no difference yet, the place's own history may make one later.
        """
        parameter = PARAMETERS[path]
        steps = sorted({step for schedule in self.schedules for step in schedule.steps})
        weeks = [whole, *(week for week in steps if week > whole)]
        apart = [
            week for week in weeks if np.any(np.subtract(*_values(self.schedules, week, parameter, zones)))
        ]
        if not apart:
            return []
        week, since = whole, ""
        if apart[0] != whole:
            week, since = apart[-1], f"; they part on {self.calendar.begins(apart[0])}"
        values = _values(self.schedules, week, parameter, zones)
        return [f"    {_name(path)}: {one.becomes(parameter)}{since}" for one in moved(parameter, *values)]

    def _zones(self, changes: Sequence[Change]) -> list[int]:
        every = range(len(self.place.zone_names))
        named = [every if change.zones is None else change.zones for change in changes] or [every]
        return sorted({zone for zones in named for zone in zones})

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


def _name(path: str) -> str:
    """Name a parameter as files do, and in words; what stands as shipped is told by the values beside it."""
    return f"{path}, {PARAMETERS[path].words.partition(';')[0]}"
