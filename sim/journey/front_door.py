"""Front door: what becomes of each contact: nothing, a signpost, early help, an assessment or an enquiry."""

from sim.compiled import compiled
from sim.draws import logit, uniform
from sim.journey.doors import (
    calls_made,
    ends_at_a_wrong_door,
    is_discussed,
    needs_told_at_hub,
    noise_at_the_table,
)
from sim.journey.enquiry import suspect_harm
from sim.journey.information_sharing import ask_consent, further_back, needs_in_records, usual_ties_used
from sim.journey.referral import refer
from sim.journey.referral_pathway import refer_the_signposted
from sim.journey.service_directory import points_to_service
from sim.journey.single_assessment import NEW_ONE, stands_for
from sim.journey.team_around import is_theirs, join_team
from sim.journey.thresholds import score_at_the_door, strain
from sim.journey.trust import trust_now
from sim.state.codes import Agency, ChildStatus, Outcome, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import AGENCIES, NEEDS
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.state.town import Count
from sim.workforce.caseload import children_in, is_statutory, stand_in_queue


@compiled
def front_door_outcome(judged, thresholds, raised):
    """Decide a contact from its judged score: an `Outcome`.

    judged : known needs, suspicion and screener's noise [points]; raised : gate-keeping [points].
    Evidence: levels of need [guidance]; the lines themselves are calibrated.
    """
    if judged >= thresholds.s17 + raised:
        return Outcome.ASSESSMENT
    if judged >= thresholds.early_help + raised:
        return Outcome.EARLY_HELP
    if judged >= thresholds.signpost + raised:
        return Outcome.SIGNPOST
    return Outcome.NO_FURTHER_ACTION


@compiled
def needs_known_at_the_table(town, family, discussed, p, seed, week):
    """Needs that reach the front door: the referrer's, others' by their ties, from records, from the hub.

    discussed : whether a hub discusses the contact.
    """
    zone = family.zone
    known = family.known[family.referrer] | family.known[Agency.SOCIAL_CARE]
    used = usual_ties_used(p.information_sharing[zone]) * calls_made(p.doors[zone])
    for agency in range(AGENCIES):
        if family.known[agency] & ~known:
            reaches = town.ties[zone, agency, Agency.SOCIAL_CARE] * used
            if not family.consents_to_share:
                reaches *= p.co_location[zone].told_without_consent
            if uniform(seed, Decision.SHARED_KNOWLEDGE, family.number, week, agency) < reaches:
                known |= family.known[agency]
    if discussed:
        known |= needs_told_at_hub(town, family, p, seed, week)
    return known | needs_in_records(town, family, Agency.SOCIAL_CARE, known, p, seed, week)


@compiled
def screen_contacts(town, p, year, seed, week):
    """Step 4: put every contact of the week through the front door, in the order it came."""
    for place in range(town.counters[Count.CONTACTS]):
        screen_contact(town, town.contacts[place], p, year, seed, week)
    town.counters[Count.CONTACTS] = 0


@compiled
def screen_contact(town, row, p, year, seed, week):
    """Put one family's contact through the front door, or tell the social worker of its open case."""
    family = town.families[row]
    if is_statutory(family.tier):
        _tell_social_worker(town, row, p, seed, week)
    else:
        _screen(town, row, p, year, seed, week)
    family.referrer = -1
    family.in_contact = 0


@compiled
def _screen(town, row, p, year, seed, week):
    family = town.families[row]
    thresholds, rules = p.thresholds[family.zone], p.front_door[family.zone]
    children = children_in(family.in_contact)
    count(town, week, family.neighbourhood, M.CONTACTS, children)
    count(town, week, family.neighbourhood, M.CONTACT_FAMILIES, 1)
    if ends_at_a_wrong_door(town, family, p, seed, week):
        return
    ask_consent(town, family, p, seed, week)
    discussed = is_discussed(town, family, p, seed, week)
    known = needs_known_at_the_table(town, family, discussed, p, seed, week)
    judged = score_at_the_door(family.severity, known, rules.weighing)
    looks_back = rules.looks_back_weeks + further_back(p.information_sharing[family.zone])
    if week - family.last_family_referral <= looks_back:
        judged += thresholds.suspicion
    luck = uniform(seed, Decision.FRONT_DOOR, family.number, week, 0)
    spread = noise_at_the_table(discussed, p.doors[family.zone]) * thresholds.judgement_spread
    judged += spread * logit(luck)
    raised = strain(town.pressure[family.neighbourhood], thresholds)
    outcome = front_door_outcome(judged, thresholds, raised)
    family.presenting = _largest_need(family.severity, family.known[family.referrer])
    if outcome == Outcome.ASSESSMENT:
        refer(town, row, known, p, year, seed, week, judged, thresholds.s17 + raised, luck)
    elif outcome == Outcome.EARLY_HELP and family.tier == Tier.UNIVERSAL:
        _offer_early_help(town, row, p, seed, week, judged, thresholds.early_help + raised, luck)
    elif outcome == Outcome.SIGNPOST:
        count(town, week, family.neighbourhood, M.SIGNPOSTED, children)
        reason = Reason.BELOW_THRESHOLD
        event = Event.SIGNPOSTED
        line = thresholds.early_help + raised
        log(town, week, family, event, family.referrer, NONE, reason, judged, line, luck)
        refer_the_signposted(town, family, p.referral_pathway[family.zone], seed, week)
        points_to_service(town, row, Agency.SOCIAL_CARE, family.presenting, p, seed, week)
    else:
        _turn_away(town, row, rules, week, judged, thresholds.signpost + raised, luck)


@compiled
def _largest_need(severity, known):
    """Find the referrer's largest known need: what the family presents with, often a symptom."""
    largest, most = -1, 0
    for need in range(NEEDS):
        if (known >> need) & 1 and severity[need] > most:
            largest, most = need, severity[need]
    return largest


@compiled
def _turn_away(town, row, rules, week, judged, threshold, luck):
    family = town.families[row]
    count(town, week, family.neighbourhood, M.NO_FURTHER_ACTION, children_in(family.in_contact))
    reason = Reason.ALREADY_OPEN if family.tier > Tier.UNIVERSAL else Reason.BELOW_THRESHOLD
    log(town, week, family, Event.NO_FURTHER_ACTION, family.referrer, NONE, reason, judged, threshold, luck)
    family.trust_marks -= rules.trust_when_refused


@compiled
def _count_support_referral(town, family, week):
    """Count a family sent on to early help, and whether it was before in the 365 days before."""
    count(town, week, family.neighbourhood, M.LOCAL_SUPPORT_REFERRALS, 1)
    if week - family.last_support_referral <= 52:
        count(town, week, family.neighbourhood, M.LOCAL_SUPPORT_RE_REFERRALS, 1)
    family.last_support_referral = week


@compiled
def _offer_early_help(town, row, p, seed, week, judged, threshold, luck):
    family = town.families[row]
    rules = p.front_door[family.zone]
    _count_support_referral(town, family, week)
    trust = trust_now(family, week, p.support[family.zone])
    accepts = rules.accepts_early_help + rules.accepts_by_trust * (trust - 0.55)
    if is_theirs(family, p.team_around[family.zone]):
        accepts += p.team_around[family.zone].acceptance
    answer = uniform(seed, Decision.EARLY_HELP_OFFER, family.number, week, 0)
    if answer >= accepts:
        count(town, week, family.neighbourhood, M.REFUSED_EARLY_HELP, 1)
        family.refusals += 1
        reason = Reason.NO_CONSENT
        log(town, week, family, Event.REFUSED, Agency.EARLY_HELP, NONE, reason, accepts, NO_NUMBER, answer)
        return
    if stands_for(family, NEW_ONE, p.single_assessment[family.zone], seed, week):
        count(town, week, family.neighbourhood, M.SHARED_ASSESSMENTS, 1)
        event, reason = Event.ASSESSMENT_ACCEPTED, Reason.SHARED_ASSESSMENT
        log(town, week, family, event, family.referrer, NONE, reason, judged, threshold, NO_NUMBER)
    else:
        _assess_for_early_help(town, family, week, judged, threshold, luck)
    family.tier = Tier.EARLY_HELP_WAITING
    family.case_week = family.opened_week = week
    family.priority = judged
    join_team(town, family, p.team_around[family.zone])
    stand_in_queue(town, row, week)


@compiled
def _assess_for_early_help(town, family, week, judged, threshold, luck):
    at_home = 0
    for slot in range(family.children):
        at_home += family.child_status[slot] == ChildStatus.AT_HOME
    count(town, week, family.neighbourhood, M.EARLY_HELP_ASSESSMENTS, at_home)
    count(town, week, family.neighbourhood, M.EARLY_HELP_ASSESSMENT_FAMILIES, 1)
    family.assessed_week = week
    reason = Reason.AT_OR_ABOVE_THRESHOLD
    event = Event.EARLY_HELP_ASSESSMENT
    log(town, week, family, event, family.referrer, NONE, reason, judged, threshold, luck)


@compiled
def _tell_social_worker(town, row, p, seed, week):
    """Tell the social worker of an open case what an agency sees; it may start an enquiry."""
    family = town.families[row]
    family.known[Agency.SOCIAL_CARE] |= family.known[family.referrer]
    reason = Reason.ALREADY_OPEN
    log(town, week, family, Event.CONCERN, family.referrer, NONE, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER)
    suspect_harm(town, row, family.known[Agency.SOCIAL_CARE], p, seed, week)
