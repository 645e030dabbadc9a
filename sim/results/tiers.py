"""Tiers: where each family stands from week to week, read from the log of one seed.

The log says which step a family takes, not always where it then stands: a place in a queue belongs to early
help or to social care, whichever case is open. So its events are followed one after another.
"""

from typing import NamedTuple

import numpy as np

from sim.costs.family_log import Log
from sim.results.pieces import Change, begins_and_ends
from sim.state.codes import Agency, Tier
from sim.state.events import Event, Reason

GONE = -1
SETS = {
    Event.EARLY_HELP_STARTED: Tier.EARLY_HELP,
    Event.EARLY_HELP_ENDED: Tier.UNIVERSAL,
    Event.CIN_STARTED: Tier.CHILD_IN_NEED,
    Event.PLAN_STARTED: Tier.CHILD_PROTECTION,
    Event.PLAN_ENDED: Tier.CHILD_IN_NEED,
    Event.CLOSED: Tier.UNIVERSAL,
    Event.DISENGAGED: Tier.UNIVERSAL,
    Event.MOVED_OUT: GONE,
    Event.LEFT: GONE,
}
HOME_AGAIN = (Reason.RETURNED_HOME, Reason.UNPLANNED_RETURN)
FOLLOWED = (
    *SETS, Event.CASE_STANDING, Event.WAITING, Event.ASSESSMENT_STARTED, Event.STEPPED_UP, Event.CARE_ENDED,
)  # fmt: skip


class Steps(NamedTuple):
    """Where families stand after each step, sorted by family and as they happened, shape (S,) each.

    family : place in the log's families; week; tier : `Tier`, or `GONE` once it has left the place.
    """

    family: np.ndarray
    week: np.ndarray
    tier: np.ndarray


def tier_steps(log: Log) -> Steps:
    """Follow every family through its tiers; a family that never had a case or left has no step."""
    mine = log.rows(log.of(*FOLLOWED))
    tiers = np.empty(len(mine.family), np.int64)
    family, tier = -1, int(Tier.UNIVERSAL)
    told = zip(mine.family, mine.event, mine.rule, mine.child, mine.value, strict=True)
    for place, (whose, event, rule, child, value) in enumerate(told):
        if whose != family:
            family, tier = whose, int(Tier.UNIVERSAL)
        tier = _after(tier, event, rule, child, value)
        tiers[place] = tier
    return Steps(mine.family, mine.week, tiers)


def _after(tier: int, event: int, rule: int, child: int, value: float) -> int:
    """Return where a family stands after an event; of a single child's events only coming home counts."""
    if event == Event.CARE_ENDED:
        opens = rule in HOME_AGAIN and GONE < tier < Tier.ASSESSMENT
        return int(Tier.CHILD_IN_NEED) if opens else tier
    if child >= 0:
        return tier
    if event == Event.CASE_STANDING:
        return int(value)
    if event == Event.WAITING:
        return int(Tier.EARLY_HELP_WAITING) if tier == Tier.UNIVERSAL else tier
    if event == Event.ASSESSMENT_STARTED:
        return tier if rule == Reason.STORY_RETOLD else int(Tier.ASSESSMENT)
    if event == Event.STEPPED_UP:
        return int(Tier.ASSESSMENT) if rule == Reason.SAME_LEAD else tier
    if event == Event.EARLY_HELP_ENDED and rule == Reason.RETURNED_HOME:
        return tier  # it ends because a child comes home into a case of social care
    return int(SETS[Event(event)])


def standing_at(steps: Steps, week: int, families: int) -> np.ndarray:
    """Return each family's tier at the end of a week, shape (families,)."""
    tier = np.full(families, int(Tier.UNIVERSAL))
    until = np.flatnonzero(steps.week <= week)
    tier[steps.family[until]] = steps.tier[until]  # the last of a family's steps is the one that stays
    return tier


def led_by(steps: Steps) -> dict[Agency, list[Change]]:
    """Return from when on early help or social care has a family's case, a queue for early help apart.

    A change of +1 begins it and -1 ends it.
    """
    early_help = steps.tier == Tier.EARLY_HELP
    social_care = steps.tier >= Tier.ASSESSMENT
    return {
        Agency.EARLY_HELP: [begins_and_ends(steps.family, steps.week, early_help)],
        Agency.SOCIAL_CARE: [begins_and_ends(steps.family, steps.week, social_care)],
    }
