"""Two towns under two scenarios on the same luck, lived side by side, to be looked at in any week."""

from collections.abc import Callable, Sequence

import numpy as np

from sim.calendar import Calendar
from sim.course import Course
from sim.errors import InputError
from sim.history import history
from sim.parameters import InForce
from sim.population.place import Place
from sim.scenario import Scenario
from sim.state.record import empty_events
from sim.state.town import Town
from sim.warm import warm_up

View = Callable[[Town], np.ndarray]
LOG_ROOM = 50_000  # rows, some twenty times what a week of a large place logs


class TwinTowns:
    """One place and seed under two scenarios, held in the same week; it can be taken to any week.

    Parameters
    ----------
    place, seed, years
        As of a run.
    scenarios
        Two, that start on the same day. Raises `InputError` when they do not, or when what they
        set for the whole run makes towns of different sizes.
    """

    def __init__(self, place: Place, scenarios: Sequence[Scenario], seed: int, years: int):
        one, other = scenarios
        if one.start != other.start:
            found = f"starts on {one.start} and {other.start}"
            raise InputError("twin", found, "scenarios that start on the same day", "set the same start")
        warm_up()
        self.place, self.scenarios, self.seed = place, (one, other), seed
        self.calendar = Calendar(one.start, years)
        self._pasts = [history(place, scenario, self.calendar, seed) for scenario in self.scenarios]
        self.logs: list[np.recarray] = []
        self._set_out()
        sizes = {tuple(array.shape for array in course.town[:5]) for course in self.courses}
        if len(sizes) > 1:
            advice = "compare scenarios that leave the families and the most posts as they are"
            raise InputError("twin", "towns of different sizes", "towns of one size", advice)

    @property
    def towns(self) -> list[Town]:
        """Both towns as they are at the beginning of `week`: live, so copy what is to be kept."""
        return [course.town for course in self.courses]

    @property
    def forces(self) -> list[InForce]:
        """Parameters in force in `week` in both."""
        return [course.schedule.at(self.week) for course in self.courses]

    def whole_logs(self) -> list[np.recarray]:
        """Return everything that both logs tell, from the first week of journeys to the last of the run."""
        if not self.logs:
            self._set_out()
            self.to(self.calendar.weeks)
            self.logs = [course.all_events().copy() for course in self.courses]
            self._set_out()
        return self.logs

    def to(self, week: int) -> None:
        """Take both to the beginning of a week of the run; an earlier one is reached from the start."""
        if week < self.week:
            self._set_out()
        while self.week < week:
            self.live()

    def live(self) -> None:
        """Let both live the week."""
        for course in self.courses:
            course.live(self.week)
        self.week += 1

    def first_apart(self, view: View, before: int) -> int | None:
        """Return the week that first makes a view of the two towns differ, None if it does from the start.

        before : a week at whose beginning it differs. Leaves both towns where they are then.
        """
        return self._apart(view, before, for_good=False)

    def apart_since(self, view: View, before: int) -> int | None:
        """Return the week that makes a view differ for as long as until `before`, else as `first_apart`."""
        return self._apart(view, before, for_good=True)

    def _apart(self, view: View, before: int, for_good: bool) -> int | None:
        self._set_out()
        last_alike = None
        while self.week < before:
            if not self.differ(view):
                last_alike = self.week
            elif not for_good:
                break
            self.live()
        return last_alike

    def differ(self, view: View) -> bool:
        """Whether a view of the two towns differs, to the last bit."""
        one, other = (view(town) for town in self.towns)
        return one.tobytes() != other.tobytes()

    def _set_out(self) -> None:
        self.week = self.calendar.start_week
        self.courses: list[Course] = [
            past.depart(scenario, self.place, self.calendar, self.seed)
            for past, scenario in zip(self._pasts, self.scenarios, strict=True)
        ]


def scratch_log() -> np.recarray:
    """Return room for what is logged in a week that is lived on trial."""
    return empty_events(LOG_ROOM)
