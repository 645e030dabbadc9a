"""Follow-up: after closing somebody looks in now and then, helps a little, and takes a family back early."""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import logit, uniform
from sim.journey.thresholds import ALL_NEEDS, need_score
from sim.state.codes import Tier
from sim.state.decisions import Decision
from sim.state.diary import Diary, next_appointment, write_in_diary
from sim.state.events import Event, Reason
from sim.state.families import NEEDS
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, children_at_home, count, log
from sim.state.rosters import mark_stale
from sim.units import SCORE, SHARE, WEEKS, assumption, means
from sim.workforce.caseload import stand_in_queue


class FollowUp(NamedTuple):
    """Lighter support and watchful waiting once a case has closed; none as shipped."""

    weeks: Annotated[
        float,
        WEEKS,
        assumption("after closing; none as things stand", 0, 52),
        means("how long a family is looked in on after its case has closed"),
    ] = 0.0
    visit_weeks: Annotated[
        float,
        WEEKS,
        assumption("between visits; unpublished", 2, 13),
        means("time between visits after closing"),
    ] = 6.0
    line: Annotated[
        float,
        SCORE,
        assumption("need at a visit from which help is offered; near early help's own", 1.0, 4.0),
        means("need score at a visit from which early help is offered again"),
    ] = 2.2
    accepts: Annotated[
        float,
        SHARE,
        assumption("take up help again; as asbfip_accept, families who agreed", 0.6, 0.95),
        means("families offered help at a visit who accept"),
    ] = 0.78


@compiled
def begin_follow_up(town, row, p, week):
    """Promise a family whose case has closed visits for a time, and help a little with what still stands.

    p : `FollowUp` of its zone. The lighter support is that of one agency's brief help.
    """
    if p.weeks <= 0.0:
        return
    family = town.families[row]
    family.followed_until = week + int(p.weeks)
    family.own_help_need = _largest_need(family.severity)
    family.own_help_until = family.followed_until
    if family.active_at > 0:
        mark_stale(town.watches[family.active_at])
    reason = Reason.WATCHED_AFTER_CLOSING
    log(town, week, family, Event.FOLLOW_UP_STARTED, NONE, NONE, reason, p.weeks, NO_NUMBER, NO_NUMBER)
    _plan_visit(town, row, p, week)


@compiled
def _largest_need(severity):
    largest = 0
    for need in range(NEEDS):
        if severity[need] > severity[largest]:
            largest = need
    return largest


@compiled
def _plan_visit(town, row, p, week):
    family = town.families[row]
    family.next_visit = week + max(1, int(p.visit_weeks))
    if family.next_visit <= family.followed_until:
        write_in_diary(town, Diary.FOLLOW_UP, row, family.next_visit)


@compiled
def follow_up(town, p, seed, week):
    """Step 8, after the reviews: the week's visits to families whose case has closed."""
    row = next_appointment(town, Diary.FOLLOW_UP, week)
    while row >= 0:
        family = town.families[row]
        if family.next_visit == week and family.tier == Tier.UNIVERSAL:  # else it has a case again
            _visit(town, row, p, seed, week)
        row = next_appointment(town, Diary.FOLLOW_UP, week)


@compiled
def _visit(town, row, p, seed, week):
    """Look in: where needs are back, help is offered again at once, with no new contact or assessment."""
    family = town.families[row]
    rules, spread = p.follow_up[family.zone], p.thresholds[family.zone].assessor_spread
    count(town, week, family.neighbourhood, M.FOLLOW_UP_VISITS, 1)
    luck = uniform(seed, Decision.FOLLOW_UP_VISIT, family.number, week, 0)
    score = need_score(family.severity, ALL_NEEDS) + spread * logit(luck)
    answer = uniform(seed, Decision.FOLLOW_UP_ANSWER, family.number, week, 0)
    event, reason = Event.FOLLOW_UP_VISIT, Reason.WATCHED_AFTER_CLOSING
    log(town, week, family, event, NONE, NONE, reason, score, rules.line, luck)
    if score < rules.line or answer >= rules.accepts or children_at_home(family) == 0:
        _plan_visit(town, row, rules, week)
        return
    count(town, week, family.neighbourhood, M.FOLLOW_UP_RETURNS, 1)
    log(town, week, family, Event.FOLLOW_UP_RETURN, NONE, NONE, reason, score, rules.line, luck)
    family.tier = Tier.EARLY_HELP_WAITING
    family.case_week = family.opened_week = week
    family.priority = score
    stand_in_queue(town, row, week)
