"""Step 8 for an open family: reviews, closing, stepping down, and families that leave help of themselves."""

from sim.journey.advocates import still_drops_out
from sim.journey.closure import looks_settled
from sim.journey.thresholds import ALL_NEEDS, need_score
from sim.state.codes import ClosingRule, Tier
from sim.state.decisions import Decision
from sim.state.families import NEVER
from sim.workforce.caseload import is_statutory


class Closing:
    """A family whose case may come to an end."""

    def be_reviewed(self):
        """Close with no child left at home, meet a review that is due, or leave of itself."""
        due = self.due_week <= self.model.week
        if is_statutory(self.tier) and self.in_case == 0:
            self.end_statutory()
        elif self.tier == Tier.CHILD_IN_NEED and due:
            self.be_reviewed_in_need()
        elif self.tier == Tier.EARLY_HELP and due:
            self.be_reviewed_in_early_help()
        if self.tier in (Tier.EARLY_HELP_WAITING, Tier.EARLY_HELP):
            self.may_disengage()

    def score_at_review(self):
        """Score the family's needs as the reviewer judges them."""
        return self.judged(need_score(self.severity, ALL_NEEDS), 1.0, Decision.CLOSING_REVIEW)

    def be_reviewed_in_need(self):
        """Close once enough reviews running have found the case settled."""
        week, rules = self.model.week, self.model.rules.closure[self.zone]
        rule = int(self.model.rules.thresholds[self.zone].closing_rule)
        self.due_week = week + int(rules.review_weeks)
        score = self.score_at_review()
        settled = looks_settled(self, score, self.line("closing"), rule)
        if self.s47_due_week < NEVER or not settled:
            self.low_reviews = 0
            return
        self.low_reviews += 1
        early = week - self.opened_week < rules.one_pass_before and rule != ClosingRule.WHOLE_FAMILY
        if self.low_reviews >= (1 if early else 2):
            self.close_in_need(score, rules)

    def close_in_need(self, score, rules):
        """Leave social care; with needs left, perhaps step down into early help."""
        self.end_statutory()
        if score >= rules.step_down_line and self.draw(Decision.STEP_DOWN) < rules.steps_down:
            self.count("stepped_down")
            self.wait_for_early_help(score)

    def be_reviewed_in_early_help(self):
        """End early help when the score is low or the time is up."""
        week, rules = self.model.week, self.model.rules.closure[self.zone]
        self.due_week = week + int(self.model.rules.allocation[self.zone].review_weeks)
        late = week - self.case_week >= rules.early_help_most_weeks
        if late or self.score_at_review() < rules.early_help_line:
            self.end_early_help()

    def may_disengage(self):
        """Leave help the likelier the less one engages, its queue the less one trusts."""
        p = self.model.rules.closure[self.zone]
        if self.tier == Tier.EARLY_HELP_WAITING:
            chance = p.drops_out_waiting * (1.0 - self.trust)
        else:
            chance = p.disengages * (1.0 - self.engagement)
        chance *= still_drops_out(self.weight_of_advocate(), self.advice)
        if self.draw(Decision.DISENGAGED) < chance:
            self.count("disengaged")
            self.end_early_help()
