"""Holistic assessment: a visit to a whole family that nobody has referred, and help offered on what it finds.

What sets one off lies elsewhere: concerns of several agencies on a register, risk factors, a GP. The visit
moves knowledge only: what it finds early help knows from then on. Whether the family takes help, when a
worker is free, and what becomes of its needs follow the usual rules, with the usual posts.
"""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.contact import bring_to_front_door
from sim.journey.team_around import join_team
from sim.journey.thresholds import ALL_NEEDS, NEED_WEIGHT, SEVERITY_VALUE, need_score
from sim.journey.trust import trust_now
from sim.state.codes import Agency, Severity, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import NEEDS
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log
from sim.units import SHARE, TRUST, assumption, by, means
from sim.workforce.caseload import stand_in_queue


class HolisticAssessment(NamedTuple):
    """What a visit to the whole family finds, and what it costs where there is nothing to find."""

    finds: Annotated[
        tuple,
        SHARE,
        assumption("of needs, by severity: none, emerging, established, acute", 0, 1),
        by(Severity),
        means("needs that a visit to the whole family finds"),
    ] = (0.0, 0.5, 0.9, 1.0)
    trust_when_unfounded: Annotated[
        float,
        TRUST,
        assumption("lost when a visit nobody asked for finds nothing; no estimate", 0.0, 0.05),
        means("trust lost when a visit nobody asked for finds nothing"),
    ] = 0.01


@compiled
def is_in_need(severity, thresholds):
    """Whether a family is truly in need: any need established or acute, or a score at the early-help line.

    What a trigger is held against: who is picked out and in need is a true positive, else a false one.
    """
    for need in range(NEEDS):
        if severity[need] >= 2:
            return True
    return need_score(severity, ALL_NEEDS) >= thresholds.early_help


@compiled
def needs_found(family, p, seed, week):
    """Needs that a visit finds, each by its own draw [bits by need]."""
    found = 0
    for need in range(NEEDS):
        luck = uniform(seed, Decision.HOLISTIC_FINDS, family.number, week, need)
        if luck < p.finds[family.severity[need]]:
            found |= 1 << need
    return found


@compiled
def assess_whole_family(town, row, agency, reason, value, threshold, p, seed, week):
    """Visit a family without a case: offer help on all that is found, or bring it to the front door if grave.

    agency : who set it off, -1 nobody in person; value, threshold : what set it off, for the log.
    """
    family = town.families[row]
    count(town, week, family.neighbourhood, M.HOLISTIC_ASSESSMENTS, 1)
    event = Event.HOLISTIC_ASSESSMENT
    log(town, week, family, event, agency, NONE, reason, value, threshold, NO_NUMBER)
    family.known[Agency.EARLY_HELP] |= needs_found(family, p.holistic_assessment[family.zone], seed, week)
    family.agencies_ever |= 1 << Agency.EARLY_HELP
    family.assessed_week = week
    known = family.known[Agency.EARLY_HELP]
    score, line = need_score(family.severity, known), p.thresholds[family.zone].s17
    if score <= 0.0:
        family.trust_marks -= p.holistic_assessment[family.zone].trust_when_unfounded
    elif score >= line:
        share, early_help = p.detection[family.zone].sibling_share, Agency.EARLY_HELP
        bring_to_front_door(town, row, early_help, share, reason, score, line, NO_NUMBER, seed, week)
    else:
        _offer_help(town, row, known, score, p, seed, week)


@compiled
def _offer_help(town, row, known, score, p, seed, week):
    """Offer early help; nobody is made to take it. The visit was the assessment, no second one follows."""
    family = town.families[row]
    rules = p.front_door[family.zone]
    trust = trust_now(family, week, p.support[family.zone])
    accepts = rules.accepts_early_help + rules.accepts_by_trust * (trust - 0.55)
    answer = uniform(seed, Decision.EARLY_HELP_OFFER, family.number, week, 0)
    if answer >= accepts:
        count(town, week, family.neighbourhood, M.REFUSED_EARLY_HELP, 1)
        family.refusals += 1
        reason = Reason.NO_CONSENT
        log(town, week, family, Event.REFUSED, Agency.EARLY_HELP, NONE, reason, accepts, NO_NUMBER, answer)
        return
    count(town, week, family.neighbourhood, M.EARLY_HELP_BY_VISIT, 1)
    family.presenting = _gravest_need(family.severity, known)
    family.tier = Tier.EARLY_HELP_WAITING
    family.case_week = family.opened_week = week
    family.priority = score
    join_team(town, family, p.team_around[family.zone])
    stand_in_queue(town, row, week)


@compiled
def _gravest_need(severity, known):
    """Need that weighs most of those known: a visit asks for the cause, and nobody has brought a symptom."""
    gravest, most = NONE, 0.0
    for need in range(NEEDS):
        weight = NEED_WEIGHT[need] * SEVERITY_VALUE[severity[need]]
        if (known >> need) & 1 and weight > most:
            gravest, most = need, weight
    return gravest
