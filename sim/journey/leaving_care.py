"""Leaving care: stays end by return home, permanence elsewhere or age; leavers stay open a while."""

from sim.compiled import compiled
from sim.draws import uniform
from sim.journey.endings import count_end_of_need, end_early_help, take_child_into_case
from sim.journey.thresholds import ALL_NEEDS, harm_score, needs_present
from sim.population.households import WEEKS_TO_EIGHTEEN, note_ages, pick
from sim.state.codes import Agency, ChildStatus, Placement, Tier
from sim.state.decisions import Decision
from sim.state.events import Event, Reason
from sim.state.families import NEVER
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log_child_in_care
from sim.state.town import Census, Count
from sim.workforce.caseload import is_statutory, stand_in_queue


@compiled
def leave_care(town, p, seed, week):
    """Step 7, second half: stays end by return, permanence or age; leavers' records run out."""
    for record in range(town.counters[Count.SPELLS]):
        if town.spells[record].held == 1:
            live_in_care(town, record, p, seed, week)


@compiled
def live_in_care(town, record, p, seed, week):
    """Let one child in care stay, move, leave or age out; let a care leaver's record run out."""
    spell = town.spells[record]
    if spell.until_week < NEVER:
        if spell.until_week <= week:
            _end_need(town, spell, week, Reason.AGED_OUT)
    elif week - spell.birth_week >= WEEKS_TO_EIGHTEEN:
        _age_out(town, record, p.care[spell.zone], week)
    else:
        _try_exit(town, record, p, seed, week)


@compiled
def _end_need(town, spell, week, reason):
    """End the episode of need of a child in care or a care leaver, and close the record."""
    count_end_of_need(town, week, spell.neighbourhood, spell.episode_week)
    log_child_in_care(town, week, spell, Event.CIN_ENDED, NONE, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER)
    spell.held = 0


@compiled
def _age_out(town, record, p, week):
    spell = town.spells[record]
    age = float(week - spell.birth_week)
    _record_exit(town, record, ChildStatus.ADULT, Reason.AGED_OUT, week, age, WEEKS_TO_EIGHTEEN, NO_NUMBER)
    spell.placement = Placement.CARE_LEAVER
    spell.until_week = week + int(p.leaver_weeks)


@compiled
def _try_exit(town, record, p, seed, week):
    """Try to end a stay: home if the parents' needs allow, else permanence elsewhere, else on."""
    spell = town.spells[record]
    rules = p.care[spell.zone]
    luck = uniform(seed, Decision.CARE_EXIT, spell.child, week, 0)
    chance = rules.long_exit if spell.long_stay else rules.short_exit
    if luck >= chance:
        if luck > 1.0 - rules.placement_moves:
            _change_placement(town, record, rules, seed, week, luck)
        return
    why = uniform(seed, Decision.CARE_EXIT_WHY, spell.child, week, 0)
    if spell.family_row < 0:
        _settle_elsewhere(town, record, week, chance, luck)
        return
    harm = harm_score(town.families[spell.family_row].severity, ALL_NEEDS)
    if harm < rules.home_harm:
        _go_home(town, record, p, week, Reason.RETURNED_HOME, harm, rules.home_harm, luck)
    elif why < rules.unplanned_share:
        _go_home(town, record, p, week, Reason.UNPLANNED_RETURN, harm, rules.home_harm, luck)
    else:
        _settle_elsewhere(town, record, week, chance, luck)


@compiled
def _change_placement(town, record, p, seed, week, luck):
    spell = town.spells[record]
    spell.placement = pick(p.placement_shares, uniform(seed, Decision.PLACEMENT, spell.child, week, 1))
    event, placement, line = Event.PLACEMENT_CHANGED, spell.placement, 1.0 - p.placement_moves
    log_child_in_care(town, week, spell, event, placement, Reason.LIFE, NO_NUMBER, line, luck)


@compiled
def _record_exit(town, record, status, reason, week, value, threshold, luck):
    """Close the stay: the worker is free, the statistics count it, the family's child has a new status."""
    spell = town.spells[record]
    count(town, week, spell.neighbourhood, M.CARE_ENDS, 1)
    log_child_in_care(town, week, spell, Event.CARE_ENDED, NONE, reason, value, threshold, luck)
    if spell.worker >= 0:
        town.workers[spell.worker].caseload -= 1
    spell.worker = -1
    if spell.family_row >= 0:
        family = town.families[spell.family_row]
        family.child_status[spell.slot] = status
        family.spell[spell.slot] = -1
        note_ages(town, spell.family_row, week)
        if status != ChildStatus.AT_HOME:
            town.census[family.neighbourhood, Census.CHILDREN] -= 1
        spell.family_row = -1


@compiled
def _settle_elsewhere(town, record, week, chance, luck):
    """Adoption, special guardianship or another permanent home: the episode of need ends too."""
    spell = town.spells[record]
    status, reason = ChildStatus.PERMANENT_ELSEWHERE, Reason.PERMANENCE
    _record_exit(town, record, status, reason, week, chance, NO_NUMBER, luck)
    _end_need(town, spell, week, reason)


@compiled
def _go_home(town, record, p, week, reason, harm, line, luck):
    """Send a child home; its episode goes on in the family's case, which opens in need if it was closed."""
    spell = town.spells[record]
    row, slot = spell.family_row, spell.slot
    family = town.families[row]
    count(town, week, spell.neighbourhood, M.CARE_RETURNED_HOME, 1)
    _record_exit(town, record, ChildStatus.AT_HOME, reason, week, harm, line, luck)
    spell.held = 0
    if not is_statutory(family.tier):
        reopen_in_need(town, row, p, week)
    take_child_into_case(town, row, slot, week, reason)
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
    family.known[Agency.SOCIAL_CARE] |= needs_present(family.severity)
    stand_in_queue(town, row, week)
