"""Step 7 for an open family: its children may enter care."""

from benchmarks.plain_mesa.child_in_care import ChildInCare
from sim.journey.care import chance_of_care
from sim.journey.thresholds import ALL_NEEDS, harm_score
from sim.state.codes import ChildStatus, Tier
from sim.state.decisions import Decision
from sim.workforce.caseload import is_statutory


class EnteringCare:
    """A family in which harm stands and help does not hold."""

    def risk_care(self):
        """Let the week's draw decide whether children are taken into care."""
        if not is_statutory(self.tier) or self.in_case == 0:
            return
        p = self.model.rules.care[self.zone]
        chance = chance_of_care(harm_score(self.severity, ALL_NEEDS), self.engagement, self.tier, p)
        if self.draw(Decision.CARE_ENTRY) < chance:
            self.lose_children(p)

    def lose_children(self, p):
        """Have the first child of the case taken into care, and each other by its own draw."""
        taken = 0
        for slot in self.children_in_case():
            if self.child_status[slot] != ChildStatus.AT_HOME:
                continue
            if taken == 0 or self.draw(Decision.CARE_CHILD, slot) < p.each_child:
                self.give_into_care(slot)
                self.count("care_starts")
                taken += 1
        if taken:
            self.trust_marks -= p.trust_lost
            if self.in_case == 0:
                self.end_statutory()

    def give_into_care(self, slot):
        """Open a child's own record in care; the child leaves the family's case, its episode goes on."""
        self.count("plan_ends", self.tier == Tier.CHILD_PROTECTION)
        self.spell[slot] = ChildInCare.taken_from(self, slot)
        self.child_status[slot] = ChildStatus.LOOKED_AFTER
        self.take_out_of_case(slot)
        self.note_ages()
