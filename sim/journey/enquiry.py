"""Enquiry: social care suspects significant harm and starts a section 47 enquiry."""

from sim.compiled import compiled
from sim.draws import logit, uniform
from sim.journey.family_help import noise_left, pooled_at_enquiry
from sim.journey.thresholds import harm_score, strain
from sim.state.codes import Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import NEVER
from sim.state.measures import M
from sim.state.record import NONE, count, log
from sim.workforce.caseload import children_in


@compiled
def suspect_harm(town, row, known, p, seed, week):
    """Start a section 47 enquiry where known harm, judged with noise, reaches its line (1989 Act, s.47)."""
    family = town.families[row]
    if family.s47_due_week < NEVER or family.tier == Tier.CHILD_PROTECTION:
        return
    thresholds, rules = p.thresholds[family.zone], p.front_door[family.zone]
    team = p.family_help[family.zone]
    known = pooled_at_enquiry(family, known, team, seed, week)
    luck = uniform(seed, Decision.S47_SUSPICION, family.number, week, 0)
    harm = harm_score(family.severity, known)
    harm += noise_left(team) * rules.enquiry_spread * thresholds.judgement_spread * logit(luck)
    line = thresholds.s47 + strain(town.pressure[family.neighbourhood], thresholds)
    if harm < line:
        return
    family.s47_due_week = week + int(p.assessment[family.zone].enquiry_weeks)
    count(town, week, family.neighbourhood, M.S47, children_in(family.in_case))
    count(town, week, family.neighbourhood, M.S47_FAMILIES, 1)
    if team.protection_team > 0.0:
        count(town, week, family.neighbourhood, M.PROTECTION_TEAM_ENQUIRIES, children_in(family.in_case))
        event, reason = Event.PROTECTION_TEAM_ENQUIRY, Reason.HARM_SUSPECTED
        log(town, week, family, event, family.referrer, NONE, reason, harm, line, luck)
    log(town, week, family, Event.S47_STARTED, family.referrer, NONE, Reason.HARM_SUSPECTED, harm, line, luck)
