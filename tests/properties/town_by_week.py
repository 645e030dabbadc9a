"""A small town lived week by week, as `simulate` does, so that a test can look at it in between."""

from collections.abc import Iterator

import numpy as np

from sim.calendar import Calendar
from sim.course import Course
from sim.history import _found as found
from sim.history import _prepare as prepare
from sim.population.place import Place
from sim.scenario import Scenario
from sim.state.town import Count, Town

SMALL = 0.02  # about 600 families


class TownByWeek:
    """A town that logs from its first week; `weeks()` yields each week with what happened in it."""

    def __init__(self, scenario: Scenario, seed: int, years: int = 1, share: float = SMALL):
        self.place = Place.read("tameside").scaled(share)
        self.calendar = Calendar(scenario.start, years)
        self.course: Course = found(self.place, scenario, self.calendar, seed)
        self.town: Town = self.course.town
        self.town.counters[Count.KEEP_EVENTS] = 1

    def weeks(self) -> Iterator[tuple[int, np.recarray]]:
        """Live every week from the burn-in on; yield (week, its events, shape (events,))."""
        for week in range(self.calendar.weeks):
            prepare(self.course, self.place, week)
            self.course.live(week)
            yield week, self._events_since()

    def _events_since(self) -> np.recarray:
        self.course.take_events()
        taken = self.course.events
        self.course.events = []
        return np.concatenate(taken).view(np.recarray) if taken else self.town.events[:0]
