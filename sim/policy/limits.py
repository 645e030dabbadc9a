"""Limits: no mix of changes may take a parameter out of its range, or thresholds out of their order."""

from collections.abc import Sequence

import numpy as np

from sim.calendar import Calendar
from sim.errors import WrongValueError
from sim.parameters import PARAMETERS, InForce
from sim.policy.candidates import RAISED_BY, candidates_wanting
from sim.policy.change import Change, ForceSchedule, in_force
from sim.policy.thresholds import ORDER, ORDER_IN_WORDS, STAGE
from sim.units import CODE

ROUNDING = 1e-9


def check_limits(changes: Sequence[Change], calendar: Calendar, zone_names: Sequence[str]) -> None:
    """Refuse changes that break a limit in any zone and week, ramps included.

    Raises `InputError` that names the last change at fault, the day and the zone.
    """
    schedule = in_force(changes, calendar, len(zone_names))
    touched = sorted({change.parameter for change in changes})
    weeks = [min([0, *schedule.steps]) - 1, *schedule.steps]
    _check_weeks(weeks, touched, schedule, (changes, calendar, zone_names))


def check_further(
    laid: Sequence[Change],
    further: Sequence[Change],
    calendar: Calendar,
    zone_names: Sequence[str],
    from_week: int,
) -> None:
    """Refuse further changes, the last of those laid, that break a limit from a week to the end of the run.

    Raises `InputError` as `check_limits` does. The past, and other stages, are not looked at.
    """
    stages = {change.stage for change in further}
    changes = [change for change in laid if change.stage in stages]
    schedule = in_force(changes, calendar, len(zone_names))
    touched = sorted({change.parameter for change in further})
    weeks = [from_week, *(step for step in schedule.steps if from_week < step < calendar.weeks)]
    _check_weeks(weeks, touched, schedule, (changes, calendar, zone_names))


_Scene = tuple[Sequence[Change], ForceSchedule, Calendar, int, Sequence[str]]


def _check_weeks(
    weeks: Sequence[int],
    touched: Sequence[str],
    schedule: ForceSchedule,
    laid: tuple[Sequence[Change], Calendar, Sequence[str]],
) -> None:
    """Check each week, in it only the stages that have moved since the one before: the rest stands."""
    changes, calendar, zone_names = laid
    founding, before = schedule.at(0), None
    for week in weeks:
        force = schedule.at(week)
        moved = [one for one in touched if before is None or _stage(force, one) is not _stage(before, one)]
        _check_week(moved, force, founding, (changes, schedule, calendar, week, zone_names))
        before = force


def _stage(force: InForce, path: str) -> np.recarray:
    return getattr(force, PARAMETERS[path].stage)


def _check_week(touched: Sequence[str], force: InForce, founding: InForce, scene: "_Scene") -> None:
    for parameter in touched:
        _check_range(parameter, force, scene)
    if any(parameter.startswith(f"{STAGE}.") for parameter in touched):
        _check_order(force, scene)
    if any(parameter in raising for raising in RAISED_BY.values() for parameter in touched):
        _check_candidates(force, founding, scene)


def _check_candidates(force: InForce, founding: InForce, scene: _Scene) -> None:
    """Refuse rates of which even an ordinary family would lose some, since too few candidates are there."""
    wanting = candidates_wanting(force, founding, worst=False)
    for majorant, over in wanting.items():
        if not (over > 1.0 + ROUNDING).any():
            continue
        zone = int(np.argmax(over))
        found = (
            f"{' and '.join(RAISED_BY[majorant])} would be {over[zone]:.2f} times what the candidates "
            f"fixed at the founding allow {_when_and_where(scene, zone)}, so that the rest would be lost"
        )
        allowed = f"no more than {majorant} allows"
        advice = f"raise them by less, or set a higher {majorant} under `parameters`, in the baseline too"
        raise WrongValueError(_culprit(scene, zone, RAISED_BY[majorant]), found, allowed, advice)


def _check_range(path: str, force: InForce, scene: _Scene) -> None:
    parameter = PARAMETERS[path]
    lowest, highest = parameter.limits
    column = getattr(force, parameter.stage)[parameter.name]
    outside = (column < lowest - ROUNDING) | (column > highest + ROUNDING)
    if parameter.quantity == CODE:
        outside |= column != np.round(column)
    if not outside.any():
        return
    zone = int(np.argwhere(outside)[0][0])
    value = float(column[outside][0])
    allowed = f"{lowest:g} to {highest:g} ({parameter.quantity.unit})"
    found = f"{path} would be {value:.4g} {_when_and_where(scene, zone)}"
    raise WrongValueError(
        _culprit(scene, zone, (path,)), found, allowed, "change it by less, or for less long"
    )


def _check_order(force: InForce, scene: _Scene) -> None:
    lines = force.thresholds
    for lower, higher, may_meet, harm in ORDER:
        under, over = lines[lower], lines[higher]
        wrong = under > over + ROUNDING if may_meet else under >= over - ROUNDING
        if not wrong.any():
            continue
        zone = int(np.argmax(wrong))
        must = "must not lie above" if may_meet else "must lie below"
        found = (
            f"{lower} would be {under[zone]:.4g} {_when_and_where(scene, zone)} "
            f"and {must} {higher} ({over[zone]:.4g}): {harm}"
        )
        culprit = _culprit(scene, zone, (f"{STAGE}.{lower}", f"{STAGE}.{higher}"))
        advice = f"move {lower} or {higher} by less, or move both together"
        raise WrongValueError(culprit, found, ORDER_IN_WORDS, advice)


def _when_and_where(scene: _Scene, zone: int) -> str:
    changes, schedule, calendar, week, zone_names = scene
    everywhere = all(change.zones is None for change in changes)
    where = "everywhere" if everywhere else f"in {zone_names[zone].replace('_', ' ')}"
    return where if week < min(schedule.steps, default=week + 1) else f"{where} from {calendar.begins(week)}"


def _culprit(scene: _Scene, zone: int, parameters: tuple[str, ...]) -> str:
    changes, schedule, _, week, _ = scene
    at_work = [
        change.origin
        for change, weight in zip(changes, schedule.weights(week), strict=True)
        if weight > 0.0 and change.parameter in parameters and (change.zones is None or zone in change.zones)
    ]
    return at_work[-1] if at_work else parameters[0]
