"""Care: children enter it when harm stands and help does not hold, stay short or long, and leave it."""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.endings import count_end_of_need, end_early_help, end_statutory
from sim.journey.thresholds import HARM_WEIGHT, harm_score
from sim.population.households import WEEKS_TO_EIGHTEEN, pick
from sim.state.codes import Agency, ChildStatus, Decision, Event, Placement, Reason, Tier
from sim.state.families import MAX_CHILDREN, NEVER
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log_child
from sim.state.town import Census, Count
from sim.units import PER_WEEK, RATIO, SCORE, SHARE, WEEKS, assumption, calibrated, evidence
from sim.workforce.caseload import add_child, drop_child, is_statutory, stand_in_queue

ALL_NEEDS = -1
HIGHEST_HARM = 3.0 * sum(HARM_WEIGHT)


class Care(NamedTuple):
    """Entry to care, stays and returns (form A6 of the prototype)."""

    entry: Annotated[float, PER_WEEK, calibrated("C12 C13", 0.01, 0.06)] = 0.026
    risk_appetite: Annotated[float, RATIO, evidence("seed_overintervene", 0.8, 1.6)] = 1.2
    harm_from: Annotated[float, SCORE, assumption("harm below which no court would hear of it", 1.0, 2.5)] = (
        1.7
    )
    harm_scale: Annotated[float, SCORE, assumption("harm above that at which the chance is full", 4, 8)] = 5.6
    without_plan: Annotated[float, RATIO, assumption("entry with no plan against entry on one", 0.2, 0.8)] = (
        0.45
    )
    while_assessed: Annotated[
        float, RATIO, assumption("entry during assessment against entry on a plan", 0.0, 0.6)
    ] = 0.3
    by_engagement: Annotated[
        float, RATIO, assumption("entry falls with engagement: 1.3 less this much", 0.4, 1.2)
    ] = 0.8
    each_child: Annotated[float, SHARE, assumption("each child at home enters with the first", 0.4, 0.9)] = (
        0.65
    )
    short_share: Annotated[float, SHARE, calibrated("C12 C14", 0.15, 0.45)] = 0.26
    short_exit: Annotated[float, PER_WEEK, calibrated("C14", 0.02, 0.06)] = 0.035
    long_exit: Annotated[float, PER_WEEK, calibrated("C12 C14", 0.001, 0.005)] = 0.003
    placement_shares: Annotated[tuple, SHARE, evidence("cla_foster_tameside cla_resid_tameside cla_home_parent_tameside", 0, 1)] = (
        0.60, 0.13, 0.12, 0.15,
    )  # fmt: skip
    placement_moves: Annotated[
        float, PER_WEEK, assumption("chance that a placement changes", 0.002, 0.02)
    ] = 0.008
    home_harm: Annotated[
        float, SCORE, assumption("parents' harm below which a child may go home", 1.0, 4.0)
    ] = 2.4
    unplanned_share: Annotated[float, SHARE, evidence("cla_ret_unplan_tameside", 0.02, 0.1)] = 0.07
    leaver_weeks: Annotated[float, WEEKS, assumption("a care leaver stays open three years", 104, 208)] = (
        156.0
    )
    trust_lost: Annotated[float, SHARE, assumption("lost when a child is taken into care", 0.1, 0.4)] = 0.2


@compiled
def chance_of_care(harm, engagement, tier, p):
    """Chance that a family's children enter care this week [0-1]: harm squared, engagement, risk appetite."""
    if harm <= p.harm_from or tier < Tier.ASSESSMENT:
        return 0.0
    standing = 1.0
    if tier == Tier.CHILD_IN_NEED:
        standing = p.without_plan
    elif tier == Tier.ASSESSMENT:
        standing = p.while_assessed
    over = (harm - p.harm_from) / p.harm_scale
    return p.entry * p.risk_appetite * standing * over * over * (1.3 - p.by_engagement * engagement)


@compiled
def highest_chance_of_care(p):
    """Bound of `chance_of_care`: every need acute, no engagement, on a plan."""
    over = (HIGHEST_HARM - p.harm_from) / p.harm_scale
    return 1.3 * p.entry * p.risk_appetite * over * over


@compiled
def take_into_care(town, p, seed, week):
    """Step 7, first half: children enter care from open families in which harm stands."""
    for place in range(town.opened[0], 0, -1):
        row = town.opened[place]
        family = town.families[row]
        if not is_statutory(family.tier) or family.in_case == 0:
            continue
        rules = p.care[family.zone]
        luck = uniform(seed, Decision.CARE_ENTRY, family.number, week, 0)
        if luck >= highest_chance_of_care(rules):
            continue
        chance = chance_of_care(harm_score(family.severity, ALL_NEEDS), family.engagement, family.tier, rules)
        if luck < chance:
            _take_children(town, row, rules, seed, week, chance, luck)


@compiled
def _take_children(town, row, p, seed, week, chance, luck):
    family = town.families[row]
    taken = 0
    for slot in range(family.children):
        if (family.in_case >> slot) & 1 and family.child_status[slot] == ChildStatus.AT_HOME:
            along = uniform(seed, Decision.CARE_CHILD, family.number, week, slot)
            if taken == 0 or along < p.each_child:
                enter_care(town, row, slot, p, seed, week, Reason.CARE_THRESHOLD, chance, luck)
                taken += 1
    if taken == 0:
        return
    family.trust_marks -= p.trust_lost
    if family.in_case == 0:
        end_statutory(town, row, week, Reason.TAKEN_INTO_CARE, chance, NO_NUMBER, luck)


@compiled
def enter_care(town, row, slot, p, seed, week, reason, chance, luck):
    """Open a child's care record; the child leaves the family's case with its episode going on."""
    family = town.families[row]
    record = _free_record(town)
    if record < 0:
        town.counters[Count.EVENTS_LOST] += 1
        return
    spell = town.spells[record]
    if family.tier == Tier.CHILD_PROTECTION:
        count(town, week, family.neighbourhood, M.PLAN_ENDS, 1)
    spell.held = 1
    spell.family, spell.family_row, spell.slot = family.number, row, slot
    spell.child = family.number * MAX_CHILDREN + slot
    spell.birth_week = family.birth_week[slot]
    spell.neighbourhood, spell.zone, spell.tenth = family.neighbourhood, family.zone, family.tenth
    spell.start_week = week
    spell.episode_week = family.episode_week[slot] if family.in_case >> slot & 1 else week
    spell.counted_year = family.counted_year[slot]
    spell.long_stay = uniform(seed, Decision.CARE_STAY, spell.child, week, 0) >= p.short_share
    spell.placement = pick(p.placement_shares, uniform(seed, Decision.PLACEMENT, spell.child, week, 0))
    spell.worker, spell.until_week = -1, NEVER
    family.child_status[slot] = ChildStatus.LOOKED_AFTER
    family.spell[slot] = record
    drop_child(town, row, slot)
    if reason != Reason.SEEDED:
        count(town, week, family.neighbourhood, M.CARE_STARTS, 1)
    log_child(
        town, week, family, slot, Event.CARE_STARTED, spell.placement, NONE, reason, chance, NO_NUMBER, luck
    )


@compiled
def _free_record(town):
    for record in range(len(town.spells)):
        if town.spells[record].held == 0:
            town.counters[Count.SPELLS] = max(town.counters[Count.SPELLS], record + 1)
            return record
    return -1


@compiled
def leave_care(town, p, seed, week):
    """Step 7, second half: stays end by return, permanence or age; leavers' records run out."""
    for record in range(town.counters[Count.SPELLS]):
        spell = town.spells[record]
        if spell.held == 0:
            continue
        if spell.until_week < NEVER:
            if spell.until_week <= week:
                count_end_of_need(town, week, spell.neighbourhood, spell.episode_week)
                spell.held = 0
        elif week - spell.birth_week >= WEEKS_TO_EIGHTEEN:
            _age_out(town, record, p.care[spell.zone], week)
        else:
            _try_exit(town, record, p, seed, week)


@compiled
def _age_out(town, record, p, week):
    spell = town.spells[record]
    _record_exit(town, record, ChildStatus.ADULT, Reason.AGED_OUT, week, NO_NUMBER, NO_NUMBER)
    spell.placement = Placement.CARE_LEAVER
    spell.until_week = week + int(p.leaver_weeks)


@compiled
def _try_exit(town, record, p, seed, week):
    """A stay comes up for ending: home if the parents' needs allow, else permanence elsewhere, else on."""
    spell = town.spells[record]
    rules = p.care[spell.zone]
    luck = uniform(seed, Decision.CARE_EXIT, spell.child, week, 0)
    chance = rules.long_exit if spell.long_stay else rules.short_exit
    if luck >= chance:
        if luck > 1.0 - rules.placement_moves:
            _change_placement(town, record, rules, seed, week)
        return
    why = uniform(seed, Decision.CARE_EXIT_WHY, spell.child, week, 0)
    if spell.family_row < 0:
        _settle_elsewhere(town, record, week, chance, luck)
        return
    harm = harm_score(town.families[spell.family_row].severity, ALL_NEEDS)
    if harm < rules.home_harm:
        _go_home(town, record, p, week, Reason.RETURNED_HOME, harm, luck)
    elif why < rules.unplanned_share:
        _go_home(town, record, p, week, Reason.UNPLANNED_RETURN, harm, luck)
    else:
        _settle_elsewhere(town, record, week, chance, luck)


@compiled
def _change_placement(town, record, p, seed, week):
    spell = town.spells[record]
    spell.placement = pick(p.placement_shares, uniform(seed, Decision.PLACEMENT, spell.child, week, 1))
    if spell.family_row >= 0:
        family = town.families[spell.family_row]
        event = Event.PLACEMENT_CHANGED
        log_child(
            town,
            week,
            family,
            spell.slot,
            event,
            spell.placement,
            NONE,
            Reason.LIFE,
            NO_NUMBER,
            NO_NUMBER,
            NO_NUMBER,
        )


@compiled
def _record_exit(town, record, status, reason, week, value, luck):
    """Close the stay: the worker is free, the statistics count it, the family's child has a new status."""
    spell = town.spells[record]
    count(town, week, spell.neighbourhood, M.CARE_ENDS, 1)
    if spell.worker >= 0:
        town.workers[spell.worker].caseload -= 1
    spell.worker = -1
    if spell.family_row >= 0:
        family = town.families[spell.family_row]
        family.child_status[spell.slot] = status
        family.spell[spell.slot] = -1
        if status != ChildStatus.AT_HOME:
            town.census[family.neighbourhood, Census.CHILDREN] -= 1
        log_child(
            town, week, family, spell.slot, Event.CARE_ENDED, NONE, NONE, reason, value, NO_NUMBER, luck
        )
        spell.family_row = -1


@compiled
def _settle_elsewhere(town, record, week, chance, luck):
    """Adoption, special guardianship or another permanent home: the episode of need ends too."""
    spell = town.spells[record]
    _record_exit(town, record, ChildStatus.PERMANENT_ELSEWHERE, Reason.PERMANENCE, week, chance, luck)
    count_end_of_need(town, week, spell.neighbourhood, spell.episode_week)
    spell.held = 0


@compiled
def _go_home(town, record, p, week, reason, harm, luck):
    """A child goes home; its episode goes on in the family's case, which opens in need if it was closed."""
    spell = town.spells[record]
    row, slot = spell.family_row, spell.slot
    family = town.families[row]
    count(town, week, spell.neighbourhood, M.CARE_RETURNED_HOME, 1)
    _record_exit(town, record, ChildStatus.AT_HOME, reason, week, harm, luck)
    spell.held = 0
    if not is_statutory(family.tier):
        reopen_in_need(town, row, p, week)
    add_child(town, row, slot)
    family.episode_week[slot] = spell.episode_week
    family.counted_year[slot] = spell.counted_year


@compiled
def reopen_in_need(town, row, p, week):
    """Open a family as child in need without a referral, since its child comes home from care."""
    family = town.families[row]
    if family.tier > Tier.UNIVERSAL:
        end_early_help(town, row, week, Reason.RETURNED_HOME, NO_NUMBER, NO_NUMBER, NO_NUMBER)
    family.tier = Tier.CHILD_IN_NEED
    family.in_case = 0
    family.case_week = family.opened_week = week
    family.low_reviews = 0
    family.priority = 60.0
    family.s47_due_week = family.plan_due_week = NEVER
    family.due_week = week + int(p.assessment[family.zone].first_review_weeks)
    family.known[Agency.SOCIAL_CARE] |= 0b11111111
    stand_in_queue(town, row, week)
