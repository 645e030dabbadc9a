"""A small town lived week by week, as `simulate` does, so that a test can look at it in between."""

from collections.abc import Iterator

import numpy as np

from sim.calendar import Calendar
from sim.parameters import handed_parameters
from sim.policy.change import in_force
from sim.population.place import Place
from sim.population.settlement import found_town, freeze_arrival_needs, seed_children_in_care
from sim.scenario import Scenario
from sim.simulate import FREEZE_YEARS, most_posts
from sim.state.town import Census, Count, Town, handed
from sim.week import Clock, live_a_week, ready

SMALL = 0.02  # about 600 families


class TownByWeek:
    """A town that logs from its first week; `weeks()` yields each week with what happened in it."""

    def __init__(self, scenario: Scenario, seed: int, years: int = 1, share: float = SMALL):
        place = Place.read("tameside").scaled(share)
        self.seed = seed
        self.care_rate = place.care_rate
        self.calendar = Calendar(scenario.start, years)
        self.schedule = in_force(scenario.changes(place), self.calendar, len(place.zone_names))
        posts = most_posts(self.schedule)
        self.town: Town = found_town(place, self.calendar, self.schedule.at(0), posts, seed)
        self.town.counters[Count.KEEP_EVENTS] = 1

    def weeks(self) -> Iterator[tuple[int, np.recarray]]:
        """Live every week from the burn-in on; yield (week, its events, shape (events,))."""
        here, held, rules = handed(self.town), None, None
        for week in range(self.calendar.weeks):
            if self.schedule.at(week) is not held:
                held = self.schedule.at(week)
                rules = handed_parameters(held)
                ready(here, rules)
            self._open_week(week, held)
            live_a_week(here, rules, self.calendar, self.seed, week, Clock())
            yield week, self._events_since()

    def _open_week(self, week: int, force: object) -> None:
        first_day = self.calendar.begins(0)
        if week == self.calendar.week_of(first_day.replace(year=first_day.year + FREEZE_YEARS)):
            freeze_arrival_needs(self.town)
        if week == self.calendar.care_seed_week:
            stock = round(self.care_rate * int(self.town.census[:, Census.CHILDREN].sum()))
            seed_children_in_care(self.town, stock, force, self.seed, week)

    def _events_since(self) -> np.recarray:
        used = int(self.town.counters[Count.EVENTS])
        self.town.counters[Count.EVENTS] = 0
        assert self.town.counters[Count.EVENTS_LOST] == 0
        return self.town.events[:used].copy()
