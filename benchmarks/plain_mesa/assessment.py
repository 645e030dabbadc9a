"""Step 4, second half, for an open family: enquiries, assessments and plan reviews that fall due."""

from sim.draws import logit
from sim.journey.thresholds import ALL_NEEDS, harm_score, need_score, strain
from sim.state.codes import Need, Substance, Tier
from sim.state.decisions import Decision
from sim.state.families import NEVER
from sim.workforce.caseload import children_in, is_statutory

FACTORS = {
    "domestic_abuse": (Need.DOMESTIC_ABUSE, None),
    "mental_health": (Need.MENTAL_HEALTH, None),
    "drug_misuse": (Need.SUBSTANCE_MISUSE, Substance.ALCOHOL),
    "alcohol_misuse": (Need.SUBSTANCE_MISUSE, Substance.DRUGS),
}
"""What an assessment may name: the need, and the substance with which it is the other of the two."""


class Assessed:
    """A family that social care looks at closely."""

    def be_assessed(self):
        """Reach the end of an enquiry or an assessment."""
        if not is_statutory(self.tier) or self.in_case == 0:
            return
        if self.s47_due_week <= self.model.week:
            self.end_enquiry()
        if self.tier == Tier.ASSESSMENT and self.due_week <= self.model.week and self.s47_due_week >= NEVER:
            self.end_assessment()

    def judged(self, score, spread, decision):
        """Add an assessor's noise to a score."""
        lines = self.model.rules.thresholds[self.zone]
        return score + spread * lines.assessor_spread * logit(self.draw(decision))

    def line(self, name):
        """Return a threshold as caseloads have raised it."""
        lines = self.model.rules.thresholds[self.zone]
        return getattr(lines, name) + strain(self.model.pressure, lines)

    def end_enquiry(self):
        """Go to a conference if harm is found, and usually on a plan."""
        self.s47_due_week = NEVER
        rules = self.model.rules.assessment[self.zone]
        harm = harm_score(self.severity, ALL_NEEDS)
        if self.judged(harm, rules.conference_spread, Decision.CONFERENCE) < self.line("conference"):
            return
        self.count("conferences", children_in(self.in_case))
        if self.draw(Decision.PLAN) >= rules.plan_share:
            return
        if self.tier == Tier.ASSESSMENT:
            self.be_found_in_need()
        self.tier = Tier.CHILD_PROTECTION
        self.plan_week = self.case_week = self.model.week
        self.plan_due_week = self.model.week + int(rules.plan_review_weeks)
        self.count("plan_starts", children_in(self.in_case))

    def end_assessment(self):
        """Be found in need, or not: then closed, or passed to early help without assessing again."""
        found = self.judged(need_score(self.severity, ALL_NEEDS), 1.0, Decision.ASSESSMENT)
        if found >= self.line("need"):
            self.be_found_in_need()
            return
        rules = self.model.rules.assessment[self.zone]
        children = children_in(self.in_case)
        self.record_assessment()
        self.count("not_in_need", children)
        this_year = sum(self.referred_year[slot] == self.model.year for slot in self.children_in_case())
        self.count("not_in_need_of_year", this_year)
        self.trust_marks -= rules.trust_when_refused
        self.end_statutory()
        passed = self.draw(Decision.PASS_TO_EARLY_HELP) < rules.passes_to_early_help
        if passed and found >= self.model.rules.thresholds[self.zone].early_help:
            self.count("passed_to_early_help", children)
            self.wait_for_early_help(found)

    def be_found_in_need(self):
        """Begin an episode of need."""
        self.record_assessment()
        self.count("need_starts", children_in(self.in_case))
        self.tier = Tier.CHILD_IN_NEED
        self.case_week = self.model.week
        self.episodes += 1
        self.await_first_review()

    def await_first_review(self):
        """Be reviewed some weeks from now, with no settled review behind."""
        self.low_reviews = 0
        self.due_week = self.model.week + int(self.model.rules.assessment[self.zone].first_review_weeks)

    def record_assessment(self):
        """Count a completed assessment and the factors it names."""
        children = children_in(self.in_case)
        self.assessments += 1
        self.count("assessments", children)
        self.count("assessment_families")
        recorded = self.model.rules.assessment[self.zone].factor_recorded
        for nth, (factor, (need, other_substance)) in enumerate(FACTORS.items()):
            there = self.severity[need] > 0 or (self.at_referral >> need) & 1
            concerns = need != Need.SUBSTANCE_MISUSE or self.substance != other_substance
            if there and concerns and self.draw(Decision.FACTOR, nth) < recorded:
                self.count(f"factor_{factor}", children)

    def have_plan_reviewed(self):
        """End the plan at a review if harm has eased; the case stays open in need."""
        if self.tier != Tier.CHILD_PROTECTION or self.plan_due_week > self.model.week:
            return
        rules = self.model.rules.assessment[self.zone]
        self.plan_due_week = self.model.week + int(rules.plan_review_weeks)
        harm = self.judged(harm_score(self.severity, ALL_NEEDS), 1.0, Decision.PLAN_REVIEW)
        if harm >= self.line("plan_end"):
            return
        self.count("plan_ends", children_in(self.in_case))
        self.tier = Tier.CHILD_IN_NEED
        self.case_week = self.model.week
        self.plan_due_week = NEVER
        self.await_first_review()
