"""Service places: whose stay ends, who is offered the places that are free, and a week of trust gained."""

from sim.compiled import compiled
from sim.journey.advocates import weight_of_hours
from sim.journey.service_offers import (
    first_of_team,
    is_eligible,
    is_served,
    places_paid_for,
    places_taken,
    says_yes,
    standing_of,
    take_up,
)
from sim.journey.services import rules_of
from sim.journey.trust import change_trust
from sim.state.codes import Service, Tier
from sim.state.events import Reason
from sim.workforce.service_roster import end_service


@compiled
def place_services(town, p, seed, week):
    """End of step 8: a week of each service; stays and money end, then free places are offered."""
    for place in range(town.served[0], 0, -1):
        row = town.served[place]
        _build_trust(town.families[row], p, week)
        _may_end(town, row, p, week)
    open_families, told_of = town.opened, town.told
    _keep_to_places(town, Service.FAMILY_NURSE, p.family_nurses, p, week)
    _keep_to_places(town, Service.POST_REMOVAL_SUPPORT, p.post_removal_support, p, week)
    _run(town, Service.EDGE_OF_CARE, p.edge_of_care, open_families, p, seed, week)
    _run(town, Service.INTENSIVE_FAMILY_SUPPORT, p.intensive_family_support, open_families, p, seed, week)
    _run(town, Service.COMMUNITY_NAVIGATOR, p.community_navigators, told_of, p, seed, week)
    told_of[0] = 0


@compiled
def _run(town, service, rules, pool, p, seed, week):
    """Keep a service to the places that are paid for, and offer the free ones to families of the pool."""
    _keep_to_places(town, service, rules, p, week)
    _offer_free_places(town, service, rules, pool, p, seed, week)


@compiled
def _build_trust(family, p, week):
    rules = rules_of(family.service, p, family.zone)
    gained = rules.trust_a_week * weight_of_hours(family.service_hours, p.services[family.zone])
    if gained > 0.0:
        change_trust(family, gained, p.support[family.zone], week)


@compiled
def _may_end(town, row, p, week):
    """End a stay with the case, once a worker has come, with no child left at home, or when time is up."""
    family = town.families[row]
    service = family.service
    in_case = service == Service.EDGE_OF_CARE or service == Service.INTENSIVE_FAMILY_SUPPORT
    if family.ages == 0:
        end_service(town, row, week, Reason.NO_CHILD_AT_HOME)
    elif in_case and family.tier == Tier.UNIVERSAL:
        end_service(town, row, week, Reason.CASE_ENDED)
    elif service == Service.COMMUNITY_NAVIGATOR and family.worker >= 0:
        end_service(town, row, week, Reason.HANDED_ON)
    elif week - family.service_since >= rules_of(service, p, family.zone).longest_weeks:
        end_service(town, row, week, Reason.TIME_WAS_UP)
        family.service_again = week + int(p.services[family.zone].rest_weeks)


@compiled
def _keep_to_places(town, service, rules, p, week):
    """End places that a team is no longer paid for, the longest held first."""
    if town.served[0] == 0:
        return
    for zone in range(len(rules)):
        if first_of_team(rules, zone) != zone:
            continue
        for _ in range(places_taken(town, service, rules, zone) - places_paid_for(rules[zone])):
            row = _longest_held(town, service, rules, zone)
            family = town.families[row]
            family.trust_marks -= p.services[family.zone].trust_withdrawn
            end_service(town, row, week, Reason.FUNDING_ENDED)


@compiled
def _longest_held(town, service, rules, zone):
    """Row of the family that the team has served longest, by number among equals."""
    best = -1
    for place in range(1, town.served[0] + 1):
        row = town.served[place]
        family = town.families[row]
        if is_served(family, service, rules, zone) and (
            best < 0 or _held_longer(family, town.families[best])
        ):
            best = row
    return best


@compiled
def _held_longer(one, other):
    if one.service_since != other.service_since:
        return one.service_since < other.service_since
    return one.number < other.number


@compiled
def _offer_free_places(town, service, rules, pool, p, seed, week):
    """Give each team's free places to those in greatest need who are eligible and say yes."""
    for zone in range(len(rules)):
        if places_paid_for(rules[zone]) == 0 or first_of_team(rules, zone) != zone:
            continue
        free = places_paid_for(rules[zone]) - places_taken(town, service, rules, zone)
        if free <= 0:
            continue
        waiting = _queue(town, service, rules, pool, zone, p, seed, week)
        for _ in range(min(free, waiting)):
            row = _take_first(town, waiting, service)
            waiting -= 1
            take_up(town, row, service, rules, p, seed, week)


@compiled
def _queue(town, service, rules, pool, zone, p, seed, week):
    """Note in `queue` the families of the team's zones that are eligible and say yes; return how many."""
    waiting = 0
    for place in range(1, pool[0] + 1):
        row = pool[place]
        family = town.families[row]
        mine = rules[family.zone]
        if family.served_at > 0 or week < family.service_again or mine.team != rules[zone].team:
            continue
        if is_eligible(family, service, mine, p.services[family.zone]) and says_yes(
            family, service, p, seed, week
        ):
            town.queue[waiting] = row
            waiting += 1
    return waiting


@compiled
def _take_first(town, waiting, service):
    """Take the row that stands first out of the queue, by number among equals; the last takes its place."""
    families, queue = town.families, town.queue
    best, highest = 0, standing_of(families[queue[0]], service)
    for place in range(1, waiting):
        score = standing_of(families[queue[place]], service)
        ahead = score == highest and families[queue[place]].number < families[queue[best]].number
        if score > highest or ahead:
            best, highest = place, score
    row = queue[best]
    queue[best] = queue[waiting - 1]
    return row
