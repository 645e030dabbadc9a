"""Assessment: what is found when social care looks closely, and what an enquiry and conference decide."""

from sim.compiled import compiled
from sim.draws import logit, uniform
from sim.journey.endings import end_statutory
from sim.journey.family_help import keeps_lead, noise_left
from sim.journey.information_sharing import noise_with_records
from sim.journey.step_down import step_down_with_lead
from sim.journey.thresholds import ALL_NEEDS, harm_score, need_score, strain
from sim.state.codes import Need, Substance, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import NEVER
from sim.state.measures import FACTOR_FIRST, M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.workforce.caseload import children_in, is_statutory, stand_in_queue


@compiled
def assess(town, p, year, seed, week):
    """Step 4, second half: enquiries that end, assessments that end."""
    families, opened = town.families, town.opened
    for place in range(opened[0], 0, -1):
        _assess(town, opened[place], families[opened[place]], p, year, seed, week)


@compiled
def assess_family(town, row, p, year, seed, week):
    """End one open family's enquiry and assessment where they are due."""
    _assess(town, row, town.families[row], p, year, seed, week)


@compiled
def _assess(town, row, family, p, year, seed, week):
    if not is_statutory(family.tier) or family.in_case == 0:
        return
    if family.s47_due_week <= week:
        _end_enquiry(town, row, p, seed, week)
    if family.tier == Tier.ASSESSMENT and family.due_week <= week and family.s47_due_week >= NEVER:
        _end_assessment(town, row, p, year, seed, week)


@compiled
def _end_enquiry(town, row, p, seed, week):
    """End an enquiry; where harm is found a conference meets, and usually makes a plan."""
    family = town.families[row]
    thresholds, rules = p.thresholds[family.zone], p.assessment[family.zone]
    family.s47_due_week = NEVER
    luck = uniform(seed, Decision.CONFERENCE, family.number, week, 0)
    spread = noise_left(p.family_help[family.zone]) * rules.conference_spread * thresholds.assessor_spread
    harm = harm_score(family.severity, ALL_NEEDS) + spread * logit(luck)
    line = thresholds.conference + strain(town.pressure[family.neighbourhood], thresholds)
    reason = Reason.HARM_FOUND if harm >= line else Reason.NO_HARM_FOUND
    log(town, week, family, Event.S47_ENDED, NONE, NONE, reason, harm, line, luck)
    if harm < line:
        return
    children = children_in(family.in_case)
    count(town, week, family.neighbourhood, M.CONFERENCES, children)
    log(town, week, family, Event.CONFERENCE, NONE, NONE, Reason.HARM_FOUND, harm, line, luck)
    made = uniform(seed, Decision.PLAN, family.number, week, 0)
    if made >= rules.plan_share:
        return
    if family.tier == Tier.ASSESSMENT:
        _find_in_need(town, row, rules, seed, week, harm, line, luck)
    family.tier = Tier.CHILD_PROTECTION
    family.plan_week = family.case_week = week
    family.plan_due_week = week + int(rules.plan_review_weeks)
    count(town, week, family.neighbourhood, M.PLAN_STARTS, children)
    log(town, week, family, Event.PLAN_STARTED, NONE, NONE, Reason.HARM_FOUND, harm, line, made)


@compiled
def _end_assessment(town, row, p, year, seed, week):
    family = town.families[row]
    thresholds, rules = p.thresholds[family.zone], p.assessment[family.zone]
    luck = uniform(seed, Decision.ASSESSMENT, family.number, week, 0)
    spread = noise_with_records(family, p.information_sharing[family.zone]) * thresholds.assessor_spread
    found = need_score(family.severity, ALL_NEEDS) + spread * logit(luck)
    line = thresholds.need + strain(town.pressure[family.neighbourhood], thresholds)
    if found >= line:
        _find_in_need(town, row, rules, seed, week, found, line, luck)
    else:
        _count_not_in_need(town, family, year, week)
        _find_not_in_need(town, row, p, seed, week, found, line, luck)


@compiled
def _find_in_need(town, row, rules, seed, week, found, line, luck):
    family = town.families[row]
    _record_assessment(town, row, rules, Reason.IN_NEED, seed, week)
    log(town, week, family, Event.ASSESSMENT_ENDED, NONE, NONE, Reason.IN_NEED, found, line, luck)
    log(town, week, family, Event.CIN_STARTED, NONE, NONE, Reason.IN_NEED, found, line, luck)
    count(town, week, family.neighbourhood, M.NEED_STARTS, children_in(family.in_case))
    family.tier = Tier.CHILD_IN_NEED
    family.case_week = week
    family.episodes += 1
    family.low_reviews = 0
    family.due_week = week + int(rules.first_review_weeks)


@compiled
def _count_not_in_need(town, family, year, week):
    """Count the children found not in need: all of them, and those referred in this statistical year."""
    this_year = 0
    for slot in range(family.children):
        this_year += (family.in_case >> slot) & 1 and family.referred_year[slot] == year
    count(town, week, family.neighbourhood, M.NOT_IN_NEED, children_in(family.in_case))
    count(town, week, family.neighbourhood, M.NOT_IN_NEED_OF_YEAR, this_year)


@compiled
def _find_not_in_need(town, row, p, seed, week, found, line, luck):
    """Not in need: closed, or passed to early help without assessing again."""
    family = town.families[row]
    thresholds, rules = p.thresholds[family.zone], p.assessment[family.zone]
    children = children_in(family.in_case)
    _record_assessment(town, row, rules, Reason.NOT_IN_NEED, seed, week)
    log(town, week, family, Event.ASSESSMENT_ENDED, NONE, NONE, Reason.NOT_IN_NEED, found, line, luck)
    family.trust_marks -= rules.trust_when_refused
    answer = uniform(seed, Decision.PASS_TO_EARLY_HELP, family.number, week, 0)
    passed = found >= thresholds.early_help and answer < rules.passes_to_early_help
    if passed:
        count(town, week, family.neighbourhood, M.PASSED_TO_EARLY_HELP, children)
        reason, early_help = Reason.NOT_IN_NEED, thresholds.early_help
        log(town, week, family, Event.STEPPED_DOWN, NONE, NONE, reason, found, early_help, answer)
    if passed and keeps_lead(family, p.family_help[family.zone]):
        step_down_with_lead(town, row, p, Reason.NOT_IN_NEED, found, line, week)
        return
    end_statutory(town, row, week, Reason.NOT_IN_NEED, found, line, luck)
    if not passed:
        return
    family.tier = Tier.EARLY_HELP_WAITING
    family.case_week = family.opened_week = week
    family.priority = found
    stand_in_queue(town, row, week)


@compiled
def _record_assessment(town, row, rules, found, seed, week):
    """Count a completed assessment and the factors it names: present at referral or at its end.

    found : `Reason` that says whether it finds need; an update, priced apart, is told apart by it as well.
    """
    family = town.families[row]
    children = children_in(family.in_case)
    family.assessed_week = week
    if family.kept_lead == 1 or family.updating == 1:
        family.updating = 0
        count(town, week, family.neighbourhood, M.ASSESSMENT_UPDATES, children)
        if found == Reason.NOT_IN_NEED:
            count(town, week, family.neighbourhood, M.UPDATES_NOT_IN_NEED, children)
        event = Event.ASSESSMENT_UPDATED
        log(town, week, family, event, NONE, NONE, found, NO_NUMBER, NO_NUMBER, NO_NUMBER)
        return
    family.assessments += 1
    count(town, week, family.neighbourhood, M.ASSESSMENTS, children)
    count(town, week, family.neighbourhood, M.ASSESSMENT_FAMILIES, 1)
    for factor in range(4):
        luck = uniform(seed, Decision.FACTOR, family.number, week, factor)
        if _present(family, factor) and luck < rules.factor_recorded:
            town.tally[week, family.neighbourhood, FACTOR_FIRST + factor] += children


@compiled
def _present(family, factor):
    """Whether a factor was there at referral or is there now: abuse, mental health, drugs, alcohol."""
    need = Need.SUBSTANCE_MISUSE
    if factor == 0:
        need = Need.DOMESTIC_ABUSE
    elif factor == 1:
        need = Need.MENTAL_HEALTH
    elif family.substance == (Substance.ALCOHOL if factor == 2 else Substance.DRUGS):
        return False  # only the other of the two
    return family.severity[need] > 0 or (family.at_referral >> need) & 1 == 1


@compiled
def review_plans(town, p, seed, week):
    """Plans are reviewed every three months, and end when harm has eased; the case stays open in need."""
    families, opened = town.families, town.opened
    for place in range(opened[0], 0, -1):
        row = opened[place]
        family = families[row]
        if family.tier == Tier.CHILD_PROTECTION and family.plan_due_week <= week:
            _review_plan(town, row, p, seed, week)


@compiled
def review_plan_of(town, row, p, seed, week):
    """Review one family's plan where it is due."""
    family = town.families[row]
    if family.tier == Tier.CHILD_PROTECTION and family.plan_due_week <= week:
        _review_plan(town, row, p, seed, week)


@compiled
def _review_plan(town, row, p, seed, week):
    family = town.families[row]
    thresholds, rules = p.thresholds[family.zone], p.assessment[family.zone]
    family.plan_due_week = week + int(rules.plan_review_weeks)
    luck = uniform(seed, Decision.PLAN_REVIEW, family.number, week, 0)
    harm = harm_score(family.severity, ALL_NEEDS) + thresholds.assessor_spread * logit(luck)
    line = thresholds.plan_end + strain(town.pressure[family.neighbourhood], thresholds)
    if harm >= line:
        return
    count(town, week, family.neighbourhood, M.PLAN_ENDS, children_in(family.in_case))
    log(town, week, family, Event.PLAN_ENDED, NONE, NONE, Reason.HARM_EASED, harm, line, luck)
    family.tier = Tier.CHILD_IN_NEED
    family.case_week = week
    family.plan_due_week = NEVER
    family.low_reviews = 0
    family.due_week = week + int(rules.first_review_weeks)
    log(town, week, family, Event.STEPPED_DOWN, NONE, NONE, Reason.HARM_EASED, harm, line, luck)
