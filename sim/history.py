"""History: what a town lived through before the start, kept for the next scenario of the same seed."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from sim.calendar import Calendar
from sim.course import Course
from sim.policy.change import ForceSchedule, in_force
from sim.policy.room import room_for_social_workers
from sim.population.place import Place
from sim.population.settlement import found_town, freeze_arrival_needs, seed_children_in_care
from sim.results.standing import standing
from sim.scenario import Scenario
from sim.state.town import Census, Count, Town

FREEZE_YEARS = 4  # of burn-in before the needs that movers bring are frozen

OnWeek = Callable[[int, int], None]  # weeks done, weeks in all


@dataclass(frozen=True)
class History:
    """A town at its start week, with what was recorded before; shared by scenarios that depart later."""

    key: tuple
    town: Town
    events: list[np.recarray]
    snapshots: list[np.recarray]
    seconds: dict[str, float]

    def depart(
        self, scenario: Scenario, place: Place, calendar: Calendar, seed: int, for_good: bool = False
    ) -> Course:
        """Set out from here under a scenario; the history itself stays as it is.

        for_good : nobody departs after this one, so the town itself goes on and the history is forgotten.
        """
        town = self.town
        if for_good:
            _latest[:] = [known for known in _latest if known is not self]
        else:
            town = Town(*(array.copy() for array in self.town))
        course = Course(town, schedule_of(scenario, place, calendar), calendar, seed)
        course.events += self.events
        course.snapshots += self.snapshots
        return course


_latest: list[History] = []
_most_kept = 1


def keep_histories(most: int) -> None:
    """Let this process keep up to so many histories, where one that asks again and again has the memory."""
    global _most_kept
    _most_kept = most


def history(
    place: Place,
    scenario: Scenario,
    calendar: Calendar,
    seed: int,
    journeys: bool = True,
    on_week: OnWeek | None = None,
) -> History:
    """Return the history that a scenario departs from: one that is kept, or a new one.

    journeys : keep the events from the calendar's first week of journeys on.
    """
    scenario = before_levers(scenario)
    key = (place.digest(), scenario.digest(), calendar.years, seed, journeys)
    for known in _latest:
        if known.key == key:
            return known
    began = perf_counter()
    course = _found(place, scenario, calendar, seed)
    settled = perf_counter()
    for week in range(calendar.start_week):
        _prepare(course, place, week)
        course.town.counters[Count.KEEP_EVENTS] = journeys and week >= calendar.journeys_from
        if journeys and week == max(0, calendar.journeys_from):
            course.events.append(standing(course.town, week))
        course.live(week)
        if on_week:
            on_week(week + 1, calendar.weeks)
    course.take_events()
    course.town.tally[: max(0, calendar.record_from)] = 0.0
    seconds = {"population": settled - began, "burn_in": perf_counter() - settled}
    known = History(key, course.town, course.events, course.snapshots, seconds)
    _latest[:] = [*_latest, known][-_most_kept:]
    return known


def before_levers(scenario: Scenario) -> Scenario:
    """Return what the scenario shares with every other that departs from the same history."""
    mine = {"drawn": scenario.drawn, "drawn_from": scenario.drawn_from}
    return Scenario(start=scenario.start, parameters=scenario.parameters).model_copy(update=mine)


def schedule_of(scenario: Scenario, place: Place, calendar: Calendar) -> ForceSchedule:
    """Lay a scenario's changes in a place on the calendar."""
    return in_force(scenario.changes(place), calendar, len(place.zone_names))


def most_posts(schedule: ForceSchedule) -> int:
    """Return the most social-work posts funded in any week of a schedule, with room for a half more."""
    weeks = [0, *schedule.steps]
    most = max(float(schedule.at(week).workforce["social_worker_posts"].max()) for week in weeks)
    return room_for_social_workers(most)


def _found(place: Place, scenario: Scenario, calendar: Calendar, seed: int) -> Course:
    schedule = schedule_of(scenario, place, calendar)
    town = found_town(place, calendar, schedule.at(0), most_posts(schedule), seed)
    return Course(town, schedule, calendar, seed)


def _prepare(course: Course, place: Place, week: int) -> None:
    """Do what is done once: freeze the needs that movers bring, and set the children in care."""
    calendar, town = course.calendar, course.town
    if week == calendar.week_of(calendar.begins(0).replace(year=calendar.begins(0).year + FREEZE_YEARS)):
        freeze_arrival_needs(town)
    if week == calendar.care_seed_week:
        stock = round(place.care_rate * int(town.census[:, Census.CHILDREN].sum()))
        seed_children_in_care(town, stock, course.schedule.at(week), course.seed, week)
