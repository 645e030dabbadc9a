"""Setting: which place, scenario, weeks and seed both models live, and from where."""

from functools import cached_property
from typing import NamedTuple

from sim.calendar import Calendar
from sim.history import before_levers, schedule_of
from sim.policy.change import ForceSchedule
from sim.population.place import Place
from sim.scenario import Scenario


class Choice(NamedTuple):
    """What is chosen, as it can be handed to another process.

    place, scenario : shipped names or paths; share : of the place's people and posts; years :
    statistical years from the scenario's start; from_founding : the twin lives the burn-in too;
    weeks_in : of the run, lived compiled before the twin takes over, policies and all.
    """

    place: str = "tameside"
    share: float = 0.1
    scenario: str = "baseline+higher_early_help_threshold"
    years: int = 1
    seed: int = 0
    from_founding: bool = False
    weeks_in: int = 0


class Setting:
    """The chosen place, scenario and calendar, as `sim` reads them."""

    def __init__(self, choice: Choice):
        self.choice = choice
        self.place = Place.read(choice.place)
        if choice.share != 1.0:
            self.place = self.place.scaled(choice.share)
        self.scenario = Scenario.read(choice.scenario)
        self.calendar = Calendar(self.scenario.start, choice.years)

    @property
    def first_week(self) -> int:
        """Week from which both models are timed and held against each other."""
        return self.calendar.start_week + self.choice.weeks_in

    @cached_property
    def schedule(self) -> ForceSchedule:
        """Parameters from the start on."""
        return schedule_of(self.scenario, self.place, self.calendar)

    @cached_property
    def schedule_before(self) -> ForceSchedule:
        """Parameters of the history before the start."""
        return schedule_of(before_levers(self.scenario), self.place, self.calendar)
