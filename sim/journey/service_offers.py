"""Service offers: a service's teams and their places, who is eligible, who comes first, and who says yes."""

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.advocates import chance_to_accept
from sim.journey.services import start_service
from sim.journey.thresholds import ALL_NEEDS, harm_score, need_score
from sim.journey.trust import trust_as_seen
from sim.state.codes import Agency, Service, Tier
from sim.state.decisions import Decision
from sim.state.families import AGENCIES, NEEDS

ROUNDING = 1e-9  # places; a share of a place may not cost a place by the last bits


@compiled
def first_of_team(rules, zone):
    """First zone that the team of this zone serves."""
    for earlier in range(zone):
        if rules[earlier].team == rules[zone].team:
            return earlier
    return zone


@compiled
def places_paid_for(rules):
    """Whole places that a team has."""
    return int(rules.places + ROUNDING)


@compiled
def places_taken(town, service, rules, zone):
    """Families whom the team of a zone serves."""
    taken = 0
    for place in range(1, town.served[0] + 1):
        taken += is_served(town.families[town.served[place]], service, rules, zone)
    return taken


@compiled
def is_served(family, service, rules, zone):
    """Whether a family has this service from the team of a zone."""
    return family.service == service and rules[family.zone].team == rules[zone].team


@compiled
def is_eligible(family, service, rules, common):
    """Whether a service is offered to a family as it stands (nurses and post-removal: see `births`)."""
    if family.ages == 0 or severe_needs(family) < rules.least_needs:
        return False
    if service == Service.EDGE_OF_CARE:
        in_need = family.tier >= Tier.CHILD_IN_NEED
        return in_need and standing_of(family, service) >= common.edge_of_care_harm
    if service == Service.INTENSIVE_FAMILY_SUPPORT:
        need = int(common.intensive_need) - 1
        is_meant = need < 0 or family.severity[need] >= 2
        return family.tier > Tier.UNIVERSAL and is_meant
    return family.tier == Tier.UNIVERSAL and standing_of(family, service) > 0.0


@compiled
def severe_needs(family):
    """Count a family's needs that are established or acute."""
    needs = 0
    for need in range(NEEDS):
        needs += family.severity[need] >= 2
    return needs


@compiled
def standing_of(family, service):
    """Score what puts a family first in the queue for a service [points].

    Edge of care: the harm that social care knows of. Navigators: need that anyone beside social care and
    neighbours knows of. Intensive support: all need, as a lead finds it.
    """
    if service == Service.EDGE_OF_CARE:
        return harm_score(family.severity, family.known[Agency.SOCIAL_CARE])
    known = ALL_NEEDS
    if service == Service.COMMUNITY_NAVIGATOR:
        known = 0
        for agency in range(AGENCIES):
            if agency != Agency.SOCIAL_CARE and agency != Agency.FAMILY:
                known |= family.known[agency]
    return need_score(family.severity, known)


@compiled
def chance_of_yes(family, p, week):
    """Chance that a family takes up a service [0-1]; asking does not move its trust."""
    return chance_to_accept(trust_as_seen(family, week, p.support[family.zone]), p.services[family.zone])


@compiled
def readiness(family, service, p, seed, week):
    """Draw a family's answer, the same until it is asked anew; families are not all asked in one week."""
    term = (week + family.number) // max(1, int(p.services[family.zone].asked_again_weeks))
    return uniform(seed, Decision.SERVICE_OFFER, family.number, term, service)


@compiled
def says_yes(family, service, p, seed, week):
    """Whether a family that is asked takes up a service."""
    return readiness(family, service, p, seed, week) < chance_of_yes(family, p, week)


@compiled
def take_up(town, row, service, rules, p, seed, week):
    """Let a family that has said yes begin with a service."""
    family = town.families[row]
    chance, luck = chance_of_yes(family, p, week), readiness(family, service, p, seed, week)
    start_service(town, row, service, rules[family.zone], p.services[family.zone], week, chance, luck)
