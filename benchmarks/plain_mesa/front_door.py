"""Step 4 for a family in contact: what the front door makes of it, and what follows."""

from sim.draws import logit
from sim.journey.front_door import front_door_outcome
from sim.journey.referral import assessment_weeks
from sim.journey.thresholds import harm_score, needs_present, score_at_the_door, strain
from sim.journey.trust import trust_now
from sim.state.codes import Agency, Outcome, Tier
from sim.state.decisions import Decision
from sim.state.families import AGENCIES, NEEDS, NEVER
from sim.workforce.caseload import children_in, is_statutory


class AtFrontDoor:
    """A family that an agency has brought to the front door."""

    def be_screened(self):
        """Be put through the front door, or told of to the social worker one has."""
        if is_statutory(self.tier):
            self.known[Agency.SOCIAL_CARE] |= self.known[self.referrer]
            self.be_suspected_of_harm(self.known[Agency.SOCIAL_CARE])
        else:
            self.go_through_front_door()
        self.referrer = -1
        self.in_contact = 0

    def go_through_front_door(self):
        """Meet the screener's judgement of what is known at the table."""
        model = self.model
        lines = model.rules.thresholds[self.zone]
        self.count("contacts", children_in(self.in_contact))
        self.count("contact_families")
        known = self.known_at_the_table()
        judged = score_at_the_door(self.severity, known, self.model.rules.front_door[self.zone].weighing)
        if model.week - self.last_family_referral <= model.rules.front_door[self.zone].looks_back_weeks:
            judged += lines.suspicion
        judged += lines.judgement_spread * logit(self.draw(Decision.FRONT_DOOR))
        self.presenting = self.largest_need(self.known[self.referrer])
        outcome = front_door_outcome(judged, lines, strain(model.pressure, lines))
        if outcome == Outcome.ASSESSMENT:
            self.be_referred(known, judged)
        elif outcome == Outcome.EARLY_HELP and self.tier == Tier.UNIVERSAL:
            self.be_offered_early_help(judged)
        elif outcome == Outcome.SIGNPOST:
            self.count("signposted", children_in(self.in_contact))
        else:
            self.count("no_further_action", children_in(self.in_contact))
            self.trust_marks -= model.rules.front_door[self.zone].trust_when_refused

    def known_at_the_table(self):
        """Needs that reach the table: the referrer's, and others' by the strength of their ties [bits]."""
        known = self.known[self.referrer] | self.known[Agency.SOCIAL_CARE]
        for agency in range(AGENCIES):
            if self.known[agency] & ~known:
                reaches = self.model.ties[self.zone][agency][Agency.SOCIAL_CARE]
                if not self.consents_to_share:
                    reaches *= self.model.rules.co_location[self.zone].told_without_consent
                if self.draw(Decision.SHARED_KNOWLEDGE, agency) < reaches:
                    known |= self.known[agency]
        return known

    def largest_need(self, known):
        """Return the largest of the known needs, the first of equals, or -1."""
        seen = [need for need in range(NEEDS) if (known >> need) & 1 and self.severity[need] > 0]
        return max(seen, key=lambda need: self.severity[need], default=-1)

    def be_offered_early_help(self, judged):
        """Accept early help and join its queue, or refuse: the more trust, the likelier to accept."""
        self.count("local_support_referrals")
        self.count("local_support_re_referrals", self.model.week - self.last_support_referral <= 52)
        self.last_support_referral = self.model.week
        p = self.model.rules.front_door[self.zone]
        trust = trust_now(self, self.model.week, self.model.rules.support[self.zone])
        accepts = p.accepts_early_help + p.accepts_by_trust * (trust - 0.55)
        if self.draw(Decision.EARLY_HELP_OFFER) >= accepts:
            self.count("refused_early_help")
            self.refusals += 1
            return
        self.count("early_help_assessments", len(self.children_at_home()))
        self.count("early_help_assessment_families")
        self.wait_for_early_help(judged)

    def be_referred(self, known, judged):
        """Become a referral: of each child concerned, by this agency, perhaps once more."""
        p = self.model.rules.front_door[self.zone]
        children = children_in(self.in_contact)
        self.count_referral(children)
        self.trust_marks -= p.trust_when_referred
        if self.draw(Decision.NO_ASSESSMENT) < p.no_assessment_share:
            self.count("closed_no_assessment", children)
            return
        self.start_assessment(known, judged)

    def count_referral(self, children):
        """Count the referral and what it repeats."""
        week, year = self.model.week, self.model.year
        self.count("referrals", children)
        self.count("referral_families")
        self.count(f"referrals_from_{Agency(self.referrer).name.lower()}", children)
        if week - self.last_closed_week <= 52:
            self.count("relapses")
        for slot in range(self.children):
            if (self.in_contact >> slot) & 1:
                self.count("re_referrals", week - self.last_referral[slot] <= 52)
                self.count("referred_children", self.referred_year[slot] != year)
                self.last_referral[slot] = week
                self.referred_year[slot] = year
        self.referrals += 1
        self.last_family_referral = week

    def start_assessment(self, known, judged):
        """Leave early help, if it was there, and be assessed by social care."""
        week = self.model.week
        if self.tier > Tier.UNIVERSAL:
            self.count("stepped_up")
            self.end_early_help()
        self.known[Agency.SOCIAL_CARE] |= known
        self.tier = Tier.ASSESSMENT
        self.case_week = self.opened_week = week
        self.in_case = self.in_contact
        self.priority = 50.0 + judged
        self.at_referral = needs_present(self.severity)
        for slot in self.children_in_case():
            self.episode_week[slot] = week
        rules = self.model.rules.assessment[self.zone]
        self.due_week = week + assessment_weeks(rules, self, self.model.luck.seed, week)
        self.s47_due_week = self.plan_due_week = NEVER
        self.stand_in_queue()
        self.be_suspected_of_harm(known)

    def be_suspected_of_harm(self, known):
        """Become the subject of a section 47 enquiry where known harm reaches its line."""
        if self.s47_due_week < NEVER or self.tier == Tier.CHILD_PROTECTION:
            return
        lines, rules = self.model.rules.thresholds[self.zone], self.model.rules
        harm = harm_score(self.severity, known)
        spread = rules.front_door[self.zone].enquiry_spread * lines.judgement_spread
        harm += spread * logit(self.draw(Decision.S47_SUSPICION))
        if harm >= lines.s47 + strain(self.model.pressure, lines):
            self.s47_due_week = self.model.week + int(rules.assessment[self.zone].enquiry_weeks)
            self.count("s47", children_in(self.in_case))
            self.count("s47_families")
