"""Referral: social care accepts a contact, for each child concerned, and opens an assessment."""

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.endings import end_early_help
from sim.journey.enquiry import suspect_harm
from sim.journey.family_help import change_tier_with_lead, keeps_lead
from sim.journey.single_assessment import weeks_to_assess
from sim.journey.thresholds import needs_present
from sim.state.codes import Agency, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import NEVER
from sim.state.measures import REFERRALS_FROM, M
from sim.state.record import NONE, count, log
from sim.workforce.caseload import children_in, stand_in_queue


@compiled
def refer(town, row, known, p, year, seed, week, judged, threshold, luck):
    """Social care accepts the contact: a referral of each child concerned."""
    family = town.families[row]
    children = children_in(family.in_contact)
    _count_referral(town, family, children, year, week)
    reason = Reason.AT_OR_ABOVE_THRESHOLD
    event = Event.REFERRAL
    log(town, week, family, event, family.referrer, family.presenting, reason, judged, threshold, luck)
    steps_up = family.tier == Tier.EARLY_HELP and keeps_lead(family, p.family_help[family.zone])
    if not steps_up:
        family.trust_marks -= p.front_door[family.zone].trust_when_referred
    dropped = uniform(seed, Decision.NO_ASSESSMENT, family.number, week, 0)
    share = p.front_door[family.zone].no_assessment_share
    if dropped < share:
        count(town, week, family.neighbourhood, M.CLOSED_NO_ASSESSMENT, children)
        reason = Reason.CLOSED_AT_TRIAGE
        log(town, week, family, Event.NO_FURTHER_ACTION, NONE, NONE, reason, share, share, dropped)
        return
    if steps_up:
        _step_up_with_lead(town, row, known, p, seed, week, judged, threshold, luck)
    else:
        _open_assessment(town, row, known, p, seed, week, judged, threshold, luck)


@compiled
def _count_referral(town, family, children, year, week):
    count(town, week, family.neighbourhood, M.REFERRALS, children)
    count(town, week, family.neighbourhood, M.REFERRAL_FAMILIES, 1)
    town.tally[week, family.neighbourhood, REFERRALS_FROM[family.referrer]] += children
    if week - family.last_closed_week <= 52:
        count(town, week, family.neighbourhood, M.RELAPSES, 1)
    for slot in range(family.children):
        if (family.in_contact >> slot) & 1:
            if week - family.last_referral[slot] <= 52:
                count(town, week, family.neighbourhood, M.RE_REFERRALS, 1)
            family.last_referral[slot] = week
            if family.referred_year[slot] != year:
                family.referred_year[slot] = year
                count(town, week, family.neighbourhood, M.REFERRED_CHILDREN, 1)
    family.referrals += 1
    family.last_family_referral = week


@compiled
def _open_assessment(town, row, known, p, seed, week, judged, threshold, luck):
    family, reason = town.families[row], Reason.AT_OR_ABOVE_THRESHOLD
    if family.tier > Tier.UNIVERSAL:
        count(town, week, family.neighbourhood, M.STEPPED_UP, 1)
        log(town, week, family, Event.STEPPED_UP, NONE, NONE, reason, judged, threshold, luck)
        end_early_help(town, row, week, reason, judged, threshold, luck)
    usual = assessment_weeks(p.assessment[family.zone], family, seed, week)
    weeks = weeks_to_assess(usual, family, p.single_assessment[family.zone], seed, week)
    family.tier = Tier.ASSESSMENT
    family.case_week = family.opened_week = week
    family.in_case = family.in_contact
    family.priority = 50.0 + judged
    _begin_episode(family, known, week)
    family.due_week = week + weeks
    log(town, week, family, Event.ASSESSMENT_STARTED, NONE, NONE, reason, judged, threshold, luck)
    stand_in_queue(town, row, week)
    suspect_harm(town, row, known, p, seed, week)


@compiled
def _begin_episode(family, known, week):
    """Note what is known and stands as social care takes a family on, and that its episodes begin."""
    family.known[Agency.SOCIAL_CARE] |= known
    family.at_referral = needs_present(family.severity)
    for slot in range(family.children):
        if (family.in_case >> slot) & 1:
            family.episode_week[slot] = week
    family.s47_due_week = family.plan_due_week = NEVER


@compiled
def _step_up_with_lead(town, row, known, p, seed, week, judged, threshold, luck):
    """Step up within one service: the lead stays, and brings the assessment up to date."""
    family = town.families[row]
    count(town, week, family.neighbourhood, M.STEPPED_UP, 1)
    count(town, week, family.neighbourhood, M.EARLY_HELP_ENDS, 1)
    change_tier_with_lead(town, row, Tier.ASSESSMENT, family.in_contact, week)
    log(town, week, family, Event.STEPPED_UP, NONE, NONE, Reason.SAME_LEAD, judged, threshold, luck)
    family.opened_week = week
    _begin_episode(family, known, week)
    family.due_week = week + int(p.family_help[family.zone].update_weeks)
    suspect_harm(town, row, known, p, seed, week)


@compiled
def assessment_weeks(p, family, seed, week):
    """Weeks an assessment takes: between the shortest and the longest, the middle likeliest."""
    luck = uniform(seed, Decision.ASSESSMENT_WEEKS, family.number, week, 0)
    luck += uniform(seed, Decision.ASSESSMENT_WEEKS, family.number, week, 1)
    return int(p.shortest_weeks + (p.longest_weeks + 1.0 - p.shortest_weeks) * luck / 2.0)
