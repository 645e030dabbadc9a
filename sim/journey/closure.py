"""Closure: cases close at reviews, when they look settled, and step down or go straight out of the door."""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import logit, uniform
from sim.journey.advocate_kinds import weight_of_confidant
from sim.journey.advocates import still_drops_out
from sim.journey.endings import end_early_help, end_statutory
from sim.journey.family_help import keeps_lead
from sim.journey.follow_up import begin_follow_up
from sim.journey.payment_by_results import claim_result, closes_on_claim
from sim.journey.step_down import step_down_with_lead
from sim.journey.thresholds import ALL_NEEDS, need_score, strain
from sim.state.codes import ClosingRule, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import NEVER
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.units import PER_WEEK, SCORE, SHARE, WEEKS, assumption, calibrated, means
from sim.workforce.caseload import is_statutory, stand_in_queue

NOT_ENGAGED, TIME_WAS_UP = int(Reason.NOT_ENGAGED), int(Reason.TIME_WAS_UP)


class Closure(NamedTuple):
    """When reviews close cases, what follows, and who leaves early; `thresholds` say by which rule."""

    review_weeks: Annotated[
        float,
        WEEKS,
        assumption("between reviews of a child in need", 4, 13),
        means("time between reviews of a child in need"),
    ] = 6.0
    one_pass_before: Annotated[
        float,
        WEEKS,
        assumption("until then one settled review closes, later two running", 12, 26),
        means("age of a case until which one settled review closes it"),
    ] = 22.0
    most_weeks: Annotated[
        float,
        WEEKS,
        assumption("time limit of a child in need, where the closing rule sets one", 12, 52),
        means("age at which a review closes a child in need's case, where the rule has a time limit"),
    ] = 26.0
    disengaged_line: Annotated[
        float, SHARE, assumption("engagement below which a review closes a case; 0 never does", 0.0, 0.3)
    ] = 0.0
    early_help_line: Annotated[
        float, SCORE, calibrated("C18", 0.0, 3.0), means("need score below which a review ends early help")
    ] = 0.3
    early_help_most_weeks: Annotated[
        float,
        WEEKS,
        assumption("time limit of early help", 26, 104),
        means("time in early help after which the next review closes the case"),
    ] = 52.0
    steps_down: Annotated[
        float,
        SHARE,
        assumption("closings with need left; gives the 15 % of the place profile", 0.05, 0.6),
        means("families closed as children in need with need left who go on to early help"),
    ] = 0.2
    step_down_line: Annotated[
        float,
        SCORE,
        assumption("need score from which lighter support is offered", 0.5, 2.5),
        means("need score from which a closed family may go on to early help"),
    ] = 1.0
    disengages: Annotated[
        float,
        PER_WEEK,
        assumption("chance at no engagement of leaving early help", 0.001, 0.02),
        means("chance that a family that does not engage at all leaves early help"),
    ] = 0.006
    drops_out_waiting: Annotated[
        float,
        PER_WEEK,
        assumption("chance at no trust of leaving the queue", 0.005, 0.05),
        means("chance that a family with no trust gives up its place in the queue"),
    ] = 0.02


@compiled
def looks_settled(family, score, line, rule):
    """Whether a case looks settled at a review, by the closing rule in force.

    The rules are nested: the presenting need has eased; that, and the whole score is low. A time limit
    closes whatever stands once its weeks are over, and until then by the score.
    """
    eased = family.presenting < 0 or family.severity[family.presenting] <= 1
    if rule == ClosingRule.PRESENTING:
        return eased
    if rule == ClosingRule.WHOLE_FAMILY:
        return eased and score < line
    return score < line


@compiled
def review_cases(town, p, seed, week):
    """Step 8: reviews due, families that leave help of themselves, cases with no child left at home."""
    families, opened = town.families, town.opened
    for place in range(opened[0], 0, -1):
        _review(town, opened[place], families[opened[place]], p, seed, week)


@compiled
def review_case(town, row, p, seed, week):
    """Review one open family's case where it is due; a family in early help may leave of itself."""
    _review(town, row, town.families[row], p, seed, week)


@compiled
def _review(town, row, family, p, seed, week):
    if is_statutory(family.tier) and family.in_case == 0:
        end_statutory(town, row, week, Reason.NO_CHILD_AT_HOME, NO_NUMBER, NO_NUMBER, NO_NUMBER)
    elif family.tier == Tier.CHILD_IN_NEED and family.due_week <= week:
        _review_in_need(town, row, p, seed, week)
    elif family.tier == Tier.EARLY_HELP and family.due_week <= week:
        _review_early_help(town, row, p, seed, week)
    if not is_statutory(family.tier) and family.tier > Tier.UNIVERSAL:
        _may_disengage(town, row, p.closure[family.zone], p.advocates[family.zone], seed, week)


@compiled
def _judged_at_review(family, p, seed, week):
    thresholds = p.thresholds[family.zone]
    luck = uniform(seed, Decision.CLOSING_REVIEW, family.number, week, 0)
    return need_score(family.severity, ALL_NEEDS) + thresholds.assessor_spread * logit(luck)


@compiled
def closes_unsettled(family, rule, p, week):
    """Return the reason why a case closes whether or not needs have eased, or -1: no engagement, time."""
    if family.engagement < p.disengaged_line:
        return NOT_ENGAGED
    if rule == ClosingRule.TIME_LIMIT and week - family.opened_week >= p.most_weeks:
        return TIME_WAS_UP
    return -1


@compiled
def _review_in_need(town, row, p, seed, week):
    family = town.families[row]
    thresholds, rules = p.thresholds[family.zone], p.closure[family.zone]
    family.due_week = week + int(rules.review_weeks)
    score, rule = _judged_at_review(family, p, seed, week), int(thresholds.closing_rule)
    line = thresholds.closing + strain(town.pressure[family.neighbourhood], thresholds)
    unsettled = closes_unsettled(family, rule, rules, week)
    if family.s47_due_week >= NEVER and unsettled >= 0:
        _close_in_need(town, row, p, seed, week, score, line, unsettled)
        return
    if family.s47_due_week < NEVER or not looks_settled(family, score, line, rule):
        family.low_reviews = 0
        return
    family.low_reviews += 1
    needed = 1 if week - family.opened_week < rules.one_pass_before else 2
    if rule == ClosingRule.WHOLE_FAMILY:
        needed = 2
    if family.low_reviews >= needed:
        _close_in_need(town, row, p, seed, week, score, line, _reason_of(rule))


@compiled
def _reason_of(rule):
    if rule == ClosingRule.PRESENTING:
        return Reason.PRESENTING_NEED_EASED
    if rule == ClosingRule.WHOLE_FAMILY:
        return Reason.WHOLE_FAMILY_SETTLED
    return Reason.REVIEW_SETTLED


@compiled
def _close_in_need(town, row, p, seed, week, score, line, reason):
    """Close the case; a family that still has needs may step down into early help without assessing again."""
    family = town.families[row]
    rules = p.closure[family.zone]
    luck = uniform(seed, Decision.STEP_DOWN, family.number, week, 0)
    steps_down = score >= rules.step_down_line and luck < rules.steps_down and reason != NOT_ENGAGED
    value, held_against = _why(family, reason, score, line, rules, week)
    if steps_down and keeps_lead(family, p.family_help[family.zone]):
        _note_step_down(town, family, reason, score, rules.step_down_line, luck, week)
        step_down_with_lead(town, row, p, reason, value, held_against, week)
        return
    end_statutory(town, row, week, reason, value, held_against, NO_NUMBER)
    if steps_down:
        _note_step_down(town, family, reason, score, rules.step_down_line, luck, week)
        family.tier = Tier.EARLY_HELP_WAITING
        family.case_week = family.opened_week = week
        family.priority = score
        stand_in_queue(town, row, week)
    elif reason != NOT_ENGAGED:
        begin_follow_up(town, row, p.follow_up[family.zone], week)


@compiled
def _why(family, reason, score, line, p, week):
    """Return what a reason to close looked at, and what that was held against."""
    if reason == NOT_ENGAGED:
        return family.engagement, p.disengaged_line
    if reason == TIME_WAS_UP:
        return float(week - family.opened_week), p.most_weeks
    if reason == Reason.PRESENTING_NEED_EASED:
        return float(family.severity[family.presenting]) if family.presenting >= 0 else 0.0, 1.0
    return score, line


@compiled
def _note_step_down(town, family, reason, score, line, luck, week):
    count(town, week, family.neighbourhood, M.STEPPED_DOWN, 1)
    log(town, week, family, Event.STEPPED_DOWN, NONE, NONE, reason, score, line, luck)


@compiled
def _review_early_help(town, row, p, seed, week):
    """Early help ends when the need score is low, or when its time is up."""
    family = town.families[row]
    rules = p.closure[family.zone]
    family.due_week = week + int(p.allocation[family.zone].review_weeks)
    score = _judged_at_review(family, p, seed, week)
    fees = p.payment_by_results[family.zone]
    if claim_result(town, family, fees, week) and closes_on_claim(town, row, fees, score, seed, week):
        return
    weeks = float(week - family.case_week)
    if score < rules.early_help_line:
        _close_early_help(town, row, p, week, Reason.REVIEW_SETTLED, score, rules.early_help_line)
    elif weeks >= rules.early_help_most_weeks:
        _close_early_help(town, row, p, week, Reason.TIME_WAS_UP, weeks, rules.early_help_most_weeks)


@compiled
def _close_early_help(town, row, p, week, reason, value, line):
    family = town.families[row]
    log(town, week, family, Event.CLOSED, NONE, NONE, reason, value, line, NO_NUMBER)
    end_early_help(town, row, week, reason, value, line, NO_NUMBER)
    begin_follow_up(town, row, p.follow_up[family.zone], week)


@compiled
def _may_disengage(town, row, p, advice, seed, week):
    """Families leave early help or its queue, the less they engage and trust; an advocate holds some."""
    family = town.families[row]
    waits = family.tier == Tier.EARLY_HELP_WAITING
    chance = p.drops_out_waiting * (1.0 - family.trust) if waits else p.disengages * (1.0 - family.engagement)
    if waits:
        chance *= 1.0 - family.held_at_school
    chance *= still_drops_out(weight_of_confidant(family, advice), advice)
    luck = uniform(seed, Decision.DISENGAGED, family.number, week, 0)
    if luck < chance:
        count(town, week, family.neighbourhood, M.DISENGAGED, 1)
        log(town, week, family, Event.DISENGAGED, NONE, NONE, Reason.DROPPED_OUT, chance, NO_NUMBER, luck)
        end_early_help(town, row, week, Reason.DROPPED_OUT, chance, NO_NUMBER, luck)
