"""Family group: before care the wider family meets; its plan is tried, or relatives take a child for good."""

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.endings import count_end_of_need, end_plan_of_child
from sim.journey.family_help import meets_before_care
from sim.population.households import note_ages
from sim.state.codes import ChildStatus, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log, log_child
from sim.state.town import Census
from sim.workforce.caseload import drop_child


@compiled
def tries_own_plan(town, row, p, seed, week):
    """Whether care waits because a plan of the family's own is tried; it meets first, if that is due.

    The plan treats nothing: it gives help some weeks more, and some trust. p : `FamilyHelp` of its zone.
    """
    family = town.families[row]
    offered = uniform(seed, Decision.FAMILY_GROUP, family.number, week, 0)
    if meets_before_care(family, p, week) and offered < p.meetings:
        _meet(town, row, p, seed, week)
    return week < family.family_plan_until


@compiled
def _meet(town, row, p, seed, week):
    family = town.families[row]
    family.family_met_week = week
    count(town, week, family.neighbourhood, M.FAMILY_GROUP_MEETINGS, 1)
    luck = uniform(seed, Decision.FAMILY_GROUP, family.number, week, 1)
    reason = Reason.FAMILY_PLAN
    log(town, week, family, Event.FAMILY_GROUP_MET, NONE, NONE, reason, p.plan_agreed, NO_NUMBER, luck)
    if luck < p.plan_agreed:
        family.family_plan_until = week + int(p.plan_weeks)
        family.trust_marks += p.plan_trust


@compiled
def goes_to_kin(town, row, slot, p, seed, week):
    """Let relatives take a child for good in place of care, if some are found; return whether they do.

    The child's episode of need ends, as with any permanent home elsewhere.
    """
    family = town.families[row]
    luck = uniform(seed, Decision.WITH_KIN, family.number, week, slot)
    if luck >= p.with_kin:
        return False
    count(town, week, family.neighbourhood, M.KIN_ARRANGEMENTS, 1)
    reason = Reason.WITH_KIN
    log_child(town, week, family, slot, Event.KIN_FOUND, NONE, NONE, reason, p.with_kin, NO_NUMBER, luck)
    if family.tier == Tier.CHILD_PROTECTION:
        end_plan_of_child(town, row, slot, week, reason, p.with_kin, luck)
    if family.tier >= Tier.CHILD_IN_NEED:
        count_end_of_need(town, week, family.neighbourhood, family.episode_week[slot])
        event = Event.CIN_ENDED
        log_child(town, week, family, slot, event, NONE, NONE, reason, p.with_kin, NO_NUMBER, luck)
    drop_child(town, row, slot)
    family.child_status[slot] = ChildStatus.PERMANENT_ELSEWHERE
    town.census[family.neighbourhood, Census.CHILDREN] -= 1
    note_ages(town, row, week)
    return True
