"""Lives: one future of a small place under one scenario, watched week by week so that trust is seen too.

The log of journeys does not hold trust (`sim.story.state` says why), so the run is watched as it is lived:
the same run as `sim.run.run` makes, and the same tables.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sim.calendar import Calendar
from sim.course import Course
from sim.futures import years_given
from sim.history import history
from sim.parameter_source import parameters_of
from sim.population.place import Place
from sim.results.provenance import provenance
from sim.results.results import Results
from sim.results.store import Store
from sim.run import remove_with, temporary_folder
from sim.scenario import Scenario
from sim.simulate import record_of

TRUST_BANDS = (0.35, 0.5, 0.6)  # trust as at first lies in the third of the four bands
OnWeek = Callable[[int, int], None]
_one_at_a_time = threading.Lock()  # two towns at once would each push out the other's history


@dataclass(eq=False)
class Lives:
    """What one future leaves behind: its tables, the log of every family, and the steps of its trust.

    calendar : its first week on the stage is `calendar.start_week`; trust : one row a change of band:
    `family`, `week` (from the start of the run, 0 the first), `value` (band, 0 the least trust).
    """

    results: Results
    calendar: Calendar
    seed: int
    journeys: pd.DataFrame
    trust: pd.DataFrame

    @property
    def weeks(self) -> int:
        """Weeks that are lived on the stage."""
        return self.calendar.weeks - self.calendar.start_week

    @property
    def title(self) -> str:
        """The scenario in words."""
        return self.results.title


def live(scenario: Scenario, place: Place, years: int, seed: int, on_week: OnWeek | None = None) -> Lives:
    """Live one future and keep its tables in a temporary folder for as long as they are in use.

    Raises `InputError` as `sim.run.run` does. Scenarios lived one after another share the same luck.
    """
    source = parameters_of(None, place)
    source.refuse_unfit([scenario], place, [seed])
    policy = source.laid_on(scenario, seed)
    calendar = years_given(years, policy)
    with _one_at_a_time:
        past = history(place, policy, calendar, seed, on_week=on_week)
        course = past.depart(policy, place, calendar, seed)
        trust = _lived(course, calendar, on_week)
        record = record_of(place, policy, course, past.seconds)
    folder = temporary_folder()
    store = Store(folder, provenance(scenario, place, years, [seed], True, source))
    store.open()
    store.keep(record)
    store.gather()
    results = Results(folder)
    remove_with(results, folder)
    return Lives(results, calendar, seed, results.journeys_of(seed), trust)


def _lived(course: Course, calendar: Calendar, on_week: OnWeek | None) -> pd.DataFrame:
    """Let a town live its weeks and return every change of a family's band of trust."""
    watch = TrustWatch()
    for week in range(calendar.start_week, calendar.weeks):
        course.live(week)
        watch.look(course.town.families, week - calendar.start_week)
        if on_week:
            on_week(week + 1, calendar.weeks)
    return watch.changes()


class TrustWatch:
    """Notes in which band each family's trust lies, where that is another one than the week before."""

    def __init__(self) -> None:
        self._last = np.full(1024, -1, np.int8)  # band by the family's number
        self._seen: list[tuple[int, np.ndarray, np.ndarray]] = []

    def look(self, families: np.ndarray, week: int) -> None:
        """Look at every family at the end of a week."""
        number = families["number"].astype(np.int64)
        band = np.digitize(families["trust"], TRUST_BANDS).astype(np.int8)
        if len(number) and number.max() >= len(self._last):
            more = np.full(2 * int(number.max()), -1, np.int8)
            more[: len(self._last)] = self._last
            self._last = more
        moved = self._last[number] != band
        self._last[number] = band
        self._seen.append((week, number[moved], band[moved]))

    def changes(self) -> pd.DataFrame:
        """Return what was noted, one row a change: `family`, `week`, `value`."""
        if not self._seen:
            return pd.DataFrame({"family": [], "week": [], "value": []}, dtype=np.int64)
        week = np.concatenate([np.full(len(number), week) for week, number, _ in self._seen])
        family = np.concatenate([number for _, number, _ in self._seen])
        value = np.concatenate([band for _, _, band in self._seen]).astype(np.int64)
        return pd.DataFrame({"family": family, "week": week, "value": value})
