"""Care: children enter it when harm stands and help does not hold, stay short or long, and leave it."""

from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.endings import end_plan_of_child, end_statutory
from sim.journey.family_group import goes_to_kin, tries_own_plan
from sim.journey.thresholds import ALL_NEEDS, HARM_WEIGHT, harm_score
from sim.population.households import note_ages, pick
from sim.state.codes import ChildStatus, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import MAX_CHILDREN, NEVER
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log_child
from sim.state.town import Count
from sim.units import PER_WEEK, RATIO, SCORE, SHARE, WEEKS, assumption, by, calibrated, evidence, means
from sim.workforce.caseload import drop_child, is_statutory

PLACEMENTS = ("foster", "residential", "with parents", "other")  # of `Placement`, where a child may be placed
HIGHEST_HARM = 3.0 * sum(HARM_WEIGHT)


class Care(NamedTuple):
    """Who enters care, for how long and where, and who goes home again."""

    entry: Annotated[
        float,
        PER_WEEK,
        calibrated("C12 C13", 0.01, 0.06),
        means("entry on a plan at full harm, before risk appetite and engagement count"),
    ] = 0.0148
    risk_appetite: Annotated[
        float,
        RATIO,
        evidence("seed_overintervene", 0.8, 1.6),
        means("multiplies entry to care: how readily this place intervenes"),
    ] = 1.2
    harm_from: Annotated[
        float,
        SCORE,
        assumption("harm below which no court would hear of it", 1.0, 2.5),
        means("harm score below which no child enters care"),
    ] = 1.7
    harm_scale: Annotated[
        float,
        SCORE,
        assumption("harm above that at which the chance is full", 4, 8),
        means("points above the harm line at which the chance of care is the full one"),
    ] = 5.6
    without_plan: Annotated[
        float,
        RATIO,
        assumption("entry with no plan against entry on one", 0.2, 0.8),
        means("entry to care of children in need with no plan, against those on one"),
    ] = 0.45
    while_assessed: Annotated[
        float,
        RATIO,
        assumption("entry during assessment against entry on a plan", 0.0, 0.6),
        means("entry to care during an assessment, against children on a plan"),
    ] = 0.3
    by_engagement: Annotated[
        float,
        RATIO,
        assumption("entry falls with engagement: 1.3 less this much", 0.4, 1.2),
        means("what full engagement takes off entry to care, which is 1.3 times at none"),
    ] = 0.8
    each_child: Annotated[
        float,
        SHARE,
        assumption("each child at home enters with the first", 0.4, 0.9),
        means("further children at home who enter care with the first"),
    ] = 0.65
    short_share: Annotated[
        float,
        SHARE,
        calibrated("C12 C14", 0.15, 0.45),
        means("children entering care whose stay is of the short kind"),
    ] = 0.263
    short_exit: Annotated[
        float, PER_WEEK, calibrated("C14", 0.02, 0.06), means("chance that a stay of the short kind ends")
    ] = 0.035
    long_exit: Annotated[
        float,
        PER_WEEK,
        calibrated("C12 C14", 0.001, 0.005),
        means("chance that a stay of the long kind ends"),
    ] = 0.00295
    placement_shares: Annotated[
        tuple,
        SHARE,
        evidence("cla_foster_tameside cla_resid_tameside cla_home_parent_tameside", 0, 1),
        by(PLACEMENTS),
        means("where children in care are placed"),
    ] = (0.60, 0.13, 0.12, 0.15)
    placement_moves: Annotated[
        float, PER_WEEK, assumption("chance that a placement changes", 0.002, 0.02)
    ] = 0.008
    home_harm: Annotated[
        float,
        SCORE,
        assumption("parents' harm below which a child may go home", 1.0, 4.0),
        means("harm score of the parents' needs below which a stay ends in a return home"),
    ] = 2.4
    unplanned_share: Annotated[
        float,
        SHARE,
        evidence("cla_ret_unplan_tameside", 0.02, 0.1),
        means("stays ending while harm stands at home in which the child goes home all the same"),
    ] = 0.07
    leaver_weeks: Annotated[
        float,
        WEEKS,
        assumption("a care leaver stays open three years", 104, 208),
        means("how long a care leaver's case stays open after 18"),
    ] = 156.0
    trust_lost: Annotated[
        float,
        SHARE,
        assumption("lost when a child is taken into care", 0.1, 0.4),
        means("trust lost when a child is taken into care"),
    ] = 0.2


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
    families, opened = town.families, town.opened
    for place in range(opened[0], 0, -1):
        family = families[opened[place]]
        if is_statutory(family.tier) and family.in_case != 0:
            _risk_care(
                town, opened[place], family, p.care[family.zone], p.family_help[family.zone], seed, week
            )


@compiled
def risk_care(town, row, p, seed, week):
    """Let the week's draw decide whether children of one open family enter care."""
    family = town.families[row]
    if is_statutory(family.tier) and family.in_case != 0:
        _risk_care(town, row, family, p.care[family.zone], p.family_help[family.zone], seed, week)


@compiled
def _risk_care(town, row, family, p, kin, seed, week):
    luck = uniform(seed, Decision.CARE_ENTRY, family.number, week, 0)
    if luck >= highest_chance_of_care(p):
        return
    chance = chance_of_care(harm_score(family.severity, ALL_NEEDS), family.engagement, family.tier, p)
    if luck < chance and not tries_own_plan(town, row, kin, seed, week):
        _take_children(town, row, p, kin, seed, week, chance, luck)


@compiled
def _take_children(town, row, p, kin, seed, week, chance, luck):
    family = town.families[row]
    taken = 0
    for slot in range(family.children):
        if (family.in_case >> slot) & 1 and family.child_status[slot] == ChildStatus.AT_HOME:
            along = uniform(seed, Decision.CARE_CHILD, family.number, week, slot)
            if taken == 0 or along < p.each_child:
                if not goes_to_kin(town, row, slot, kin, seed, week):
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
        end_plan_of_child(town, row, slot, week, Reason.TAKEN_INTO_CARE, chance, luck)
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
    note_ages(town, row, week)
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
