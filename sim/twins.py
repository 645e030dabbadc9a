"""Twins: the same town under two policies, which must be one and the same until a policy starts."""

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from sim.failures import TwinsDifferError

if TYPE_CHECKING:
    from sim.calendar import Calendar
    from sim.population.place import Place
    from sim.scenario import Scenario
    from sim.simulate import RunRecord


def parting_week(baseline: "Scenario", other: "Scenario", place: "Place", calendar: "Calendar") -> int:
    """Return the first week in which two scenarios may differ: 0 for a change of the whole run.

    Scenarios that change the same things never part: then it is the number of weeks.
    """
    # what is changed counts, not where it was written
    mine, theirs = (
        [change._replace(origin="") for change in scenario.changes(place)] for scenario in (baseline, other)
    )
    apart = [change for change in [*mine, *theirs] if (change in mine) != (change in theirs)]
    return min((_first_week(change.from_date, calendar) for change in apart), default=calendar.weeks)


def refuse_early_parting(baseline: "RunRecord", other: "RunRecord", week: int) -> None:
    """Raise `TwinsDifferError` when two runs of a seed differ, to the last bit, before a week."""
    parted = early_parting(baseline, other, week)
    if parted:
        raise TwinsDifferError(
            f"{other.scenario.name}, seed {other.seed}: the run differs from its twin under "
            f"{baseline.scenario.name} before the policy starts ({parted})"
        )


def early_parting(baseline: "RunRecord", other: "RunRecord", week: int) -> str:
    """Say where two runs first differ before a week, in counts or in events; empty when nowhere."""
    mine, theirs = baseline.tally[:week], other.tally[:week]
    if mine.tobytes() != theirs.tobytes():
        first = int(
            np.argmax([one.tobytes() != two.tobytes() for one, two in zip(mine, theirs, strict=True)])
        )
        return f"counts, week of {baseline.calendar.begins(first)}"
    before, after = (run.events[run.events["week"] < week] for run in (baseline, other))
    if before.tobytes() != after.tobytes():
        return "events of the journeys"
    return ""


def _first_week(day: date | None, calendar: "Calendar") -> int:
    return 0 if day is None else max(calendar.week_of(day), 0)
