"""Step 6 for an open family: a week of help, or of waiting for it."""

from sim.journey.advocates import engaged_by, weeks_to_next_round
from sim.journey.scope import own_needs
from sim.journey.support import (
    agencies_pulled_in,
    diminishing,
    engagement_target,
    is_at_cap,
    services_helping,
)
from sim.journey.trust import change_trust
from sim.state.codes import Agency, Tier
from sim.state.decisions import Decision
from sim.state.families import AGENCIES, NEEDS
from sim.workforce.caseload import is_statutory

HELP_WEEKS = [f"help_weeks_{agency.name.lower()}" for agency in Agency]


class Supported:
    """A family that gets help, or waits for it."""

    def be_supported(self):
        """Live one week of help by the worker and by agencies beside, or wait."""
        p = self.model.rules.support[self.zone]
        if self.worker is None:
            self.wait(p)
            return
        rounds = weeks_to_next_round(p.services_reviewed_weeks, self.weight_of_advocate(), self.advice)
        if (self.model.week - self.with_worker_since) % rounds == 0:
            self.arrange_services(p)
        self.work_together(p)
        for agency in range(AGENCIES):
            if ((self.services | agencies_pulled_in(self.pulled_in, p)) >> agency) & 1:
                self.count(HELP_WEEKS[agency])

    def wait(self, p):
        """Disengage and lose trust while waiting."""
        self.help_power = self.dose = 0.0
        self.engagement *= 1.0 - p.engagement_pace
        lost = p.trust_unallocated if is_statutory(self.tier) else p.trust_waiting
        change_trust(self, self.trust_in_advocate() - lost, p, self.model.week)

    def trust_in_advocate(self):
        """Trust that a week beside an advocate adds."""
        return self.advice.trust_a_week * self.weight_of_advocate()

    def work_together(self, p):
        """Move engagement, and turn the worker's hours into help."""
        week, worker = self.model.week, self.worker
        hours = self.usual_caseload() / max(1.0, worker.caseload)
        dose = diminishing(hours, p.dose_cap) * worker.skill
        self.count("dose_at_cap", int(is_at_cap(hours, p.dose_cap)))
        settled = min(1.0, (week - worker.since_week) / p.induction_weeks)
        dose *= p.induction_share + (1.0 - p.induction_share) * settled
        target = engagement_target(
            self.trust,
            week - self.with_worker_since,
            dose,
            services_helping(self.services),
            self.tier == Tier.CHILD_PROTECTION,
            p,
            engaged_by(self.weight_of_advocate(), self.advice),
        )
        self.engagement += p.engagement_pace * (target - self.engagement)
        self.dose = dose
        self.help_power = p.help * self.engagement * dose
        gained = p.trust_by_engagement * self.engagement + self.trust_in_advocate()
        change_trust(self, gained, p, week)

    def usual_caseload(self):
        """Cases that a worker of this kind usually holds."""
        p = self.model.rules.workforce[0]
        in_early_help = self.tier == Tier.EARLY_HELP
        return p.key_worker_caseload if in_early_help else p.usual_social_worker_caseload

    def arrange_services(self, p):
        """See who helps with what the worker cannot treat: pulled in, a separate agency, or nobody."""
        lead = Agency.EARLY_HELP if self.tier == Tier.EARLY_HELP else Agency.SOCIAL_CARE
        own, told = own_needs(self.tier), self.needs_told(lead)
        self.known[lead] |= told
        for need in range(NEEDS):
            treated = ((own | self.pulled_in | self.siloed) >> need) & 1
            if self.severity[need] == 0:
                self.stop_service(need, int(p.specialist[need]))
            elif not treated and (self.severity[need] >= 2 or (told >> need) & 1):
                self.seek_service(need, lead, p)

    def needs_told(self, lead):
        """Needs that the lead hears of where sitting together has made ties stronger than usual [bits]."""
        ties, base_ties = self.model.ties[self.zone], self.model.base_ties[self.zone]
        told = 0
        for agency in range(AGENCIES):
            reaches = ties[agency][lead] - base_ties[agency][lead]
            if not self.consents_to_share:
                reaches *= self.model.rules.co_location[self.zone].told_without_consent
            if reaches > 0.0 and self.draw(Decision.TOLD_BY_NEIGHBOURING_DESK, agency) < reaches:
                told |= self.known[agency]
        return told

    def stop_service(self, need, agency):
        """Need a service no longer."""
        self.pulled_in &= ~(1 << need)
        self.siloed &= ~(1 << need)
        self.services &= ~(1 << agency)

    def seek_service(self, need, lead, p):
        """Have expertise pulled in, or tell the story again to a separate agency if need is established."""
        agency = int(p.specialist[need])
        luck = self.draw(Decision.EXPERTISE, need)
        acts = self.model.ties[self.zone][lead][agency] * p.shared_outcomes
        if luck < acts:
            self.pulled_in |= 1 << need
        elif self.severity[need] >= 2 and luck < acts + (1.0 - acts) * p.silo_opens:
            self.siloed |= 1 << need
            self.services |= 1 << agency
            self.agencies_ever |= 1 << agency
            self.trust_marks -= p.trust_retelling
            self.count("repeat_assessments")
            self.count("child_mental_health_referrals", agency == Agency.CHILD_MENTAL_HEALTH)
