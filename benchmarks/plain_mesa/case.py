"""Case: how a family stands in the system: its queue place, its worker, and how it leaves."""

from sim.journey.endings import BAND_WEEKS
from sim.state.codes import Tier
from sim.state.families import LONG_AGO, NEVER
from sim.state.measures import DURATIONS
from sim.workforce.caseload import cases_of, is_statutory


def end_of_need(counts, weeks):
    """Count one child's episode of need as ended, by its length since referral [weeks]."""
    counts["need_ends"] += 1
    band = sum(weeks > most for most in BAND_WEEKS)
    counts[f"ends_{DURATIONS[band]}"] += 1


class Case:
    """A family's place in the system; social workers hold children, key workers families."""

    def wait_for_early_help(self, judged):
        """Take a place in the early-help queue."""
        self.tier = Tier.EARLY_HELP_WAITING
        self.case_week = self.opened_week = self.model.week
        self.priority = judged
        self.stand_in_queue()

    def stand_in_queue(self):
        """Wait for a worker from this week."""
        self.waiting_since = self.model.week
        self.model.cases.add(self)

    def take_worker(self, worker):
        """Be given a worker."""
        self.worker = worker
        self.with_worker_since = self.model.week
        self.waiting_since = LONG_AGO
        self.workers_met += 1
        self.agencies_ever |= 1 << worker.agency
        worker.caseload += cases_of(self)

    def lose_worker(self):
        """Wait once more and trust less: the worker has left."""
        self.count("worker_changes")
        self.trust_marks -= self.model.rules.support[self.zone].trust_worker_lost
        self.worker = None
        self.priority = 99.0
        self.waiting_since = self.model.week

    def take_into_case(self, slot):
        """Take a child into the open case, and on the plan if there is one."""
        if not (self.in_case >> slot) & 1:
            self.in_case |= 1 << slot
            self.weigh_on_social_worker(1)
        if self.tier == Tier.CHILD_PROTECTION:
            self.count("plan_starts")

    def take_out_of_case(self, slot):
        """Take a child out of the open case."""
        if (self.in_case >> slot) & 1:
            self.in_case &= ~(1 << slot)
            self.weigh_on_social_worker(-1)

    def weigh_on_social_worker(self, children):
        """Change a social worker's caseload by so many children."""
        if self.worker and is_statutory(self.tier):
            self.worker.caseload += children

    def grow_out_of_case(self, slot):
        """Let a child of eighteen leave the case: plan and episode of need end."""
        if (self.in_case >> slot) & 1 and self.tier >= Tier.CHILD_IN_NEED:
            self.count_end_of_need(slot)
        self.take_out_of_case(slot)

    def count_end_of_need(self, slot):
        """Count a child's episode of need as ended, and its plan."""
        end_of_need(self.model.counts[self.neighbourhood], self.model.week - self.episode_week[slot])
        self.count("plan_ends", self.tier == Tier.CHILD_PROTECTION)

    def end_statutory(self):
        """Close the statutory case: plans and episodes of need end, the worker is free."""
        if self.tier >= Tier.CHILD_IN_NEED:
            for slot in self.children_in_case():
                self.count_end_of_need(slot)
            self.count("closed_families")
            self.last_closed_week = self.model.week
        self.leave_services()
        self.s47_due_week = self.plan_due_week = NEVER

    def end_early_help(self):
        """Leave early help, or its queue."""
        helped = self.tier == Tier.EARLY_HELP
        self.count("early_help_ends", helped)
        self.count("early_help_end_severity", helped * sum(self.severity))
        self.leave_services()

    def leave_services(self):
        """Have no worker, no queue place and no case any more."""
        if self.worker:
            self.worker.caseload -= cases_of(self)
        self.worker = None
        self.tier = Tier.UNIVERSAL
        self.waiting_since = LONG_AGO
        self.in_case = self.services = self.pulled_in = self.siloed = self.low_reviews = 0
        self.help_power = self.dose = 0.0
        self.due_week = NEVER
        self.model.cases.discard(self)
