"""Simulate: one place, one scenario, one seed, from the burn-in to the last week of the run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np

from sim.calendar import Calendar
from sim.course import Course
from sim.history import history
from sim.population.place import Place
from sim.results.snapshots import SNAPSHOT
from sim.scenario import Scenario
from sim.week import Clock


@dataclass
class RunRecord:
    """All that one run leaves behind; `tables` makes it tidy."""

    place: Place
    scenario: Scenario
    seed: int
    calendar: Calendar
    tally: np.ndarray
    events: np.recarray
    families: np.recarray
    snapshots: np.recarray
    seconds: dict[str, float] = field(default_factory=dict)


def simulate(
    place: Place,
    scenario: Scenario,
    seed: int,
    years: int,
    journeys: bool = True,
    on_week: Callable[[int, int], None] | None = None,
    last: bool = False,
    by_step: bool = False,
) -> RunRecord:
    """Run one seed; the history before the start is kept for the next scenario of the same seed.

    on_week : called with (weeks done, weeks in all) after each week; last : no other scenario of this seed
    follows, so the history is let go, which saves memory; by_step : `seconds` holds each step's time as
    well, which makes the run a little slower. Raises `LostEventsError` if the log overflows,
    which no place within the limits of a profile should reach.
    """
    calendar = Calendar(scenario.start, years)
    past = history(place, scenario, calendar, seed, journeys, on_week)
    course = past.depart(scenario, place, calendar, seed, for_good=last)
    seconds = past.seconds
    del past
    course.clock = Clock() if by_step else None
    began = perf_counter()
    for week in range(calendar.start_week, calendar.weeks):
        course.live(week)
        if on_week:
            on_week(week + 1, calendar.weeks)
    seconds = seconds | {"run": perf_counter() - began}
    if course.clock is not None:
        seconds |= course.clock.seconds
    return record_of(place, scenario, course, seconds)


def record_of(place: Place, scenario: Scenario, course: Course, seconds: dict[str, float]) -> RunRecord:
    """Return what a course has left behind so far."""
    town, yearly = course.town, course.snapshots
    return RunRecord(
        place=place,
        scenario=scenario,
        seed=course.seed,
        calendar=course.calendar,
        tally=town.tally,
        events=course.all_events(),
        families=town.families,
        snapshots=(np.concatenate(yearly) if yearly else np.zeros(0, SNAPSHOT)).view(np.recarray),
        seconds=seconds,
    )
