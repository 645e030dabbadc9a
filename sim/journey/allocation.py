"""Allocation: social work takes every family and is diluted; early help keeps a queue, by need and time."""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.journey.key_worker import most_families
from sim.journey.payment_by_results import attach, is_taken_first
from sim.state.codes import Agency, Patch, Tier
from sim.state.events import Event, Reason
from sim.state.families import NEVER
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.state.town import Count
from sim.units import SCORE, WEEKS, assumption, means
from sim.workforce.caseload import is_statutory, lightest_post, take_case
from sim.workforce.investment import is_ring_fenced
from sim.workforce.joint_allocation import best_placed, greet_again, is_known

NO_LIMIT = 1_000_000


class Allocation(NamedTuple):
    """How long triage takes and who goes first."""

    triage_weeks: Annotated[
        float,
        WEEKS,
        assumption("from referral to a named social worker", 0, 3),
        means("wait from a referral until a social worker may be named"),
    ] = 3.0
    urgent_score: Annotated[
        float,
        SCORE,
        assumption("families judged above this go first in the queue", 2, 6),
        means("need score from which a waiting family goes first in the queue"),
    ] = 4.0
    review_weeks: Annotated[
        float,
        WEEKS,
        assumption("between reviews in early help", 4, 13),
        means("time between reviews of a family in early help"),
    ] = 6.0


@compiled
def allocate(town, p, week):
    """Step 5: name a social worker for every family that waits, then give out early-help places."""
    name_social_workers(town, p, week)
    give_places(town, p, week)


@compiled
def name_social_workers(town, p, week):
    """Name a social worker for every family whose triage is done, then for every child in care."""
    waiting = _queue_for_social_work(town, p, week)
    while waiting > 0:
        row = _take_first(town, waiting, p)
        waiting -= 1
        _name_social_worker(town, row, p, week)
    _name_workers_of_children_in_care(town)


@compiled
def _queue_for_social_work(town, p, week):
    """Note in `queue` the families whose triage is done and who have no social worker; return how many."""
    waiting = 0
    families, opened = town.families, town.opened
    for place in range(1, opened[0] + 1):
        family = families[opened[place]]
        if family.worker >= 0 or not is_statutory(family.tier):
            continue
        if week - family.waiting_since >= p.allocation[family.zone].triage_weeks:
            town.queue[waiting] = opened[place]
            waiting += 1
    return waiting


@compiled
def _queue_for_early_help(town):
    """Note in `queue` the families without a key worker; return how many."""
    waiting = 0
    families, opened = town.families, town.opened
    for place in range(1, opened[0] + 1):
        family = families[opened[place]]
        if family.worker < 0 and not is_statutory(family.tier):
            town.queue[waiting] = opened[place]
            waiting += 1
    return waiting


@compiled
def _take_first(town, waiting, p):
    """Take the row that goes before all others out of the queue; the last one takes its place."""
    families, queue = town.families, town.queue
    best = 0
    for place in range(1, waiting):
        if goes_before(families[queue[place]], families[queue[best]], p):
            best = place
    row = queue[best]
    queue[best] = queue[waiting - 1]
    return row


@compiled
def _name_social_worker(town, row, p, week):
    """Choose the lightest caseload of the patch, or of the whole place when nobody is in post there."""
    family = town.families[row]
    post = best_placed(town, family, Agency.SOCIAL_CARE, NO_LIMIT, p)
    if post >= 0:
        _take(town, row, post, p, week, NO_NUMBER)


@compiled
def _take(town, row, post, p, week, limit):
    family = town.families[row]
    known = is_known(town, family, post)
    take_case(town, row, post, week, limit)
    greet_again(family, known, p.joint_allocation[family.zone], week)


@compiled
def _name_workers_of_children_in_care(town):
    """Name a social worker for each child in care: those longest in care first, then by number."""
    record = _first_child_waiting(town)
    while record >= 0:
        spell = town.spells[record]
        post = lightest_post(town, Agency.SOCIAL_CARE, spell.neighbourhood, NO_LIMIT)
        if post < 0:
            post = lightest_post(town, Agency.SOCIAL_CARE, -1, NO_LIMIT)
        if post < 0:
            return
        spell.worker = post
        town.workers[post].caseload += 1
        record = _first_child_waiting(town)


@compiled
def _first_child_waiting(town):
    """Find the care record that waits for a social worker and goes before all others, or -1.

    Records are used anew, so their own order means nothing.
    """
    spells, best = town.spells, -1
    for record in range(town.counters[Count.SPELLS]):
        spell = spells[record]
        waits = spell.held == 1 and spell.worker < 0 and spell.until_week >= NEVER
        if waits and (best < 0 or _longer_in_care(spell, spells[best])):
            best = record
    return best


@compiled
def _longer_in_care(one, other):
    if one.start_week != other.start_week:
        return one.start_week < other.start_week
    return one.child < other.child


@compiled
def give_places(town, p, week):
    """Give early-help places to the first in the queue until no key worker has room."""
    waiting, alike = _queue_for_early_help(town), _all_wait_for_the_same(p)
    while waiting > 0:
        row = _take_first(town, waiting, p)
        waiting -= 1
        family = town.families[row]
        limit = most_families(p.workforce[0], p.key_worker[family.zone])
        post = best_placed(town, family, Agency.EARLY_HELP, limit, p)
        if post >= 0:
            begin_early_help(town, row, post, p, week)
        elif alike:
            return


@compiled
def _all_wait_for_the_same(p):
    """Whether a family for whom nobody has room means that nobody has room for those behind it either."""
    if is_ring_fenced(p.investment[0]):
        return False
    for zone in range(len(p.key_worker)):
        if int(p.neighbourhood_teams[zone].serve) == Patch.ONLY:
            return False
        if p.key_worker[zone].most_families != p.key_worker[0].most_families:
            return False
    return True


@compiled
def goes_before(one, other, p):
    """Whether one family comes before another: the urgent first, then the longest wait, then the number.

    Where results are paid for, families who seem near to one come before the urgent. Those for whom a team
    stands ready round their school come after the urgent and before the rest.
    """
    near = is_taken_first(one, p.payment_by_results[one.zone])
    if near != is_taken_first(other, p.payment_by_results[other.zone]):
        return near
    urgent = one.priority >= p.allocation[one.zone].urgent_score
    other_urgent = other.priority >= p.allocation[other.zone].urgent_score
    if urgent != other_urgent:
        return urgent
    if one.at_school != other.at_school:
        return one.at_school > other.at_school
    if one.waiting_since != other.waiting_since:
        return one.waiting_since < other.waiting_since
    return one.number < other.number


@compiled
def begin_early_help(town, row, post, p, week):
    """Give a family its key worker; its help begins if it was waiting."""
    family = town.families[row]
    limit, held = most_families(p.workforce[0], p.key_worker[family.zone]), town.workers[post].caseload
    if family.tier == Tier.EARLY_HELP_WAITING:
        count(town, week, family.neighbourhood, M.EARLY_HELP_STARTS, 1)
        count(town, week, family.neighbourhood, M.WAITED_WEEKS, week - family.waiting_since)
        reason = Reason.PLACE_IN_TEAM
        log(town, week, family, Event.EARLY_HELP_STARTED, NONE, NONE, reason, float(held), limit, NO_NUMBER)
        family.tier = Tier.EARLY_HELP
        family.case_week = week
        family.low_reviews = 0
        family.due_week = week + int(p.allocation[family.zone].review_weeks)
        attach(town, family, p.payment_by_results[family.zone], week)
    _take(town, row, post, p, week, limit)
