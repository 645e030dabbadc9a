"""The plain model: a week in ten steps, every agent visited, as Mesa's tutorial would write it."""

from collections import Counter

import mesa
from mesa.agentset import AgentSet

from benchmarks.plain_mesa.advocates import Advocates
from benchmarks.plain_mesa.child_in_care import ChildInCare
from benchmarks.plain_mesa.family import Family
from benchmarks.plain_mesa.luck import Luck
from benchmarks.plain_mesa.record import keep_stocks
from benchmarks.plain_mesa.rules_in_force import RulesInForce
from benchmarks.plain_mesa.start import Start
from benchmarks.plain_mesa.teams import Teams
from benchmarks.plain_mesa.turning_points import pass_turning_points
from benchmarks.plain_mesa.worker import Worker
from sim.calendar import Calendar
from sim.policy.change import ForceSchedule
from sim.population.place import Place


class PlainModel(Teams, Advocates, mesa.Model):
    """One place, week by week, from the week and the state of a `Start`.

    `families` are its agents by row, `cases` those with a case or a queue place, `advised` those with an
    advocate; `counts` is a counter of measures for each neighbourhood, of this week.
    `sim.population.households.settle` finds in it what it needs of a town: `families`, `prospects`,
    `majorants`.
    """

    def __init__(self, place: Place, schedule: ForceSchedule, calendar: Calendar, seed: int, start: Start):
        super().__init__(rng=seed)
        self.calendar, self.week, self.year = calendar, start.week, 0
        self.luck = Luck(seed)
        self.rules = RulesInForce(schedule)
        self.care_rate = place.care_rate
        self.zone_neighbourhoods = place.zone_neighbourhoods.tolist()
        self.neighbourhoods = range(len(place.neighbourhood_names))
        self.counts = [Counter() for _ in self.neighbourhoods]
        self.majorants = start.majorants
        self.arrival_needs = start.arrival_needs
        self.ties, self.base_ties = start.ties, start.base_ties
        self.pressure = start.pressure
        self.arrivals: list[Family] = []
        self.contacts: list[Family] = []
        self.workers = [Worker(self, post, of) for post, of in enumerate(start.workers)]
        self.families = [Family(self, row, of) for row, of in enumerate(start.families)]
        self.prospects = self.families
        self.cases = AgentSet([], random=self.random)
        self.advised = AgentSet([], random=self.random)
        start.tie(self)
        self.datacollector = mesa.DataCollector(model_reporters={"counts": lambda model: model.counts})

    @property
    def children_in_care(self) -> AgentSet:
        """Children in care and care leavers, in the order in which they came."""
        return self.agents_by_type.get(ChildInCare, AgentSet([], random=self.random))

    def step(self) -> None:
        """Live one week."""
        self.rules.read(self.week)
        self.year = self.calendar.year_of(self.week)
        self.counts = [Counter() for _ in self.neighbourhoods]
        families = self.agents_by_type[Family]
        pass_turning_points(self)
        families.do("live_on")
        self.welcome_arrivals()
        families.do("meet_circumstances")
        families.do("live_with_needs")
        families.do("be_noticed")
        self.screen_contacts()
        self.cases.do("be_assessed")
        self.cases.do("have_plan_reviewed")
        self.allocate()
        self.cases.do("be_supported")
        if self.week >= self.calendar.care_seed_week:
            self.cases.do("risk_care")
            self.children_in_care.do("live_in_care")
        self.cases.do("be_reviewed")
        self.place_advocates()
        self.change_workforce()
        keep_stocks(self)
        self.datacollector.collect(self)
        self.week += 1

    def welcome_arrivals(self) -> None:
        """Welcome those who came this week, once all have settled: neighbours who come together meet."""
        for family in self.arrivals:
            family.be_welcomed()
        self.arrivals.clear()

    def screen_contacts(self) -> None:
        """Put the contacts of the week through the front door."""
        for family in self.contacts:
            family.be_screened()
        self.contacts.clear()
