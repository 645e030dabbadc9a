"""An advocate at a family's side: who is offered one and says yes, what it adds in a week, how it leaves."""

from sim.journey.advocates import chance_to_accept, weight_of_hours
from sim.journey.thresholds import ALL_NEEDS, need_score
from sim.state.codes import Tier
from sim.state.decisions import Decision
from sim.state.families import LONG_AGO

ESTABLISHED = 2


class Advised:
    """A family that may have an advocate; `advocate_hours` a week are 0 without one."""

    @property
    def advice(self):
        """The rules of advocates where the family lives."""
        return self.model.rules.advocates[self.zone]

    def weight_of_advocate(self):
        """Weigh the hours that its advocate has for it, 0 without one [0-1]."""
        return weight_of_hours(self.advocate_hours, self.advice)

    def would_take_advocate(self):
        """Whether one may be offered to it this week, and it would accept."""
        free = not self.advocate_hours and self.model.week >= self.advocate_again
        return free and self.may_have_advocate() and self.answer() < chance_to_accept(self.trust, self.advice)

    def may_have_advocate(self):
        """Whether tier, needs and history are those for whom the team is there."""
        rules = self.advice
        came_back = self.last_closed_week > LONG_AGO
        needs = sum(severity >= ESTABLISHED for severity in self.severity)
        returning = came_back or not rules.only_returning
        return rules.offered_in[self.tier] > 0 and returning and needs >= rules.least_needs

    def answer(self):
        """Draw its answer, which stands until it is asked anew."""
        term = (self.model.week + self.number) // int(self.advice.asked_again_weeks)
        return self.model.luck.uniform(Decision.ADVOCATE_OFFER, self.number, term, 0)

    def place_in_line(self):
        """Where it stands in the line for an advocate: the neediest, the longest open, by number."""
        return -need_score(self.severity, ALL_NEEDS), self.opened_week, self.number

    def take_advocate(self, hours):
        """Have an advocate, so many hours a week."""
        self.count("advocate_starts")
        self.advocate_hours, self.advocate_since = hours, self.model.week
        self.model.advised.add(self)

    def lose_advocate(self):
        """Have an advocate no longer, if there was one."""
        if self.advocate_hours:
            self.count("advocate_ends")
            self.advocate_hours = 0.0
            self.model.advised.discard(self)

    def may_outlive_advocate(self):
        """Part from the advocate once the case has ended; or when the time is up, and then rest."""
        week = self.model.week
        if self.tier == Tier.UNIVERSAL:
            self.lose_advocate()
        elif week - self.advocate_since >= self.advice.longest_weeks:
            self.lose_advocate()
            self.advocate_again = week + int(self.advice.rest_weeks)

    def have_advocate_withdrawn(self):
        """Lose the advocate because the money has ended, and trust with it."""
        self.trust_marks -= self.advice.trust_withdrawn
        self.lose_advocate()
