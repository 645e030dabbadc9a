"""Households: who settles in a dwelling, drawn once and for all from the family's own luck.

Nothing a policy does can touch what is drawn here, so a family is the same in every scenario.
"""

import math

from sim.compiled import compiled
from sim.draws import normal, uniform, weeks_until
from sim.state.codes import ChildStatus, Leaving
from sim.state.decisions import Decision
from sim.state.families import AGENCIES, LONG_AGO, MAX_CHILDREN, NEEDS, NEVER
from sim.state.rosters import mark_stale

WEEKS_TO_FIVE = 261
WEEKS_TO_ELEVEN = 574
WEEKS_TO_EIGHTEEN = 939
WEEKS_TO_SCHOOL = 235
WEEKS_TO_SECONDARY = 600
NEW_FAMILY, MOVER, FIRST_RESIDENT = 0, 1, 2
RESILIENCE_STEP = 2.0**-20  # so that a sum of resiliences is exact, in whatever order it is taken


@compiled
def pick(shares, luck):
    """Choose a place in a table of shares by one draw."""
    total = 0.0
    for place in range(len(shares)):
        total += shares[place]
        if luck < total:
            return place
    return len(shares) - 1


@compiled
def settle(town, row, how, week, p, seed):
    """Draw the family of a row: its members, plans, frailty and trust; needs come afterwards."""
    family = town.families[row]
    parent_score = family.frailty_score
    family.number = row + len(town.families) * family.generation
    _begin_unhelped(family)
    _draw_circumstances(family, p.demography[family.zone], seed)
    _draw_children(family, how, week, p.demography[family.zone], seed)
    _draw_departure(family, week, p.demography[family.zone], seed)
    _draw_frailty(family, how, parent_score, p.demography[family.zone], seed)
    _draw_onset_rates(family, town.prospects[row], town.majorants[family.zone].onset, p.needs[family.zone])
    family.moved_in = how == MOVER
    _forget_everything(family, week)


@compiled
def _begin_unhelped(family):
    """No course, no service and no network yet; a service of the family before has ended with it."""
    family.course_spared = family.service_spared = 0.0
    family.service_again = family.in_network = 0


@compiled
def _luck(seed, decision, family, nth):
    return uniform(seed, decision, family.number, 0, nth)


@compiled
def _draw_circumstances(family, p, seed):
    deprivation = (10.0 - family.tenth) / 9.0
    tilt = 1.0 + p.circumstances_gradient * (deprivation - 0.5)
    family.lone_at_start = _luck(seed, Decision.HOUSEHOLD, family, 0) < p.lone_share * tilt
    family.workless = _luck(seed, Decision.HOUSEHOLD, family, 1) < family.workless_chance
    family.young_parent = _luck(seed, Decision.HOUSEHOLD, family, 2) < p.young_parent_share * tilt
    family.consents_to_share = _luck(seed, Decision.TRAITS, family, 0) < p.consent_share
    family.substance = pick(p.substance_shares, _luck(seed, Decision.TRAITS, family, 1))


@compiled
def _draw_children(family, how, week, p, seed):
    midlife = how != NEW_FAMILY
    shares = p.midlife_children_shares if midlife else p.planned_children_shares
    family.children = 1 + pick(shares, _luck(seed, Decision.BIRTHS, family, 0))
    last = 0
    for slot in range(MAX_CHILDREN):
        gap = p.birth_gap_lowest + (p.birth_gap_highest - p.birth_gap_lowest) * _luck(
            seed, Decision.BIRTHS, family, 2 + slot
        )
        if slot > 0 and slot < family.children:
            last += int(gap)
        family.birth_week[slot] = last if slot < family.children else NEVER
    lived = int(_luck(seed, Decision.BIRTHS, family, 1) * (last + WEEKS_TO_EIGHTEEN)) if midlife else 0
    for slot in range(family.children):
        family.birth_week[slot] += week - lived
    _note_children(family, week)


@compiled
def _note_children(family, week):
    for slot in range(MAX_CHILDREN):
        age = week - family.birth_week[slot]
        family.child_status[slot] = ChildStatus.AT_HOME if age >= 0 else ChildStatus.UNBORN
        if age >= WEEKS_TO_EIGHTEEN:
            family.child_status[slot] = ChildStatus.ADULT
        family.spell[slot] = -1
        family.last_referral[slot] = LONG_AGO
        family.episode_week[slot] = LONG_AGO
        family.counted_year[slot] = 0
        family.referred_year[slot] = 0
        family.helped_year[slot] = 0
    family.ages = age_groups(family, week)


@compiled
def age_groups(family, week):
    """Bits of the age groups at home: 1 under five, 2 five to ten, 4 eleven to seventeen."""
    groups = 0
    for slot in range(family.children):
        if family.child_status[slot] == ChildStatus.AT_HOME:
            age = week - family.birth_week[slot]
            if age < WEEKS_TO_FIVE:
                groups |= 1
            elif age < WEEKS_TO_ELEVEN:
                groups |= 2
            else:
                groups |= 4
    return groups


@compiled
def note_ages(town, row, week):
    """Note anew who is at home, after a birthday or when a child enters or leaves care."""
    family = town.families[row]
    family.ages = age_groups(family, week)
    if family.active_at > 0:
        mark_stale(town.watches[family.active_at])


@compiled
def _draw_departure(family, week, p, seed):
    family.arrived_week = week
    grown_up = family.birth_week[family.children - 1] + WEEKS_TO_EIGHTEEN
    moved = week + weeks_until(p.moves_a_year / 52.18, _luck(seed, Decision.LEAVING, family, 0))
    family.leaving_week = max(week + 1, min(grown_up, moved))
    family.leaving_why = Leaving.MOVED_OUT if moved < grown_up else Leaving.GROWN_UP
    parted = weeks_until(p.separation_a_year / 52.18, _luck(seed, Decision.LEAVING, family, 1))
    found = weeks_until(p.repartnering_a_year / 52.18, _luck(seed, Decision.LEAVING, family, 2))
    family.separation_week = NEVER if family.lone_at_start else week + parted
    family.repartner_week = week + found if family.lone_at_start else min(NEVER, week + parted + found)
    deprivation = (10.0 - family.tenth) / 9.0
    release = weeks_until(
        p.prison_release_a_year * (0.5 + deprivation) / 52.18, _luck(seed, Decision.LEAVING, family, 3)
    )
    family.prison_release_week = week + release


@compiled
def _draw_frailty(family, how, parent_score, p, seed):
    own = normal(_luck(seed, Decision.FRAILTY, family, 0), _luck(seed, Decision.FRAILTY, family, 1))
    inherits = how == NEW_FAMILY and _luck(seed, Decision.INHERITANCE, family, 0) < p.inheriting_share
    if inherits:
        own = p.inheritance * parent_score + math.sqrt(1.0 - p.inheritance**2) * own
    family.frailty_score = own
    deprivation = (10.0 - family.tenth) / 9.0
    log_frailty = p.frailty_by_deprivation * (deprivation - 0.5) + p.frailty_by_child * (
        family.children - 1.7
    )
    log_frailty += p.frailty_spread * own - 0.5 * p.frailty_spread**2
    family.frailty = min(p.frailty_cap, math.exp(log_frailty))
    family.frailty_root = math.sqrt(family.frailty)
    width = 2.0 * p.resilience_spread * (_luck(seed, Decision.RESILIENCE, family, 0) - 0.5)
    resilience = p.resilience - p.resilience_by_frailty * math.log(family.frailty) + width
    family.resilience = RESILIENCE_STEP * math.floor(min(0.95, max(0.05, resilience)) / RESILIENCE_STEP)
    family.ease_factor = (0.5 + family.resilience) / math.sqrt(family.frailty_root)


@compiled
def _draw_onset_rates(family, prospect, majorant, p):
    """Onset chances from circumstances; thinning holds them against a majorant fixed for life."""
    prospect.number, prospect.zone = family.number, family.zone
    ever_lone = family.lone_at_start or family.separation_week < family.leaving_week
    set_onset_rates(family, prospect, ever_lone, p)
    prospect.onset_majorant = min(0.9, majorant * prospect.onset_chance)
    prospect.onset_nth = prospect.shallow_nth = 0
    set_onset_rates(family, prospect, family.lone_at_start, p)


@compiled
def set_onset_rates(family, prospect, lone, p):
    """Work out the onset chances of a family that has one parent or two."""
    total = 0.0
    for need in range(NEEDS):
        rate = p.onset_base[need] * family.frailty * (1.4 - 0.8 * family.resilience)
        rate *= 1.0 + p.onset_if_lone[need] * lone
        rate *= 1.0 + p.onset_if_workless[need] * family.workless
        rate *= 1.0 + p.onset_if_renting[need] * (family.tenure > 0)
        rate *= 1.0 + p.onset_if_young_parent[need] * family.young_parent
        family.onset_rate[need] = rate
        total += rate
    prospect.onset_chance = total


@compiled
def _forget_everything(family, week):
    """Nobody here knows a family that has just settled: no case, no history, middling trust."""
    for agency in range(AGENCIES):
        family.known[agency] = 0
        family.concern_week[agency] = LONG_AGO
    family.tier = 0
    family.in_case = family.in_contact = family.at_referral = 0
    family.presenting = family.referrer = family.worker = -1
    family.services = family.pulled_in = family.siloed = family.helping = family.low_reviews = 0
    family.due_week = family.s47_due_week = family.plan_due_week = NEVER
    family.waiting_since = family.last_family_referral = family.last_closed_week = LONG_AGO
    family.own_help_until = family.next_visit = family.followed_until = LONG_AGO
    family.family_plan_until = family.family_met_week = family.risk_visit_again = LONG_AGO
    family.last_worker = -1
    family.at_school = family.kept_lead = 0
    family.held_at_school = 0.0
    family.referrals = family.assessments = family.episodes = family.refusals = 0
    family.workers_met = family.agencies_ever = family.advocate_again = 0
    family.trust = 0.55
    family.trust_week = week
    family.trust_marks = family.engagement = family.dose = 0.0
    family.help_power = family.help_at_most = 0.0
    family.bought = family.paid_for = 0
    family.budget_week = family.attached_week = family.last_support_referral = LONG_AGO
    family.plan_odds = family.hours_lost = family.wheel_odds = 0.0
    family.assessed_week = family.heard_week = LONG_AGO
    family.updating = family.named = family.on_agenda = 0


@compiled
def frailty_band(score, bands):
    """Band of a standard normal score, in steps of half a standard deviation from -1."""
    return min(bands - 1, max(0, int((score + 1.0) * 2.0) + 1 if score > -1.0 else 0))
