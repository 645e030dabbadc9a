"""Demography: births, birthdays, moves away, and the families that follow. Policy cannot touch it."""

from sim.compiled import compiled
from sim.draws import uniform, weeks_until
from sim.journey.births import meet_newborn
from sim.journey.endings import end_everything, let_child_grow_up, take_child_into_case
from sim.journey.probation import note_release
from sim.population.households import (
    MOVER,
    NEW_FAMILY,
    WEEKS_TO_EIGHTEEN,
    WEEKS_TO_ELEVEN,
    WEEKS_TO_FIVE,
    WEEKS_TO_SCHOOL,
    WEEKS_TO_SECONDARY,
    frailty_band,
    note_ages,
    set_onset_rates,
    settle,
)
from sim.population.neighbours import surround_with_peers
from sim.state.codes import ChildStatus, Leaving, Tier
from sim.state.decisions import Decision
from sim.state.diary import Diary, next_appointment, write_in_diary
from sim.state.events import Event, Reason
from sim.state.families import NEEDS
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log, log_child
from sim.state.rosters import become_active
from sim.state.town import Census, change_severity
from sim.workforce.caseload import is_statutory


@compiled
def next_life_week(family, week):
    """Week of the next birth, birthday that matters, parting, release or departure after `week`."""
    soonest = family.leaving_week
    for event in (family.separation_week, family.repartner_week, family.prison_release_week):
        if week < event < soonest:
            soonest = event
    for slot in range(family.children):
        born = family.birth_week[slot]
        for turns in BIRTHDAYS:
            if week < born + turns < soonest:
                soonest = born + turns
    return soonest


BIRTHDAYS = (0, WEEKS_TO_SCHOOL, WEEKS_TO_FIVE, WEEKS_TO_ELEVEN, WEEKS_TO_SECONDARY, WEEKS_TO_EIGHTEEN)


@compiled
def live_on(town, p, seed, week):
    """Step 1: all births, birthdays and departures of the week.

    Those who come are welcomed once all have settled, so that neighbours who come in one week meet.
    """
    arrivals = 0
    row = next_appointment(town, Diary.LIFE, week)
    while row >= 0:
        if pass_life_events(town, row, p, seed, week):
            town.queue[arrivals] = row
            arrivals += 1
        row = next_appointment(town, Diary.LIFE, week)
    for place in range(arrivals):
        arrive(town, town.queue[place], p, seed, week)


@compiled
def pass_life_events(town, row, p, seed, week):
    """Let one family pass its births and birthdays of the week, or leave; say whether another has settled."""
    family, prospect = town.families[row], town.prospects[row]
    if family.leaving_week <= week:
        _follow(town, row, p, seed, week)
        return True
    _part_or_pair(family, prospect, p.needs[family.zone], week)
    _pass_birthdays(town, row, week)
    _open_risk_window(family, prospect, p.needs[family.zone], week)
    if week == family.prison_release_week:
        note_release(town, family, p.probation[family.zone], seed, week)
    meet_newborn(town, row, p, seed, week)
    write_in_diary(town, Diary.LIFE, row, next_life_week(family, week))
    return False


@compiled
def _part_or_pair(family, prospect, p, week):
    """Let a couple part or a lone parent find a partner: needs then begin at other rates."""
    if week == family.separation_week:
        set_onset_rates(family, prospect, True, p)
    elif week == family.repartner_week:
        set_onset_rates(family, prospect, False, p)


@compiled
def _open_risk_window(family, prospect, p, week):
    """Open a short risk window at a birth, starting school, moving to secondary, a parting or a release."""
    risky = week in (family.separation_week, family.prison_release_week)
    for slot in range(family.children):
        if week - family.birth_week[slot] in (0, WEEKS_TO_SCHOOL, WEEKS_TO_SECONDARY):
            risky = True
    if risky:
        prospect.risky_until = week + int(p.life_event_weeks)


@compiled
def _pass_birthdays(town, row, week):
    family = town.families[row]
    for slot in range(family.children):
        age = week - family.birth_week[slot]
        if age == 0 and family.child_status[slot] == ChildStatus.UNBORN:
            _be_born(town, row, slot, week)
        elif age >= WEEKS_TO_EIGHTEEN and family.child_status[slot] == ChildStatus.AT_HOME:
            family.child_status[slot] = ChildStatus.ADULT
            let_child_grow_up(town, row, slot, week)
            _log_grown_up(town, family, slot, week)
            town.census[family.neighbourhood, Census.CHILDREN] -= 1
    note_ages(town, row, week)


@compiled
def _log_grown_up(town, family, slot, week):
    event, reason, none = Event.CHILD_GREW_UP, Reason.TURNED_18, NO_NUMBER
    log_child(town, week, family, slot, event, NONE, NONE, reason, none, none, none)


@compiled
def _be_born(town, row, slot, week):
    family = town.families[row]
    family.child_status[slot] = ChildStatus.AT_HOME
    town.census[family.neighbourhood, Census.CHILDREN] += 1
    log_child(town, week, family, slot, Event.BIRTH, NONE, NONE, Reason.LIFE, NO_NUMBER, NO_NUMBER, NO_NUMBER)
    if is_statutory(family.tier):
        take_child_into_case(town, row, slot, week, Reason.LIFE)
        family.episode_week[slot] = week
        if family.tier >= Tier.CHILD_IN_NEED:
            count(town, week, family.neighbourhood, M.NEED_STARTS, 1)
            event, none = Event.CIN_STARTED, NO_NUMBER
            log_child(town, week, family, slot, event, NONE, NONE, Reason.LIFE, none, none, none)


@compiled
def _follow(town, row, p, seed, week):
    """Let a family leave; the next one of the row settles."""
    family = town.families[row]
    moved = family.leaving_why == Leaving.MOVED_OUT
    event = Event.MOVED_OUT if moved else Event.LEFT
    reason = Reason.MOVED_AWAY if moved else Reason.GREW_UP
    log(town, week, family, event, NONE, NONE, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER)
    end_everything(town, row, week, reason)
    family.generation += 1
    settle(town, row, MOVER if moved else NEW_FAMILY, week, p, seed)


@compiled
def arrive(town, row, p, seed, week):
    """Welcome a family that has settled: a mover brings needs, a new family begins with a birth."""
    moved = town.families[row].moved_in
    welcome(town, row, moved, p, seed, week)
    arrival = Event.MOVED_IN if moved else Event.BIRTH
    reason = Reason.LIFE
    log(town, week, town.families[row], arrival, NONE, NONE, reason, NO_NUMBER, NO_NUMBER, NO_NUMBER)
    if moved:
        _log_children(town, town.families[row], week)
    else:
        meet_newborn(town, row, p, seed, week)


@compiled
def _log_children(town, family, week):
    """Log how old the children of a family that has moved in are [weeks]."""
    for slot in range(family.children):
        if family.child_status[slot] == ChildStatus.AT_HOME:
            event, reason, age = Event.CHILD_STANDING, Reason.LIFE, float(week - family.birth_week[slot])
            log_child(town, week, family, slot, event, NONE, NONE, reason, age, NO_NUMBER, NO_NUMBER)


@compiled
def welcome(town, row, brings_needs, p, seed, week):
    """Put a settled family on the lists: its children in the census, its needs, its next candidates."""
    family = town.families[row]
    surround_with_peers(town, row, p.needs)
    for slot in range(family.children):
        if family.child_status[slot] == ChildStatus.AT_HOME:
            town.census[family.neighbourhood, Census.CHILDREN] += 1
    if brings_needs and town.arrival_needs.shape[1] > 0:
        _bring_needs(town, row, seed, week)
    prospect = town.prospects[row]
    window = int(p.needs[family.zone].life_event_weeks)
    prospect.risky_until = week + window if family.birth_week[0] == week else 0
    prospect.deprivation = (10.0 - family.tenth) / 9.0
    due = town.majorants[family.zone].shallow * (0.6 + 0.8 * prospect.deprivation)
    prospect.shallow_chance = min(0.5, due)
    luck = uniform(seed, Decision.ONSET_CANDIDATE, family.number, 0, 0)
    write_in_diary(town, Diary.ONSET, row, week + weeks_until(prospect.onset_majorant, luck))
    luck = uniform(seed, Decision.SHALLOW_CANDIDATE, family.number, 0, 0)
    write_in_diary(town, Diary.SHALLOW, row, week + weeks_until(prospect.shallow_chance, luck))
    write_in_diary(town, Diary.LIFE, row, next_life_week(family, week))


@compiled
def _bring_needs(town, row, seed, week):
    """Movers bring needs from the table frozen in the burn-in, by band of frailty."""
    family = town.families[row]
    band = frailty_band(family.frailty_score, town.arrival_needs.shape[0])
    luck = uniform(seed, Decision.ARRIVAL_NEEDS, family.number, 0, 0)
    sample = int(luck * town.arrival_needs.shape[1])
    anything = 0
    for need in range(NEEDS):
        severity = town.arrival_needs[band, sample, need]
        change_severity(town, row, need, severity)
        if severity > 0:
            event, reason, brought = Event.NEED_STANDING, Reason.LIFE, float(severity)
            log(town, week, family, event, NONE, need, reason, brought, NO_NUMBER, NO_NUMBER)
        anything += severity
    if anything > 0:
        become_active(town, row)
