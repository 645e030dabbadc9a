"""Advocate places: whose advocate leaves, and who is offered the places that are free, neediest first."""

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.advocate_kinds import (
    can_be_led,
    gives_up,
    has_a_friend,
    is_matched,
    is_of_kind,
    share_out_time,
)
from sim.journey.advocates import Kind, chance_to_accept
from sim.journey.thresholds import ALL_NEEDS, need_score
from sim.state.codes import Tier
from sim.state.decisions import Decision
from sim.state.events import Reason
from sim.state.families import LONG_AGO, NEEDS
from sim.workforce.advocate_roster import begin_advocate, end_advocate

ROUNDING = 1e-9  # hours; a share of a place may not cost a place by the last bits


@compiled
def place_advocates(town, p, seed, week):
    """End of step 8: places end with the case, the longest stay or the money, then free ones are offered."""
    some = town.advised[0] > 0
    _end_stays(town, p, seed, week)
    for zone in range(len(p.advocates)):
        rules = p.advocates[zone]
        if (rules.number > 0.0 or town.advised[0] > 0) and _first_of_team(p, zone) == zone:
            funded = rules.number * rules.contact_hours + ROUNDING
            in_use = _withdraw_unfunded(town, p, zone, funded, week)
            if in_use + rules.hours <= funded:
                _offer_places(town, p, zone, funded - in_use, seed, week)
    if some or town.advised[0] > 0:
        share_out_time(town, p)


@compiled
def _first_of_team(p, zone):
    """First zone that the team of this zone serves."""
    for earlier in range(zone):
        if p.advocates[earlier].team == p.advocates[zone].team:
            return earlier
    return zone


@compiled
def _in_team(family, p, zone):
    return p.advocates[family.zone].team == p.advocates[zone].team


@compiled
def _end_stays(town, p, seed, week):
    """End places of families without a case any more, of those who had their time, and with who gives up."""
    for place in range(town.advised[0], 0, -1):
        row = town.advised[place]
        family = town.families[row]
        if family.tier == Tier.UNIVERSAL:
            end_advocate(town, row, week, Reason.CASE_ENDED)
        elif week - family.advocate_since >= p.advocates[family.zone].longest_weeks:
            end_advocate(town, row, week, Reason.TIME_WAS_UP)
            family.advocate_again = week + int(p.advocates[family.zone].rest_weeks)
        elif gives_up(family, p.advocates[family.zone], seed, week):
            family.trust_marks -= p.advocates[family.zone].trust_withdrawn
            end_advocate(town, row, week, Reason.ADVOCATE_GAVE_UP)


@compiled
def _withdraw_unfunded(town, p, zone, funded, week):
    """End places that a team no longer has the hours for, the longest held first; return hours in use."""
    in_use = _hours_in_use(town, p, zone)
    while in_use > funded:
        row = _longest_held(town, p, zone)
        family = town.families[row]
        in_use -= family.advocate_hours
        family.trust_marks -= p.advocates[family.zone].trust_withdrawn
        end_advocate(town, row, week, Reason.FUNDING_ENDED)
    return in_use


@compiled
def _hours_in_use(town, p, zone):
    hours = 0.0
    for place in range(1, town.advised[0] + 1):
        family = town.families[town.advised[place]]
        if _in_team(family, p, zone):
            hours += family.advocate_hours
    return hours


@compiled
def _longest_held(town, p, zone):
    """Row of the team's family that has had its advocate longest, by number among equals."""
    best = -1
    for place in range(1, town.advised[0] + 1):
        row = town.advised[place]
        if not _in_team(town.families[row], p, zone):
            continue
        if best < 0 or _held_longer(town.families[row], town.families[best]):
            best = row
    return best


@compiled
def _held_longer(one, other):
    if one.advocate_since != other.advocate_since:
        return one.advocate_since < other.advocate_since
    return one.number < other.number


@compiled
def _offer_places(town, p, zone, hours_free, seed, week):
    """Give a team's free places to the neediest families who are eligible and say yes."""
    hours = p.advocates[zone].hours
    waiting = _queue_for_advocate(town, p, zone, seed, week)
    while waiting > 0 and hours_free >= hours:
        row = _take_neediest(town, waiting)
        waiting -= 1
        hours_free -= hours
        family = town.families[row]
        rules = p.advocates[family.zone]
        if is_of_kind(rules, Kind.LEAD_PROFESSIONAL) and not _take_on_leading(town, family, hours, rules):
            hours_free += hours
            continue
        score, chance = need_score(family.severity, ALL_NEEDS), chance_to_accept(family.trust, rules)
        begin_advocate(town, row, hours, week, score, chance, _readiness(family, rules, seed, week))


@compiled
def _take_on_leading(town, family, hours, p):
    """Book the hours of leading a family on its worker; say whether there was time for it."""
    if not can_be_led(family, town.workers, hours, p):
        return False
    town.workers[family.worker].led_share += hours / p.contact_hours
    return True


@compiled
def _queue_for_advocate(town, p, zone, seed, week):
    """Note in `queue` the families of a team's zones that are eligible and would accept; return how many."""
    waiting = 0
    for place in range(1, town.opened[0] + 1):
        row = town.opened[place]
        family = town.families[row]
        rules = p.advocates[family.zone]
        is_free = family.advised_at <= 0 and week >= family.advocate_again
        if not is_free or not _in_team(family, p, zone) or not is_eligible(family, rules):
            continue
        if not _has_somebody(town, family, rules, seed, week):
            continue
        if _readiness(family, rules, seed, week) < chance_to_accept(family.trust, rules):
            town.queue[waiting] = row
            waiting += 1
    return waiting


@compiled
def _has_somebody(town, family, p, seed, week):
    """Whether there is somebody for the family now: a worker with time, a friend, a volunteer."""
    if is_of_kind(p, Kind.LEAD_PROFESSIONAL):
        return can_be_led(family, town.workers, p.hours, p)
    if is_of_kind(p, Kind.FAMILY_FRIEND):
        return has_a_friend(family, p, seed)
    return is_matched(family, p, seed, week)


@compiled
def is_eligible(family, p):
    """Whether a family is offered an advocate: its tier, needs established or acute, and coming back."""
    if p.offered_in[family.tier] == 0.0:
        return False
    if p.only_returning > 0.0 and family.last_closed_week <= LONG_AGO:
        return False
    needs = 0
    for need in range(NEEDS):
        needs += family.severity[need] >= 2
    return needs >= p.least_needs


@compiled
def _readiness(family, p, seed, week):
    """Draw a family's answer, the same until it is asked anew; families are not all asked in one week."""
    term = (week + family.number) // max(1, int(p.asked_again_weeks))
    return uniform(seed, Decision.ADVOCATE_OFFER, family.number, term, 0)


@compiled
def _take_neediest(town, waiting):
    """Take the row in greatest need out of the queue, longest open among equals; the last takes its place."""
    families, queue = town.families, town.queue
    best, highest = 0, need_score(families[queue[0]].severity, ALL_NEEDS)
    for place in range(1, waiting):
        score = need_score(families[queue[place]].severity, ALL_NEEDS)
        ahead = score == highest and _open_longer(families[queue[place]], families[queue[best]])
        if score > highest or ahead:
            best, highest = place, score
    row = queue[best]
    queue[best] = queue[waiting - 1]
    return row


@compiled
def _open_longer(one, other):
    if one.opened_week != other.opened_week:
        return one.opened_week < other.opened_week
    return one.number < other.number
