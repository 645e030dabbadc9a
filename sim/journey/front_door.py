"""Front door: what becomes of each contact: nothing, a signpost, early help, an assessment or an enquiry."""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import logit, uniform
from sim.journey.endings import end_early_help
from sim.journey.thresholds import harm_score, need_score, strain
from sim.journey.trust import trust_now
from sim.state.codes import Agency, ChildStatus, Decision, Event, Outcome, Reason, Tier
from sim.state.families import AGENCIES, NEEDS, NEVER
from sim.state.measures import REFERRALS_FROM, M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.state.town import Count
from sim.units import RATIO, SHARE, WEEKS, assumption, evidence
from sim.workforce.caseload import children_in, is_statutory, stand_in_queue


class FrontDoor(NamedTuple):
    """How contacts are screened."""

    looks_back_weeks: Annotated[
        float, WEEKS, assumption("how long a referral is remembered against a family", 26, 104)
    ] = 52.0
    no_assessment_share: Annotated[float, SHARE, evidence("ref_nfa_tameside", 0.0, 0.039)] = 0.013
    enquiry_spread: Annotated[
        float, RATIO, assumption("noise of the strategy discussion against the door's", 0.5, 1.0)
    ] = 0.8
    accepts_early_help: Annotated[
        float, SHARE, assumption("families who accept at middling trust", 0.6, 0.9)
    ] = 0.78
    accepts_by_trust: Annotated[
        float, RATIO, assumption("added share a unit of trust above 0.55", 0.2, 1.5)
    ] = 0.8
    trust_when_refused: Annotated[
        float, SHARE, assumption("lost when a contact ends in nothing", 0.0, 0.1)
    ] = 0.02
    trust_when_referred: Annotated[
        float, SHARE, assumption("lost when referred to social care", 0.0, 0.1)
    ] = 0.05


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
def needs_known_at_the_table(town, family, seed, week):
    """Needs that reach the front door: the referrer's, and others' by the strength of their ties."""
    known = family.known[family.referrer] | family.known[Agency.SOCIAL_CARE]
    for agency in range(AGENCIES):
        if family.known[agency] & ~known:
            reaches = town.ties[family.neighbourhood, agency, Agency.SOCIAL_CARE]
            if not family.consents_to_share:
                reaches *= 0.3
            if uniform(seed, Decision.SHARED_KNOWLEDGE, family.number, week, agency) < reaches:
                known |= family.known[agency]
    return known


@compiled
def screen_contacts(town, p, year, seed, week):
    """Step 4: put every contact of the week through the front door, in the order it came."""
    for place in range(town.counters[Count.CONTACTS]):
        row = town.contacts[place]
        family = town.families[row]
        if is_statutory(family.tier):
            _tell_social_worker(town, row, p, seed, week)
        else:
            _screen(town, row, p, year, seed, week)
        family.referrer = -1
        family.in_contact = 0
    town.counters[Count.CONTACTS] = 0


@compiled
def _screen(town, row, p, year, seed, week):
    family = town.families[row]
    thresholds, rules = p.thresholds[family.zone], p.front_door[family.zone]
    children = children_in(family.in_contact)
    count(town, week, family.neighbourhood, M.CONTACTS, children)
    count(town, week, family.neighbourhood, M.CONTACT_FAMILIES, 1)
    known = needs_known_at_the_table(town, family, seed, week)
    judged = need_score(family.severity, known)
    if week - family.last_family_referral <= rules.looks_back_weeks:
        judged += thresholds.suspicion
    luck = uniform(seed, Decision.FRONT_DOOR, family.number, week, 0)
    judged += thresholds.judgement_spread * logit(luck)
    raised = strain(town.pressure[family.neighbourhood], thresholds)
    outcome = front_door_outcome(judged, thresholds, raised)
    family.presenting = _largest_need(family.severity, family.known[family.referrer])
    if outcome == Outcome.ASSESSMENT:
        _refer(town, row, known, p, year, seed, week, judged, thresholds.s17 + raised, luck)
    elif outcome == Outcome.EARLY_HELP and family.tier == Tier.UNIVERSAL:
        _offer_early_help(town, row, p, seed, week, judged, thresholds.early_help + raised, luck)
    elif outcome == Outcome.SIGNPOST:
        count(town, week, family.neighbourhood, M.SIGNPOSTED, children)
        reason = Reason.BELOW_THRESHOLD
        log(
            town,
            week,
            family,
            Event.SIGNPOSTED,
            family.referrer,
            NONE,
            reason,
            judged,
            thresholds.early_help,
            luck,
        )
    else:
        _turn_away(town, row, rules, week, judged, thresholds.signpost + raised, luck)


@compiled
def _largest_need(severity, known):
    """The referrer's largest known need: what the family presents with, often a symptom."""
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
def _offer_early_help(town, row, p, seed, week, judged, threshold, luck):
    family = town.families[row]
    rules = p.front_door[family.zone]
    trust = trust_now(family, week, p.support[family.zone])
    accepts = rules.accepts_early_help + rules.accepts_by_trust * (trust - 0.55)
    answer = uniform(seed, Decision.EARLY_HELP_OFFER, family.number, week, 0)
    if answer >= accepts:
        count(town, week, family.neighbourhood, M.REFUSED_EARLY_HELP, 1)
        family.refusals += 1
        log(
            town,
            week,
            family,
            Event.REFUSED,
            Agency.EARLY_HELP,
            NONE,
            Reason.NO_CONSENT,
            accepts,
            NO_NUMBER,
            answer,
        )
        return
    at_home = 0
    for slot in range(family.children):
        at_home += family.child_status[slot] == ChildStatus.AT_HOME
    count(town, week, family.neighbourhood, M.EARLY_HELP_ASSESSMENTS, at_home)
    count(town, week, family.neighbourhood, M.EARLY_HELP_ASSESSMENT_FAMILIES, 1)
    reason = Reason.AT_OR_ABOVE_THRESHOLD
    log(
        town,
        week,
        family,
        Event.EARLY_HELP_ASSESSMENT,
        family.referrer,
        NONE,
        reason,
        judged,
        threshold,
        luck,
    )
    family.tier = Tier.EARLY_HELP_WAITING
    family.case_week = family.opened_week = week
    family.priority = judged
    stand_in_queue(town, row, week)


@compiled
def _refer(town, row, known, p, year, seed, week, judged, threshold, luck):
    """Social care accepts the contact: a referral of each child concerned."""
    family = town.families[row]
    children = children_in(family.in_contact)
    _count_referral(town, family, children, year, week)
    reason = Reason.AT_OR_ABOVE_THRESHOLD
    log(
        town,
        week,
        family,
        Event.REFERRAL,
        family.referrer,
        family.presenting,
        reason,
        judged,
        threshold,
        luck,
    )
    family.trust_marks -= p.front_door[family.zone].trust_when_referred
    dropped = uniform(seed, Decision.NO_ASSESSMENT, family.number, week, 0)
    share = p.front_door[family.zone].no_assessment_share
    if dropped < share:
        count(town, week, family.neighbourhood, M.CLOSED_NO_ASSESSMENT, children)
        log(
            town,
            week,
            family,
            Event.NO_FURTHER_ACTION,
            NONE,
            NONE,
            Reason.CLOSED_AT_TRIAGE,
            share,
            share,
            dropped,
        )
        return
    _open_assessment(town, row, known, p, seed, week, judged)


@compiled
def _count_referral(town, family, children, year, week):
    count(town, week, family.neighbourhood, M.REFERRALS, children)
    count(town, week, family.neighbourhood, M.REFERRAL_FAMILIES, 1)
    town.tally[week, family.neighbourhood, REFERRALS_FROM + family.referrer] += children
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
def _open_assessment(town, row, known, p, seed, week, judged):
    family = town.families[row]
    if family.tier > Tier.UNIVERSAL:
        count(town, week, family.neighbourhood, M.STEPPED_UP, 1)
        log(
            town,
            week,
            family,
            Event.STEPPED_UP,
            NONE,
            NONE,
            Reason.AT_OR_ABOVE_THRESHOLD,
            judged,
            NO_NUMBER,
            NO_NUMBER,
        )
        end_early_help(town, row, week, Reason.AT_OR_ABOVE_THRESHOLD, judged, NO_NUMBER, NO_NUMBER)
    family.known[Agency.SOCIAL_CARE] |= known
    family.tier = Tier.ASSESSMENT
    family.case_week = family.opened_week = week
    family.in_case = family.in_contact
    family.priority = 50.0 + judged
    family.at_referral = needs_present(family.severity)
    for slot in range(family.children):
        if (family.in_case >> slot) & 1:
            family.episode_week[slot] = week
    family.due_week = week + assessment_weeks(p.assessment[family.zone], family, seed, week)
    family.s47_due_week = family.plan_due_week = NEVER
    log(town, week, family, Event.ASSESSMENT_STARTED, NONE, NONE, Reason.LIFE, judged, NO_NUMBER, NO_NUMBER)
    stand_in_queue(town, row, week)
    suspect_harm(town, row, known, p, seed, week)


@compiled
def needs_present(severity):
    """Bits of the needs a family has now."""
    present = 0
    for need in range(NEEDS):
        if severity[need] > 0:
            present |= 1 << need
    return present


@compiled
def assessment_weeks(p, family, seed, week):
    """Weeks an assessment takes: between the shortest and the longest, the middle likeliest."""
    luck = uniform(seed, Decision.ASSESSMENT_WEEKS, family.number, week, 0)
    luck += uniform(seed, Decision.ASSESSMENT_WEEKS, family.number, week, 1)
    return int(p.shortest_weeks + (p.longest_weeks + 1.0 - p.shortest_weeks) * luck / 2.0)


@compiled
def suspect_harm(town, row, known, p, seed, week):
    """Start a section 47 enquiry where known harm, judged with noise, reaches its line (1989 Act, s.47)."""
    family = town.families[row]
    if family.s47_due_week < NEVER or family.tier == Tier.CHILD_PROTECTION:
        return
    thresholds, rules = p.thresholds[family.zone], p.front_door[family.zone]
    luck = uniform(seed, Decision.S47_SUSPICION, family.number, week, 0)
    harm = harm_score(family.severity, known) + rules.enquiry_spread * thresholds.judgement_spread * logit(
        luck
    )
    line = thresholds.s47 + strain(town.pressure[family.neighbourhood], thresholds)
    if harm < line:
        return
    family.s47_due_week = week + int(p.assessment[family.zone].enquiry_weeks)
    count(town, week, family.neighbourhood, M.S47, children_in(family.in_case))
    count(town, week, family.neighbourhood, M.S47_FAMILIES, 1)
    log(town, week, family, Event.S47_STARTED, family.referrer, NONE, Reason.HARM_SUSPECTED, harm, line, luck)


@compiled
def _tell_social_worker(town, row, p, seed, week):
    """What an agency sees in an open case goes to its social worker, and may start an enquiry."""
    family = town.families[row]
    family.known[Agency.SOCIAL_CARE] |= family.known[family.referrer]
    log(
        town,
        week,
        family,
        Event.CONCERN,
        family.referrer,
        NONE,
        Reason.ALREADY_OPEN,
        NO_NUMBER,
        NO_NUMBER,
        NO_NUMBER,
    )
    suspect_harm(town, row, family.known[Agency.SOCIAL_CARE], p, seed, week)
