"""Step 3 for a family: agencies see signs of its needs, or worry about it with little to see."""

from sim.draws import logit
from sim.journey.thresholds import need_score
from sim.journey.trust import trust_now
from sim.population.households import pick
from sim.state.codes import Agency
from sim.state.decisions import Decision
from sim.state.families import AGENCIES
from sim.workforce.caseload import is_statutory


class Noticed:
    """What agencies see of a family."""

    def be_noticed(self):
        """Meet at most one agency that sees a sign, and the shallow worry if one falls due."""
        if any(self.severity):
            self.show_signs()
        if self.next_shallow_week == self.model.week:
            self.be_worried_about()

    def show_signs(self):
        """Let the draw choose which need is seen by which agency, in proportion to the chances."""
        looks = self.model.rules.sight[self.zone][self.ages]
        recognition = self.model.rules.detection[self.zone].recognition
        left = self.draw(Decision.SIGN)
        for need, severity in enumerate(self.severity):
            chances, total = looks[need]
            if left < recognition[severity] * total:
                self.be_seen(need, left, recognition[severity], chances)
                return
            left -= recognition[severity] * total

    def be_seen(self, need, left, seen, chances):
        """Find the agency that sees this need; a family itself asks for help only if it trusts."""
        for agency in range(AGENCIES):
            left -= seen * chances[agency]
            if left < 0.0:
                if agency != Agency.FAMILY or self.asks_for_help():
                    self.meet_response(agency, need)
                return

    def asks_for_help(self):
        """Whether it brings itself: the more it trusts, the likelier."""
        trust = trust_now(self, self.model.week, self.model.rules.support[self.zone])
        return self.draw(Decision.SELF_REFERRAL) < trust

    def meet_response(self, agency, need):
        """Meet the agency's own judgement: the front door, its own brief help, or being sent away."""
        p, line = self.model.rules.detection[self.zone], self.model.rules.thresholds[self.zone].agency
        self.known[agency] |= 1 << need
        self.agencies_ever |= 1 << agency
        luck = self.draw(Decision.AGENCY_RESPONSE)
        judged = need_score(self.severity, self.known[agency]) + p.agency_spread * logit(luck)
        if judged >= line or is_statutory(self.tier):
            self.be_brought_to_front_door(agency)
        elif judged >= line - p.own_help_line and p.treats[agency, need]:
            self.own_help_until = self.model.week + int(p.own_help_weeks)
            self.own_help_need = need
            self.count("own_help")
        else:
            self.count("sent_away")
            if agency == Agency.FAMILY:
                self.trust_marks -= p.trust_when_sent_away

    def be_worried_about(self):
        """Try the candidate for a shallow worry; social care's own families are not brought again."""
        p = self.model.rules.detection[self.zone]
        self.shallow_nth += 1
        self.next_shallow_week = self.model.week + self.weeks_to_candidate(Decision.SHALLOW_CANDIDATE)
        due = p.shallow_contacts * (0.6 + 0.8 * self.deprivation)
        if self.draw(Decision.SHALLOW_WORRY) * self.shallow_chance < due and not is_statutory(self.tier):
            self.be_brought_to_front_door(pick(p.shallow_shares, self.draw(Decision.SHALLOW_WORRY, 1)))

    def be_brought_to_front_door(self, agency):
        """Be the subject of a contact: one a week, about one child and perhaps its siblings."""
        if self.referrer >= 0:
            return
        self.in_contact = self.children_concerned()
        if self.in_contact:
            self.referrer = agency
            self.model.contacts.append(self)

    def children_concerned(self):
        """Choose the child a contact is about, and its siblings each by a draw [bits]."""
        at_home = self.children_at_home()
        if not at_home:
            return 0
        chosen = int(self.draw(Decision.CONTACT_SIBLINGS, 10) * len(at_home))
        share = self.model.rules.detection[self.zone].sibling_share
        bits = 0
        for place, slot in enumerate(at_home):
            if place == chosen or self.draw(Decision.CONTACT_SIBLINGS, slot) < share:
                bits |= 1 << slot
        return bits
