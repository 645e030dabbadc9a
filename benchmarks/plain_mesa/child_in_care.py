"""Child in care: an agent of its own, which outlives the family's stay in the place."""

import mesa

from benchmarks.plain_mesa.case import end_of_need
from sim.journey.thresholds import ALL_NEEDS, harm_score, needs_present
from sim.population.households import WEEKS_TO_EIGHTEEN, pick
from sim.state.codes import Agency, ChildStatus, Placement, Tier
from sim.state.decisions import Decision
from sim.state.families import MAX_CHILDREN, NEVER
from sim.workforce.caseload import is_statutory


class ChildInCare(mesa.Agent):
    """A child in care or a care leaver; attributes named as in `sim/state/care.py`.

    `family` is the `Family`, None once it has gone from the place; `worker` a `Worker` or None.
    """

    def __init__(self, model: mesa.Model, attributes: dict):
        super().__init__(model)
        self.__dict__.update(attributes)

    @classmethod
    def taken_from(cls, family, slot: int) -> "ChildInCare":
        """Take a child from its family: how long the stay will be is short or long by a draw."""
        model = family.model
        p, child = model.rules.care[family.zone], family.number * MAX_CHILDREN + slot
        in_case = (family.in_case >> slot) & 1
        long_stay = model.luck.uniform(Decision.CARE_STAY, child, model.week, 0) >= p.short_share
        placed = pick(p.placement_shares, model.luck.uniform(Decision.PLACEMENT, child, model.week, 0))
        return cls(
            model,
            {
                "family": family,
                "slot": slot,
                "child": child,
                "birth_week": family.birth_week[slot],
                "neighbourhood": family.neighbourhood,
                "zone": family.zone,
                "start_week": model.week,
                "episode_week": family.episode_week[slot] if in_case else model.week,
                "counted_year": family.counted_year[slot],
                "long_stay": long_stay,
                "placement": placed,
                "worker": None,
                "until_week": NEVER,
            },
        )

    @property
    def has_left(self) -> bool:
        """Whether it has aged out and its record is kept as a care leaver's."""
        return self.until_week < NEVER

    def count(self, measure: str) -> None:
        """Count something that happens to it this week."""
        self.model.counts[self.neighbourhood][measure] += 1

    def draw(self, decision: int, nth: int = 0) -> float:
        """Draw its luck of this week."""
        return self.model.luck.uniform(decision, self.child, self.model.week, nth)

    def live_in_care(self) -> None:
        """Age out, leave care, change placement, or stay."""
        if self.has_left:
            if self.until_week <= self.model.week:
                self.end_record()
        elif self.model.week - self.birth_week >= WEEKS_TO_EIGHTEEN:
            self.leave_care(ChildStatus.ADULT)
            self.placement = Placement.CARE_LEAVER
            self.until_week = self.model.week + int(self.model.rules.care[self.zone].leaver_weeks)
        else:
            self.stay_or_leave(self.model.rules.care[self.zone])

    def stay_or_leave(self, p) -> None:
        """Go home if the parents' needs allow or regardless; else to another family for good; else stay."""
        luck = self.draw(Decision.CARE_EXIT)
        if luck < (p.long_exit if self.long_stay else p.short_exit):
            if self.family and self.may_go_home(p):
                self.go_home()
            else:
                self.leave_care(ChildStatus.PERMANENT_ELSEWHERE)
                self.end_record()
        elif luck > 1.0 - p.placement_moves:
            self.placement = pick(p.placement_shares, self.draw(Decision.PLACEMENT, 1))

    def may_go_home(self, p) -> bool:
        """Whether harm at home has eased, or the return is an unplanned one."""
        eased = harm_score(self.family.severity, ALL_NEEDS) < p.home_harm
        return eased or self.draw(Decision.CARE_EXIT_WHY) < p.unplanned_share

    def leave_care(self, status: int) -> None:
        """Cease to be looked after: the social worker is free, the family's child has a new status."""
        self.count("care_ends")
        if self.worker:
            self.worker.caseload -= 1
        self.worker = None
        if self.family:
            self.family.child_status[self.slot] = status
            self.family.spell[self.slot] = None
            self.family.note_ages()
        self.family = None

    def end_record(self) -> None:
        """End the child's episode of need, and its record."""
        end_of_need(self.model.counts[self.neighbourhood], self.model.week - self.episode_week)
        self.remove()

    def go_home(self) -> None:
        """Go home; the episode goes on in the family's case, which is opened in need if it was closed."""
        family = self.family
        self.count("care_returned_home")
        self.leave_care(ChildStatus.AT_HOME)
        if not is_statutory(family.tier):
            self.reopen(family)
        family.take_into_case(self.slot)
        family.episode_week[self.slot] = self.episode_week
        family.counted_year[self.slot] = self.counted_year
        self.remove()

    def reopen(self, family) -> None:
        """Open the family as in need with no referral, since its child comes home."""
        if family.tier > Tier.UNIVERSAL:
            family.end_early_help()
        family.tier = Tier.CHILD_IN_NEED
        family.case_week = family.opened_week = self.model.week
        family.priority = 60.0
        family.s47_due_week = family.plan_due_week = NEVER
        family.await_first_review()
        family.known[Agency.SOCIAL_CARE] |= needs_present(family.severity)
        family.stand_in_queue()
