"""Distance: how far one run is from what was published, in half-widths of the published ranges."""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from calibration.evidence import evidence
from calibration.measured import PATH, published_path
from calibration.targets import Target, part_of
from calibration.verdict import EITHER

# the median year-on-year change across authorities (shared evidence, item 6); the open stock between them
PATH_TOLERANCE = {"referral_rate": 0.10, "plans": 0.14, "looked_after": 0.05, "in_need": 0.08}
PATH_WEIGHT = 2.0  # the whole path counts as two targets
MISSING = 100.0  # half-widths given to a share of nothing: worse than any run that can be measured


class Goal(NamedTuple):
    """One published number to come near to.

    readings : names of outputs, the nearest of which counts. below, above : half-widths of the range on
    either side of the value. weight : its share of the squared distance, before all are made to add up to 1.
    """

    name: str
    readings: tuple[str, ...]
    value: float
    below: float
    above: float
    weight: float

    def in_half_widths(self, spread: float) -> float:
        """Return a spread about the value, in its own unit, in half-widths of the whole range."""
        return spread / (0.5 * (self.below + self.above))


def goals_of(targets: Sequence[Target], place_name: str) -> tuple[Goal, ...]:
    """Return the parts of the targets, then the path of the place if one was published."""
    return tuple(goal for target in targets for goal in target_goals(target)) + path_goals(place_name)


def target_goals(target: Target) -> tuple[Goal, ...]:
    """Return a goal for each part of a target; they share its weight evenly."""
    parts = target.parts()
    return tuple(
        Goal(
            name=_named(target.id, part),
            readings=tuple(_named(target.id, reading) for reading in EITHER.get(part, (part,))),
            value=part_of(target.value, part),
            below=part_of(target.value, part) - part_of(target.low, part),
            above=part_of(target.high, part) - part_of(target.value, part),
            weight=target.weight / len(parts),
        )
        for part in parts
    )


def path_goals(place_name: str) -> tuple[Goal, ...]:
    """Return a goal for each published number of a place's path; none where no path was published."""
    if any(f"{stem}_{place_name}" not in evidence() for stem in PATH.values()):
        return ()
    published = {
        (column, int(str(year))): float(value)
        for column, series in published_path(place_name).items()
        for year, value in series.items()
        if math.isfinite(value)
    }
    return tuple(
        Goal(
            name=f"path.{column}.{year}",
            readings=(f"path.{column}.{year}",),
            value=value,
            below=PATH_TOLERANCE[str(column)] * value,
            above=PATH_TOLERANCE[str(column)] * value,
            weight=PATH_WEIGHT / len(published),
        )
        for (column, year), value in published.items()
    )


def misfit(goal: Goal, outputs: Mapping[str, float]) -> float:
    """Return how far a run lies above (positive) or below a goal [half-widths of its own side]."""
    readings = [_one_misfit(goal, outputs[reading]) for reading in goal.readings]
    return min(readings, key=abs)


def misfits(goal: Goal, outputs: Mapping[str, np.ndarray]) -> np.ndarray:
    """Return the misfit of each of many runs, shape (runs,), as `misfit` does of one."""
    beyond = np.array([outputs[reading] for reading in goal.readings]) - goal.value
    each = beyond / np.where(beyond > 0, goal.above, goal.below)
    return np.take_along_axis(each, np.abs(each).argmin(axis=0)[None], axis=0)[0]


def distance(goals: Sequence[Goal], outputs: Mapping[str, float]) -> float:
    """Return the weighted root mean square of all misfits: 1 is at the edge of the ranges throughout."""
    total = sum(goal.weight for goal in goals)
    return math.sqrt(sum(goal.weight * misfit(goal, outputs) ** 2 for goal in goals) / total)


def _one_misfit(goal: Goal, simulated: float) -> float:
    if not math.isfinite(simulated):
        return MISSING
    beyond = simulated - goal.value
    return beyond / (goal.above if beyond > 0 else goal.below)


def _named(target: str, part: str) -> str:
    return f"{target}.{part}" if part else target
