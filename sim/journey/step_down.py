"""Step-down within one service: the statutory episode ends, the lead and the help go on."""

from sim.compiled import compiled
from sim.journey.endings import end_episode
from sim.journey.family_help import change_tier_with_lead
from sim.state.codes import Tier
from sim.state.events import Event, Reason
from sim.state.families import NEVER
from sim.state.record import NO_NUMBER, NONE, log


@compiled
def step_down_with_lead(town, row, p, reason, score, line, week):
    """Move a family from social care to early help without a queue, a new worker or its story told anew.

    score, line : what the decision looked at [points].
    """
    family = town.families[row]
    end_episode(town, row, week, reason, score, line, NO_NUMBER)
    family.s47_due_week = family.plan_due_week = NEVER
    change_tier_with_lead(town, row, Tier.EARLY_HELP, 0, week)
    family.opened_week = week
    family.due_week = week + int(p.allocation[family.zone].review_weeks)
    event = Event.EARLY_HELP_STARTED
    log(town, week, family, event, NONE, NONE, Reason.SAME_LEAD, score, line, NO_NUMBER)
