"""Step 1 for a family: births, birthdays, moves away, and the family that follows in the same home."""

import numpy as np

from sim.draws import weeks_until
from sim.journey.demography import next_life_week
from sim.population.households import (
    MOVER,
    NEW_FAMILY,
    WEEKS_TO_EIGHTEEN,
    WEEKS_TO_SCHOOL,
    WEEKS_TO_SECONDARY,
    age_groups,
    frailty_band,
    settle,
)
from sim.population.neighbours import LEAST_PROTECTED, MOST_PROTECTED
from sim.state.codes import ChildStatus, Leaving, Tier
from sim.state.decisions import Decision
from sim.state.families import MAX_CHILDREN, NEEDS
from sim.workforce.caseload import is_statutory


class HomeLife:
    """What happens at home, whatever services do."""

    def live_on(self):
        """Pass the births and birthdays of the week, or leave."""
        week = self.model.week
        if week < self.next_life_week:
            return
        if self.leaving_week <= week:
            self.leave()
            return
        for slot in range(self.children):
            self.pass_birthday(slot, week - self.birth_week[slot])
        self.note_ages()
        if week in (self.separation_week, self.repartner_week):
            self.change_parents(lone=week == self.separation_week)
        self.open_risk_window()
        self.next_life_week = next_life_week(self, week)

    def note_ages(self):
        """Note who is at home now."""
        self.ages = age_groups(self, self.model.week)

    def change_parents(self, lone):
        """Have one parent or two from now on: needs begin at other rates, candidates come as before."""
        p, now = self.model.rules.needs[self.zone], 1.4 - 0.8 * self.resilience
        raises = (
            (p.onset_if_lone, lone),
            (p.onset_if_workless, self.workless),
            (p.onset_if_renting, self.tenure > 0),
            (p.onset_if_young_parent, self.young_parent),
        )
        self.onset_rate = [base * self.frailty * now for base in p.onset_base]
        for added, holds in raises:
            if holds:
                self.onset_rate = [
                    rate * (1.0 + more) for rate, more in zip(self.onset_rate, added, strict=True)
                ]

    def pass_birthday(self, slot, age):
        """Let a child be born, or grow up, if this is the week."""
        if age == 0 and self.child_status[slot] == ChildStatus.UNBORN:
            self.child_status[slot] = ChildStatus.AT_HOME
            if is_statutory(self.tier):
                self.be_born_into_case(slot)
        elif age >= WEEKS_TO_EIGHTEEN and self.child_status[slot] == ChildStatus.AT_HOME:
            self.child_status[slot] = ChildStatus.ADULT
            self.grow_out_of_case(slot)

    def be_born_into_case(self, slot):
        """Belong to the family's open case from birth."""
        self.take_into_case(slot)
        self.episode_week[slot] = self.model.week
        if self.tier >= Tier.CHILD_IN_NEED:
            self.count("need_starts")

    def open_risk_window(self):
        """Open a short risk window at a parting, a release, a birth, starting school or secondary."""
        week = self.model.week
        ages = [week - born for born in self.birth_week[: self.children]]
        risky = week in (self.separation_week, self.prison_release_week)
        if risky or any(age in (0, WEEKS_TO_SCHOOL, WEEKS_TO_SECONDARY) for age in ages):
            self.risky_until = week + int(self.model.rules.needs[self.zone].life_event_weeks)

    def leave(self):
        """End all that holds the family here, and let the next one settle; it is welcomed once all have."""
        moved = self.leaving_why == Leaving.MOVED_OUT
        self.lose_advocate()
        if is_statutory(self.tier):
            self.end_statutory()
        elif self.tier > Tier.UNIVERSAL:
            self.end_early_help()
        for spell in filter(None, self.spell):
            spell.family = None
        self.severity = [0] * NEEDS
        self.generation += 1
        model = self.model
        settle(model, self.row, MOVER if moved else NEW_FAMILY, model.week, model.rules, model.luck.seed)
        self.worker, self.spell = None, [None] * MAX_CHILDREN
        self.keep_plain_numbers()
        model.arrivals.append(self)

    def keep_plain_numbers(self):
        """Turn what numpy gave into plain numbers, which Python computes with faster."""
        for name, value in vars(self).items():
            if isinstance(value, np.generic):
                setattr(self, name, value.item())

    def be_welcomed(self):
        """Be shaped by the neighbours, bring needs from elsewhere, and meet the first candidates."""
        model, week = self.model, self.model.week
        for family in (self, *self.peers):
            family.surround()
        if self.moved_in:
            self.bring_needs()
        window = int(model.rules.needs[self.zone].life_event_weeks)
        self.risky_until = week + window if self.birth_week[0] == week else 0
        self.deprivation = (10.0 - self.tenth) / 9.0
        due = model.majorants[self.zone].shallow * (0.6 + 0.8 * self.deprivation)
        self.shallow_chance = min(0.5, due)
        self.next_onset_week = week + self.weeks_to_candidate(Decision.ONSET_CANDIDATE)
        self.next_shallow_week = week + self.weeks_to_candidate(Decision.SHALLOW_CANDIDATE)
        self.next_life_week = next_life_week(self, week)

    def weeks_to_candidate(self, decision):
        """Weeks until the next candidate for an onset or a shallow worry."""
        onset = decision == Decision.ONSET_CANDIDATE
        chance, nth = (
            (self.onset_majorant, self.onset_nth) if onset else (self.shallow_chance, self.shallow_nth)
        )
        return weeks_until(chance, self.model.luck.uniform(decision, self.number, 0, nth))

    def surround(self):
        """Be protected by the community and by the resilience of the families one is tied to."""
        p = self.model.rules.needs[self.zone]
        self.resilience_told = self.resilience
        self.peers_resilience = sum(peer.resilience for peer in self.peers)
        spare = self.peers_resilience / len(self.peers) - 0.6 if self.peers else 0.0
        beyond = self.community_capacity - 0.5
        protection = 1.0 - p.peer_protection * spare - p.community_protection * beyond
        self.protection = min(LEAST_PROTECTED, max(MOST_PROTECTED, protection))

    def bring_needs(self):
        """Bring needs from the table frozen in the burn-in, by band of frailty."""
        table = self.model.arrival_needs
        band = table[frailty_band(self.frailty_score, len(table))]
        luck = self.model.luck.uniform(Decision.ARRIVAL_NEEDS, self.number, 0, 0)
        self.severity = list(band[int(luck * len(band))])
