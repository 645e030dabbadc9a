"""Hazards: how likely one family's needs are to begin, worsen and ease in a week."""

import math

from sim.compiled import compiled
from sim.journey.scope import reach_of_help
from sim.population.neighbours import LEAST_PROTECTED
from sim.state.codes import Need
from sim.state.families import NEEDS
from sim.state.forms import PeersCount


@compiled
def drive_on(severity, need, p):
    """Cascade above 1: how much the other needs drive this one [ratio added to its hazard]."""
    drive = 0.0
    for other in range(NEEDS):
        drive += p.cascade_from_to[other, need] * severity[other]
    return p.cascade * drive / 3.0


@compiled
def chance_to_worsen(severity, need, drive, family, p):
    """Chance that a need goes up one step this week; softened roots of frailty and cascade."""
    pace = p.worsening_by_severity[severity] * p.escalation * p.escalation_base[need]
    return pace * family.frailty_root * math.sqrt(1.0 + drive)


@compiled
def chance_to_ease_alone(severity, need, family, p):
    """Upper bound of natural easing this week, as if no other need stood in the way."""
    alone = p.recovery_base[need] * p.recovery_by_severity[severity] * family.ease_factor
    return alone * (1.0 + family.eased_by_community)


@compiled
def help_on(family, need, week, p):
    """Chance that help eases a need this week, by who treats it and how far their help reaches."""
    eased = p.own_help if (family.own_help_until > week and family.own_help_need == need) else 0.0
    if family.service_power > 0.0 and (family.service_scope >> need) & 1:
        eased += family.service_power * family.trust
    if family.help_power <= 0.0:
        return eased
    return eased + family.help_power * reach_of_help(family, need, p)


@compiled
def need_step(family, need, week, luck, p):
    """Decide the step of one need this week: its chance if it worsens, minus its chance if it eases, else 0.

    It worsens at the low end of the draw and eases at the high end, so that twins stay coupled when
    help changes easing only.
    """
    severity = family.severity[need]
    drive = drive_on(family.severity, need, p)
    worsening = chance_to_worsen(severity, need, drive, family, p)
    if luck < worsening:
        return worsening
    easing, help = chance_to_ease_alone(severity, need, family, p), help_on(family, need, week, p)
    if luck <= 1.0 - easing - help:  # not even if nothing stood in the way, which saves taking the power
        return 0.0
    easing = easing * math.pow(1.0 + drive, -0.3) + help
    if luck > 1.0 - easing:
        return -easing
    return 0.0


@compiled
def chance_if_driven(family, need, p):
    """Chance that a need begins this week because the family's other needs drive it."""
    return p.onset * family.onset_rate[need] * family.protection * drive_on(family.severity, need, p)


@compiled
def is_prevented(family, need, luck, chance, total):
    """Whether a parenting course or a service prevents this onset of a need of parenting.

    luck : the draw, from total - chance to total. It prevents at the high end of these draws, so that no
    other need begins for it, or begins no more.
    """
    left = (1.0 - family.course_spared) * (1.0 - family.service_spared)
    return need == Need.PARENTING and luck >= total - chance * (1.0 - left)


@compiled
def chance_of_cascade(family, p):
    """Chance that any need begins this week because others drive it, at most one of them."""
    total = 0.0
    for other in range(NEEDS):
        if family.severity[other] > 0:
            pull = 0.0
            for need in range(NEEDS):
                if family.severity[need] == 0:
                    pull += p.cascade_from_to[other, need] * family.onset_rate[need]
            total += pull * family.severity[other]
    return p.onset * family.protection * p.cascade * total / 3.0


@compiled
def peers_that_count(acute, form):
    """How many peers with an acute need bear on a family [0-3].

    acute : ties to families in which it is acute; form : `PeersCount`. EACH counts one by one up to three.
    FROM_TWO is contagion that takes two: one alone does nothing, two or more do what three would.
    """
    if int(form) == PeersCount.FROM_TWO:
        return 3 if acute >= 2 else 0
    return min(3, acute)


@compiled
def highest_onset(prospect, week, p):
    """Bound of the chance of any onset this week: least protection, the strongest multiplier for all."""
    strongest = 0.0
    for need in range(NEEDS):
        peers = peers_that_count(prospect.peers_acute[need], p.peers_count)
        raised = p.shock[need] * (1.0 + p.peer_pressure[need] * peers)
        if week < prospect.risky_until:
            raised *= p.life_event[need]
        strongest = max(strongest, raised)
    return LEAST_PROTECTED * p.onset * strongest * prospect.onset_chance
