"""Endings: how an episode of need, early help or a whole family's stay comes to an end on the record."""

from sim.compiled import compiled
from sim.state.codes import ChildStatus, Tier
from sim.state.events import Event, Reason
from sim.state.families import NEEDS, NEVER
from sim.state.measures import ENDS_FIRST, M
from sim.state.record import NO_NUMBER, NONE, count, log, log_child
from sim.state.rosters import become_quiet
from sim.state.town import Census, change_severity
from sim.workforce.advocate_roster import end_advocate
from sim.workforce.caseload import add_child, drop_child, is_statutory, leave_services
from sim.workforce.service_roster import end_service

BAND_WEEKS = (13, 26, 52, 104)


@compiled
def duration_band(weeks):
    """Band of a completed episode: to 3, 6, 12, 24 months, or longer (0-4)."""
    for band in range(4):
        if weeks <= BAND_WEEKS[band]:
            return band
    return 4


@compiled
def count_end_of_need(town, week, neighbourhood, began):
    """Count one child's episode of need as ended, by its length since referral."""
    count(town, week, neighbourhood, M.NEED_ENDS, 1)
    town.tally[week, neighbourhood, ENDS_FIRST + duration_band(week - began)] += 1


@compiled
def take_child_into_case(town, row, slot, week, reason):
    """Take a child into its family's open case; where there is a plan, the child is on it from today."""
    family = town.families[row]
    add_child(town, row, slot)
    if family.tier == Tier.CHILD_PROTECTION:
        count(town, week, family.neighbourhood, M.PLAN_STARTS, 1)
        log_child(
            town, week, family, slot, Event.PLAN_STARTED, NONE, NONE, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER
        )


@compiled
def let_child_grow_up(town, row, slot, week):
    """Take a child who turns 18 out of the family's case: plan and episode of need end."""
    family = town.families[row]
    if (family.in_case >> slot) & 1 and family.tier >= Tier.CHILD_IN_NEED:
        count_end_of_need(town, week, family.neighbourhood, family.episode_week[slot])
        _log_end(town, week, family, slot, Event.CIN_ENDED, Reason.TURNED_18, NO_NUMBER, NO_NUMBER)
        if family.tier == Tier.CHILD_PROTECTION:
            end_plan_of_child(town, row, slot, week, Reason.TURNED_18, NO_NUMBER, NO_NUMBER)
    drop_child(town, row, slot)


@compiled
def end_plan_of_child(town, row, slot, week, reason, chance, luck):
    """End the plan of one child who leaves the family's case; chance and luck are for the log."""
    family = town.families[row]
    count(town, week, family.neighbourhood, M.PLAN_ENDS, 1)
    _log_end(town, week, family, slot, Event.PLAN_ENDED, reason, chance, luck)


@compiled
def _log_end(town, week, family, slot, event, reason, chance, luck):
    log_child(town, week, family, slot, event, NONE, NONE, reason, chance, NO_NUMBER, luck)


@compiled
def end_statutory(town, row, week, reason, value, threshold, draw):
    """Close a family's statutory case: plans and episodes of need end, the worker is free."""
    end_episode(town, row, week, reason, value, threshold, draw)
    log(town, week, town.families[row], Event.CLOSED, NONE, NONE, reason, value, threshold, draw)
    leave_services(town, row)
    family = town.families[row]
    family.due_week = family.s47_due_week = family.plan_due_week = NEVER


@compiled
def end_episode(town, row, week, reason, value, threshold, draw):
    """End a family's plans and episodes of need on the record; who helps it is another matter."""
    family = town.families[row]
    found_in_need = family.tier >= Tier.CHILD_IN_NEED
    for slot in range(family.children):
        if (family.in_case >> slot) & 1:
            if family.tier == Tier.CHILD_PROTECTION:
                count(town, week, family.neighbourhood, M.PLAN_ENDS, 1)
            if found_in_need:
                count_end_of_need(town, week, family.neighbourhood, family.episode_week[slot])
    if family.tier == Tier.CHILD_PROTECTION:
        log(town, week, family, Event.PLAN_ENDED, NONE, NONE, reason, value, threshold, draw)
    if found_in_need:
        log(town, week, family, Event.CIN_ENDED, NONE, NONE, reason, value, threshold, draw)
        count(town, week, family.neighbourhood, M.CLOSED_FAMILIES, 1)
        family.last_closed_week = week


@compiled
def end_early_help(town, row, week, reason, value, threshold, draw):
    """Close a family's early help, or give up its queue place."""
    family = town.families[row]
    if family.tier == Tier.EARLY_HELP:
        count(town, week, family.neighbourhood, M.EARLY_HELP_ENDS, 1)
        log(town, week, family, Event.EARLY_HELP_ENDED, NONE, NONE, reason, value, threshold, draw)
    leave_services(town, row)
    family.due_week = NEVER


@compiled
def end_everything(town, row, week, reason):
    """End all that holds a family that leaves the place; its children in care keep their own record."""
    family = town.families[row]
    end_advocate(town, row, week, reason)
    end_service(town, row, week, reason)
    if is_statutory(family.tier):
        end_statutory(town, row, week, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER)
    elif family.tier > Tier.UNIVERSAL:
        end_early_help(town, row, week, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER)
    for slot in range(family.children):
        status = family.child_status[slot]
        if status == ChildStatus.AT_HOME or status == ChildStatus.LOOKED_AFTER:
            town.census[family.neighbourhood, Census.CHILDREN] -= 1
        if family.spell[slot] >= 0:
            town.spells[family.spell[slot]].family_row = -1
            family.spell[slot] = -1
    for need in range(NEEDS):
        change_severity(town, row, need, 0)
    become_quiet(town, row)
