"""The model as Mesa knows it: one place, week by week, the same weeks that `simulate` lives."""

from datetime import date
from pathlib import Path

import mesa
import numpy as np

from sim.calendar import Calendar
from sim.errors import WrongValueError
from sim.history import history
from sim.population.place import Place
from sim.scenario import Scenario


class FamilyServicesModel(mesa.Model):
    """One place under one scenario, from its start on; one unit of Mesa's time is a week.

    The town is founded and lives its history when the model is made, so that takes a while. What
    happens in a week stands in `sim/week.py`. All luck is keyed by `seed` and family; Mesa's own
    generators, `rng` and `random`, are seeded alike but no rule of ours draws from them.

    Parameters
    ----------
    place
        Shipped name, path or `Place`.
    scenario
        Shipped name, path or `Scenario`. Mesa uses the word for something else: here it is `policy`.
    seed
        Seed of the future.
    years
        Statistical years that may be lived; `running` is false after the last week.
    """

    def __init__(
        self,
        place: str | Path | Place = "tameside",
        scenario: str | Path | Scenario = "baseline",
        seed: int = 0,
        years: int = 10,
    ):
        super().__init__(rng=seed)
        self.place = Place.read(place)
        self.policy = Scenario.read(scenario)
        self.calendar = Calendar(self.policy.start, years)
        past = history(self.place, self.policy, self.calendar, seed)
        self.course = past.depart(self.policy, self.place, self.calendar, seed)

    def step(self) -> None:
        """Live one week. Raises `WrongValueError` beyond the last, for which the town has no room."""
        week = self.week - 1  # Mesa counts a step before it is taken
        if week >= self.calendar.weeks:
            raise WrongValueError(
                "FamilyServicesModel.step",
                f"week {self.steps} of a run of {self.calendar.weeks - self.calendar.start_week}",
                "weeks up to the last of `years`",
                "Make the model with more years.",
            )
        self.course.live(week)
        self.running = self.week < self.calendar.weeks

    @property
    def week(self) -> int:
        """The week that comes next, counted from the start of the burn-in."""
        return self.calendar.start_week + self.steps

    @property
    def date(self) -> date:
        """Day on which the week that comes next begins."""
        return self.calendar.begins(self.week)

    @property
    def families(self) -> np.recarray:
        """The families as they are now, one record a row, shape (families,); see `sim/state/families.py`."""
        return self.course.town.families

    @property
    def workers(self) -> np.recarray:
        """The posts as they are now, filled or not, shape (posts,); see `sim/state/workers.py`."""
        return self.course.town.workers

    @property
    def tally(self) -> np.ndarray:
        """Activity and stocks so far, shape (weeks, neighbourhoods, measures of `sim/state/measures.py`)."""
        return self.course.town.tally
