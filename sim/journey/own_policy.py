"""Own policy: what a researcher's own code may do to one family between weeks, by the model's own rules."""

from sim.compiled import compiled
from sim.journey.allocation import begin_early_help
from sim.journey.contact import bring_to_front_door
from sim.journey.endings import end_early_help, end_statutory
from sim.journey.needs import is_quiet
from sim.state.codes import Tier
from sim.state.events import Event, Reason
from sim.state.families import AGENCIES
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.state.rosters import become_active, become_quiet
from sim.state.town import change_severity
from sim.workforce.caseload import is_statutory, release_worker, take_case


@compiled
def close_case(town, row, week):
    """Close a family's case or give up its queue place, if it has one."""
    family, reason = town.families[row], Reason.OWN_POLICY
    if is_statutory(family.tier):
        end_statutory(town, row, week, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER)
    elif family.tier > Tier.UNIVERSAL:
        log(town, week, family, Event.CLOSED, NONE, NONE, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER)
        end_early_help(town, row, week, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER)


@compiled
def change_need(town, row, need, severity, week):
    """Have a need begin, change or end [severity 0-3]; agencies forget one that has ended."""
    family = town.families[row]
    before = family.severity[need]
    if severity == before:
        return
    change_severity(town, row, need, severity)
    event = Event.NEED_CHANGED
    if severity == 0:
        event = Event.NEED_ENDED
        for agency in range(AGENCIES):
            family.known[agency] &= ~(1 << need)
    elif before == 0:
        event = Event.NEED_BEGAN
        become_active(town, row)
    reason = Reason.OWN_POLICY
    log(town, week, family, event, NONE, need, reason, float(severity), NO_NUMBER, NO_NUMBER)
    if is_quiet(family):
        become_quiet(town, row)


@compiled
def hand_over(town, row, post, p, week):
    """Give an open family to a worker of the right kind; one it had before is lost, and trust with it."""
    family = town.families[row]
    if family.worker == post:
        return
    if family.worker >= 0:
        release_worker(town, row)
        family.trust_marks -= p.support[family.zone].trust_worker_lost
        count(town, week, family.neighbourhood, M.WORKER_CHANGES, 1)
        reason = Reason.OWN_POLICY
        log(town, week, family, Event.WORKER_CHANGED, NONE, NONE, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER)
    if is_statutory(family.tier):
        take_case(town, row, post, week)
    else:
        begin_early_help(town, row, post, p, week)


@compiled
def bring(town, row, agency, p, seed, week):
    """Bring a family to the front door; say whether a contact came of it."""
    family = town.families[row]
    if family.referrer >= 0:
        return False
    share, reason = p.detection[family.zone].sibling_share, Reason.OWN_POLICY
    bring_to_front_door(town, row, agency, share, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER, seed, week)
    return family.referrer >= 0
