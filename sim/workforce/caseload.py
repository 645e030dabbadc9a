"""Caseload: who holds which case; every case has one owner or one queue place, every week.

Social workers hold children, key workers hold families. Whoever takes a case, hands it on or ends
it comes through here, so that caseloads always equal open cases.
"""

from sim.compiled import compiled
from sim.state.codes import Agency, Tier
from sim.state.events import Event, Reason
from sim.state.families import LONG_AGO, MAX_CHILDREN
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.state.rosters import join_open, leave_open
from sim.state.town import Count
from sim.state.workers import Serves


@compiled
def children_in(bits):
    """Count the children marked in a set of bits."""
    total = 0
    for slot in range(MAX_CHILDREN):
        total += (bits >> slot) & 1
    return total


@compiled
def is_statutory(tier):
    """Say whether a tier is social care's."""
    return tier >= Tier.ASSESSMENT


@compiled
def cases_of(family):
    """Weigh a family in its worker's caseload: children if statutory, else one family."""
    return children_in(family.in_case) if is_statutory(family.tier) else 1


@compiled
def stand_in_queue(town, row, week):
    """Give a family a queue place, from this week."""
    family = town.families[row]
    family.waiting_since = week
    join_open(town, row)
    holds = Agency.SCHOOL if family.at_school else NONE
    reason = Reason.PLACE_IN_QUEUE
    log(town, week, family, Event.WAITING, holds, NONE, reason, family.priority, NO_NUMBER, NO_NUMBER)


@compiled
def take_case(town, row, post, week, limit=NO_NUMBER):
    """Give a family its worker; the queue place is given up.

    limit : cases from which the worker has no room, for the log; none for social workers.
    """
    family, held = town.families[row], float(town.workers[post].caseload)
    family.worker = post
    family.with_worker_since = week
    family.waiting_since = LONG_AGO
    family.workers_met += 1
    town.workers[post].caseload += cases_of(family)
    family.last_worker, family.last_holder = post, town.workers[post].generation
    agency = town.workers[post].agency
    family.agencies_ever |= 1 << agency
    reason = Reason.PLACE_IN_TEAM
    log(town, week, family, Event.ALLOCATED, agency, NONE, reason, held, limit, NO_NUMBER)


@compiled
def release_worker(town, row):
    """Take a family off its worker's caseload, before its tier or its children change."""
    family = town.families[row]
    if family.worker >= 0:
        town.workers[family.worker].caseload -= cases_of(family)
    family.worker = -1


@compiled
def leave_services(town, row):
    """Take a family out of the system: no worker, no queue place, no case."""
    family = town.families[row]
    release_worker(town, row)
    family.tier = Tier.UNIVERSAL
    family.waiting_since = LONG_AGO
    family.in_case = 0
    family.services = family.pulled_in = family.siloed = family.helping = family.low_reviews = 0
    family.help_power = family.help_at_most = family.dose = 0.0
    family.bought = family.paid_for = 0
    family.plan_odds = family.hours_lost = family.wheel_odds = 0.0
    family.updating = family.named = 0
    family.at_school = family.kept_lead = 0
    family.held_at_school = 0.0
    leave_open(town, row)


@compiled
def add_child(town, row, slot):
    """Take a child into the family's open statutory episode."""
    family = town.families[row]
    if (family.in_case >> slot) & 1:
        return
    family.in_case |= 1 << slot
    if family.worker >= 0 and is_statutory(family.tier):
        town.workers[family.worker].caseload += 1


@compiled
def drop_child(town, row, slot):
    """Take a child out of the family's open statutory episode."""
    family = town.families[row]
    if not (family.in_case >> slot) & 1:
        return
    family.in_case &= ~(1 << slot)
    if family.worker >= 0 and is_statutory(family.tier):
        town.workers[family.worker].caseload -= 1


@compiled
def lightest_post(town, agency, team, limit, ages=-1):
    """Find the filled post of an agency and team with the smallest caseload below `limit`, or -1.

    A team of -1 looks everywhere; the first of equals is taken, so the order of posts is the tie-break.
    ages : age groups at home [bits], for posts that are kept for some of them; -1 passes over no post.
    """
    first, last = posts_of(town, agency)
    best = -1
    for post in range(first, last):
        worker = town.workers[post]
        of_another_team = team >= 0 and worker.team != team
        if not worker.filled or of_another_team or worker.caseload >= limit:
            continue
        if is_kept_for_others(worker, ages):
            continue
        if best < 0 or worker.caseload < town.workers[best].caseload:
            best = post
    return best


@compiled
def is_kept_for_others(worker, ages):
    """Whether a post is kept for ages of which a family has none at home [bits]."""
    return worker.serves != Serves.EVERYBODY and not worker.serves & ages


@compiled
def posts_of(town, agency):
    """Rows of the posts of social care (first) or early help (after them)."""
    border = town.counters[Count.SOCIAL_WORKERS]
    if agency == Agency.SOCIAL_CARE:
        return 0, border
    return border, len(town.workers)


@compiled
def note_worker_change(town, row, trust_lost, week, chance, luck):
    """Mark that a family lost its worker: it waits for the next one, and trusts less.

    chance, luck : what made the worker leave, for the log.
    """
    family = town.families[row]
    family.trust_marks -= trust_lost
    count(town, week, family.neighbourhood, M.WORKER_CHANGES, 1)
    reason = Reason.WORKER_LEFT
    log(town, week, family, Event.WORKER_CHANGED, NONE, NONE, reason, chance, NO_NUMBER, luck)
    family.worker = -1
    family.priority = 99.0
    family.waiting_since = week
