"""Change: one parameter is set, shifted or scaled from a day, in some zones, ramped up over weeks.

The scenario's levers, the place's dated history and overrides for the whole run all become changes.
They act in order, each on what the ones before it left.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from sim.calendar import Calendar
from sim.parameters import PARAMETERS, InForce, defaults_in_force

MODES = ("set", "shift", "scale")


class Change(NamedTuple):
    """One change of one parameter.

    parameter : dotted path, `stage.name`; mode : `set`, `shift` (added) or `scale` (multiplied);
    value : number, or a table of the parameter's own shape; from_date : None means always;
    until : first day on which it no longer holds, None means never; ramp_weeks : weeks over which it
    comes in evenly, nothing yet on from_date; zones : rows of the parameters in force, None all;
    origin : where it was written, for messages.
    """

    parameter: str
    mode: str
    value: float | tuple
    from_date: date | None = None
    until: date | None = None
    ramp_weeks: int = 0
    zones: tuple[int, ...] | None = None
    origin: str = ""

    @property
    def stage(self) -> str:
        """Stage whose rule reads the parameter."""
        return self.parameter.partition(".")[0]

    @property
    def name(self) -> str:
        """Field of the stage's parameters."""
        return self.parameter.partition(".")[2]


class _Span(NamedTuple):
    """A change on the calendar: first week, weeks of ramp, first week after it; its value as an array."""

    change: Change
    first: float
    ramp: int
    after: float
    value: np.ndarray

    def weight(self, week: int) -> float:
        """Share of the change that is in force in a week [0-1]."""
        if not self.first <= week < self.after:
            return 0.0
        return 1.0 if week >= self.first + self.ramp else (week - self.first) / self.ramp

    def steps(self) -> Iterable[int]:
        """Yield the weeks in which the weight differs from the week before."""
        if self.first == -np.inf:
            return
        last = min(self.first + self.ramp, self.after)
        yield from range(int(self.first), int(last) + 1)
        if self.after < np.inf:
            yield int(self.after)


class ForceSchedule:
    """Parameters in force by week; a new set is made only in weeks in which something changes."""

    def __init__(self, changes: Sequence[Change], calendar: Calendar, zones: int):
        self.changes = tuple(changes)
        self._spans = [_span(change, calendar) for change in changes]
        self._by_stage: dict[str, list[_Span]] = {}
        for span in self._spans:
            self._by_stage.setdefault(span.change.stage, []).append(span)
        self._defaults = defaults_in_force(zones)
        self.steps = sorted({step for span in self._spans for step in span.steps()})
        self._place = -1
        self._held: InForce | None = None
        self._weights: dict[str, list[float]] = {}

    def at(self, week: int) -> InForce:
        """Return the parameters of a week, the identical object while nothing changes."""
        place = bisect_right(self.steps, week)
        if self._held is None or place != self._place:
            self._held = self._made(week)
            self._place = place
        return self._held

    def weights(self, week: int) -> list[float]:
        """Return the share of each change that is in force in a week [0-1]."""
        return [span.weight(week) for span in self._spans]

    def _made(self, week: int) -> InForce:
        """Make anew the stages in which a weight has changed; the others stay the identical objects."""
        weights = {stage: [span.weight(week) for span in spans] for stage, spans in self._by_stage.items()}
        moved = [stage for stage in weights if weights[stage] != self._weights.get(stage)]
        self._weights = weights
        fresh = {stage: self._of_stage(stage, weights[stage]) for stage in moved}
        return (self._held or self._defaults)._replace(**fresh)

    def _of_stage(self, stage: str, weights: list[float]) -> np.recarray:
        # a plain array, of which taking a column costs a twentieth of what it costs of a record array
        records = np.array(getattr(self._defaults, stage).view(np.ndarray))
        for span, weight in zip(self._by_stage[stage], weights, strict=True):
            if weight > 0.0:
                apply(span.change, weight, records, span.value)
        return records.view(np.recarray)


def in_force(changes: Sequence[Change], calendar: Calendar, zones: int) -> ForceSchedule:
    """Lay changes on a calendar for a number of zones."""
    return ForceSchedule(changes, calendar, zones)


def apply(change: Change, weight: float, records: np.ndarray, value: np.ndarray) -> None:
    """Bring in a share of a change (above 0, at most 1) on a stage's records, shape (zones,).

    value : the change's own, as an array, which is made once and not each week of a ramp.
    """
    rows = slice(None) if change.zones is None else list(change.zones)
    column = records[change.name]
    now = column[rows]
    if change.mode == "set":
        # the whole weight gives the value itself, to the last bit
        column[rows] = value if weight == 1.0 else now + weight * (value - now)
    elif change.mode == "shift":
        column[rows] = now + weight * value
    else:
        column[rows] = now * (1.0 + weight * (value - 1.0))


def replace_base(overrides: Sequence[Change], dated: Sequence[Change]) -> list[Change]:
    """Put whole-run overrides first, and drop dated values of the place that they replace.

    A value given for the whole run takes the place of the default and of every value that the
    place's history sets; what the history shifts or scales still acts on it.
    """
    replaced = {change.parameter for change in overrides}
    kept = [change for change in dated if change.mode != "set" or change.parameter not in replaced]
    return [*overrides, *kept]


def shape_of(parameter: str) -> tuple[int, ...]:
    """Return the shape of a parameter: () for one number."""
    return np.asarray(PARAMETERS[parameter].default, float).shape


def _span(change: Change, calendar: Calendar) -> _Span:
    first = -np.inf if change.from_date is None else calendar.week_of(change.from_date)
    after = np.inf if change.until is None else calendar.week_of(change.until)
    return _Span(change, first, change.ramp_weeks, after, np.asarray(change.value, float))
