"""The model as Mesa knows it: one place, week by week, the same weeks that `simulate` lives."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import mesa
import numpy as np

from sim.agents.register import Kinds, Register
from sim.agents.week import live_by_agents
from sim.calendar import Calendar
from sim.errors import WrongValueError
from sim.history import history
from sim.parameters import InForce, InForceReference
from sim.policy.history import changes_of
from sim.policy.own import Policy
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import RunRecord, record_of
from sim.state.town import Town, TownReference
from sim.warm import warm_up


class FamilyServicesModel(mesa.Model):
    """One place under one scenario, from its start on; one unit of Mesa's time is a week.

    The town is founded and lives its history when the model is made, so that takes a while. What
    happens in a week stands in `sim/week.py`. All luck is keyed by `seed` and family; Mesa's own
    generators, `rng` and `random`, are seeded alike but no rule of ours draws from them.

    Agents (`sim/agents`) are live views, made when `agents`, `agents_by_type` or `register` is first
    used: a model that nobody watches has none. `docs/mesa.md` is the guide.

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
    policies
        Policies of your own, asked before every week in this order.
    by_agents
        Live every week agent by agent through the same rules: the same weeks, a hundred times slower,
        for agents that act in ways of their own.
    """

    kinds: ClassVar[Kinds] = Kinds()

    def __init__(
        self,
        place: str | Path | Place = "tameside",
        scenario: str | Path | Scenario = "baseline",
        seed: int = 0,
        years: int = 10,
        policies: Sequence[Policy] = (),
        by_agents: bool = False,
    ):
        super().__init__(rng=seed)
        self.place = Place.read(place)
        self.policy = Scenario.read(scenario)
        self.policies = tuple(policies)
        self.by_agents = by_agents
        self.calendar = Calendar(self.policy.start, years)
        self.week = self.calendar.start_week  # the week that comes next, or is being lived
        warm_up()
        past = history(self.place, self.policy, self.calendar, seed)
        self.course = past.depart(self.policy, self.place, self.calendar, seed)

    def step(self) -> None:
        """Live one week. Raises `WrongValueError` beyond the last, for which the town has no room."""
        week = self.week_to_act_in
        for policy in self.policies:
            policy.act(self.town, week, self.change)
        if self.by_agents:
            live_by_agents(self)
            self.course.end_week(week)
        else:
            self.course.live(week)
        self.week += 1
        if self.has_agents:
            self.register.follow()
        self.running = self.week < self.calendar.weeks

    @property
    def week_to_act_in(self) -> int:
        """The week that comes next. Raises `WrongValueError` after the last: nobody can act any more."""
        if self.week < self.calendar.weeks:
            return self.week
        raise WrongValueError(
            "FamilyServicesModel",
            f"the run of {self.calendar.weeks - self.calendar.start_week} weeks is over",
            "weeks up to the last of `years`",
            "Make the model with more years.",
        )

    @property
    def date(self) -> date:
        """Day on which the week that comes next begins."""
        return self.calendar.begins(self.week)

    def change(
        self,
        parameter: str,
        *,
        set: float | None = None,
        shift: float | None = None,
        scale: float | None = None,
        where: object = None,
        ramp_weeks: int = 0,
    ) -> None:
        """Change a parameter from this week on: set it, add to it (shift) or multiply it (scale).

        parameter : dotted name, `thresholds.early_help`; where : neighbourhoods, None everywhere;
        ramp_weeks : weeks over which the change comes in. Raises `InputError` for an unknown name and for
        what takes a parameter out of its range or thresholds out of their order; nothing is changed then.
        """
        week, origin = self.week_to_act_in, "FamilyServicesModel.change"
        modes = {"set": set, "shift": shift, "scale": scale}
        given = {mode: {parameter: value} for mode, value in modes.items() if value is not None}
        if len(given) != 1:
            found = f"{len(given)} of set, shift and scale are given"
            raise WrongValueError(origin, found, "exactly one", "shift=0.5 adds half a point")
        dates = {"from": self.date, "where": where, "ramp_weeks": ramp_weeks}
        self.course.change(changes_of(dates | given, self.place, origin), week, self.place.zone_names)

    @cached_property
    def register(self) -> Register:
        """Every agent by the row it is a view of; made when first asked for."""
        return Register(self, self.kinds)

    @property
    def has_agents(self) -> bool:
        """Whether anybody has asked for agents yet."""
        return "register" in self.__dict__

    @property
    def agents(self) -> Any:
        """All agents, as Mesa gives them; they are made when first asked for."""
        assert self.register
        return super().agents

    @property
    def agents_by_type(self) -> Any:
        """Agents by class, as Mesa gives them: `Family`, `SocialWorker`, `KeyWorker` and so on."""
        assert self.register
        return super().agents_by_type

    @property
    def agent_types(self) -> list[type]:
        """Classes of which there are agents."""
        assert self.register
        return super().agent_types

    @property
    def town(self) -> Town:
        """All columns as they are now; see `sim/state/town.py`."""
        return self.course.town

    @property
    def families(self) -> np.recarray:
        """The families as they are now, one record a row, shape (families,); see `sim/state/families.py`."""
        return self.course.town.families

    @cached_property
    def family_rows(self) -> np.ndarray:
        """The same memory as a plain array, which is quicker to take one field or row of."""
        return self.course.town.families.view(np.ndarray)

    @property
    def workers(self) -> np.recarray:
        """The posts as they are now, filled or not, shape (posts,); see `sim/state/workers.py`."""
        return self.course.town.workers

    @property
    def tally(self) -> np.ndarray:
        """Activity and stocks so far, shape (weeks, neighbourhoods, measures of `sim/state/measures.py`)."""
        return self.course.town.tally

    @property
    def force(self) -> InForce:
        """Parameters in force in this week: a record array for each stage, shape (zones,)."""
        return self.course.schedule.at(self.week)

    @property
    def rules(self) -> InForce | InForceReference:
        """The same as compiled rules take them. Raises `WrongValueError` after the last week."""
        return self.course.rules(self.week_to_act_in)

    @property
    def town_for_rules(self) -> Town | TownReference:
        """The town as compiled rules take it."""
        return self.course.here

    def record(self) -> RunRecord:
        """Return what the run has left behind so far; `sim.results.tables` makes tables of it."""
        return record_of(self.place, self.policy, self.course, {})
