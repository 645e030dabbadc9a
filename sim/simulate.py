"""Simulate: one place, one scenario, one seed, from the burn-in to the last week of the run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np

from sim.calendar import Calendar
from sim.parameters import handed_parameters
from sim.policy.change import ForceSchedule, in_force
from sim.population.place import Place
from sim.population.settlement import found_town, freeze_arrival_needs, seed_children_in_care
from sim.results.snapshots import SNAPSHOT, snapshot
from sim.scenario import Scenario
from sim.state.town import Census, Count, Town, handed
from sim.week import Clock, live_a_week, ready

FREEZE_YEARS = 4  # of burn-in before the needs that movers bring are frozen


class LostEventsError(RuntimeError):
    """More happened in a week than the log or the care records have room for."""


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


@dataclass
class History:
    """A town at its start week, with what was recorded before; shared by scenarios that depart later."""

    key: tuple
    town: Town
    events: list[np.recarray]
    snapshots: list[np.recarray]
    seconds: dict[str, float]


_latest: list[History] = []


def simulate(
    place: Place,
    scenario: Scenario,
    seed: int,
    years: int,
    journeys: bool = True,
    on_week: Callable[[int, int], None] | None = None,
) -> RunRecord:
    """Run one seed; the history before the start is kept for the next scenario of the same seed.

    on_week : called with (weeks done, weeks in all) after each week. Raises `LostEventsError` if the
    log overflows, which no place within the limits of a profile should reach.
    """
    calendar = Calendar(scenario.start, years)
    history = _history(place, scenario, calendar, seed, journeys, on_week)
    town = Town(*(array.copy() for array in history.town))
    events, snapshots = list(history.events), list(history.snapshots)
    schedule = in_force(scenario.changes(place), calendar, len(place.zone_names))
    clock = Clock()
    began = perf_counter()
    _run(
        town,
        schedule,
        calendar,
        seed,
        range(calendar.start_week, calendar.weeks),
        events,
        snapshots,
        clock,
        on_week,
    )
    seconds = history.seconds | clock.seconds | {"run": perf_counter() - began}
    taken = np.concatenate(events) if events else town.events[:0].copy()
    yearly = (
        np.concatenate(snapshots).view(np.recarray) if snapshots else np.zeros(0, SNAPSHOT).view(np.recarray)
    )
    return RunRecord(
        place, scenario, seed, calendar, town.tally, taken.view(np.recarray), town.families, yearly, seconds
    )


def before_levers(scenario: Scenario) -> Scenario:
    """Return what the scenario shares with every other that departs from the same history."""
    return Scenario(start=scenario.start, parameters=scenario.parameters)


def _history(
    place: Place, scenario: Scenario, calendar: Calendar, seed: int, journeys: bool, on_week: Callable | None
) -> History:
    scenario = before_levers(scenario)
    key = (place.digest(), scenario.digest(), calendar.years, seed, journeys)
    for history in _latest:
        if history.key == key:
            return history
    made = _live_through_history(place, scenario, calendar, seed, journeys, on_week, key)
    _latest[:] = [made]
    return made


def _live_through_history(
    place: Place,
    scenario: Scenario,
    calendar: Calendar,
    seed: int,
    journeys: bool,
    on_week: Callable | None,
    key: tuple,
) -> History:
    schedule = in_force(scenario.changes(place), calendar, len(place.zone_names))
    began = perf_counter()
    town = found_town(place, calendar, schedule.at(0), most_posts(schedule), seed)
    settled = perf_counter()
    events: list[np.recarray] = []
    snapshots: list[np.recarray] = []
    for week in range(calendar.start_week):
        if week == calendar.week_of(calendar.begins(0).replace(year=calendar.begins(0).year + FREEZE_YEARS)):
            freeze_arrival_needs(town)
        if week == calendar.care_seed_week:
            stock = round(place.care_rate * int(town.census[:, Census.CHILDREN].sum()))
            seed_children_in_care(town, stock, schedule.at(week), seed, week)
        town.counters[Count.KEEP_EVENTS] = journeys and week >= calendar.journeys_from
        _run(town, schedule, calendar, seed, range(week, week + 1), events, snapshots, Clock(), on_week)
    seconds = {"population": settled - began, "burn_in": perf_counter() - settled}
    town.tally[: max(0, calendar.record_from)] = 0.0
    return History(key, town, events, snapshots, seconds)


def most_posts(schedule: ForceSchedule) -> int:
    """Return the most social-work posts funded in any week of a schedule, with room for a half more."""
    weeks = [0, *schedule.steps]
    return int(
        np.ceil(1.5 * max(float(schedule.at(week).workforce["social_worker_posts"].max()) for week in weeks))
    )


def _run(
    town: Town,
    schedule: ForceSchedule,
    calendar: Calendar,
    seed: int,
    weeks: range,
    events: list[np.recarray],
    snapshots: list[np.recarray],
    clock: Clock,
    on_week: Callable | None,
) -> None:
    here, held, rules = handed(town), None, None
    for week in weeks:
        if schedule.at(week) is not held:
            held = schedule.at(week)
            rules = handed_parameters(held)
            ready(here, rules)
        live_a_week(here, rules, calendar, seed, week, clock)
        if calendar.year_of(week + 1) > calendar.year_of(week) and week >= calendar.record_from:
            snapshots.append(snapshot(town, calendar.year_of(week)))
        _take_events(town, events, last=week == weeks[-1])
        if on_week:
            on_week(week + 1, calendar.weeks)


def _take_events(town: Town, events: list[np.recarray], last: bool) -> None:
    """Take the log away when it is half full, so that a week always has room."""
    if town.counters[Count.EVENTS_LOST]:
        raise LostEventsError("the log of journeys overflowed within a week")
    used = int(town.counters[Count.EVENTS])
    if used and (last or used > len(town.events) // 2):
        events.append(town.events[:used].copy())
        town.counters[Count.EVENTS] = 0
