"""Step 2 for a family: needs begin by circumstances or driven by others, worsen and ease."""

from sim.journey.hazards import drive_on, need_step, peers_that_count
from sim.state.decisions import Decision
from sim.state.families import AGENCIES, NEEDS

ACUTE = 3


class Needy:
    """A family's eight needs."""

    def meet_circumstances(self):
        """Try the candidate for an onset, if it falls due this week."""
        model = self.model
        if self.next_onset_week != model.week:
            return
        self.onset_nth += 1
        self.next_onset_week = model.week + self.weeks_to_candidate(Decision.ONSET_CANDIDATE)
        luck = self.draw(Decision.ONSET)
        total = 0.0
        for need in range(NEEDS):
            total += self.chance_of_onset(need, model.rules.needs[self.zone])
            if luck * self.onset_majorant < total:
                if self.severity[need] == 0:
                    self.severity[need] = 1
                return

    def chance_of_onset(self, need, p):
        """Chance this week that circumstances bring a need."""
        chance = p.onset * self.onset_rate[need] * self.protection * p.shock[need]
        acute = sum(peer.severity[need] == ACUTE for peer in self.peers)
        chance *= 1.0 + p.peer_pressure[need] * peers_that_count(acute, p.peers_count)
        return chance * p.life_event[need] if self.model.week < self.risky_until else chance

    def live_with_needs(self):
        """Let one need drive another, then each worsen or ease."""
        if not any(self.severity):
            return
        p = self.model.rules.needs[self.zone]
        self.let_one_drive_another(p)
        luck = self.model.luck.steps(Decision.NEED_STEP, self.number, self.model.week)
        for need in range(NEEDS):
            if self.severity[need] > 0:
                self.move_need(need, luck.of(need), p)

    def let_one_drive_another(self, p):
        """Begin at most one need that the others drive."""
        luck = self.draw(Decision.ONSET, 1)
        total = 0.0
        for need in range(NEEDS):
            if self.severity[need] == 0:
                drive = drive_on(self.severity, need, p)
                total += p.onset * self.onset_rate[need] * self.protection * drive
                if luck < total:
                    self.severity[need] = 1
                    return

    def move_need(self, need, luck, p):
        """Let a need worsen or ease; agencies forget one that has gone."""
        chance = need_step(self, need, self.model.week, luck, p)
        if chance == 0.0:
            return
        self.severity[need] += 1 if chance > 0.0 else -1
        if self.severity[need] == 0:
            self.known = [self.known[agency] & ~(1 << need) for agency in range(AGENCIES)]
