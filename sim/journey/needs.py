"""Needs: they begin, worsen and ease in steps; one drives another, and peers spread them."""

from sim.compiled import compiled
from sim.draws import digit, first_digits, uniform, uniform_of, weeks_until, with_digit
from sim.journey.hazards import chance_if_driven, highest_onset, is_prevented, need_step, peers_that_count
from sim.journey.watch import NONE_DUE, is_due, is_stale, renew_watch, steps_due
from sim.state.decisions import Decision
from sim.state.diary import Diary, next_appointment, write_in_diary
from sim.state.events import Event, Reason
from sim.state.families import AGENCIES, NEEDS
from sim.state.record import NONE, log
from sim.state.rosters import become_active, become_quiet
from sim.state.town import change_severity


@compiled
def change_needs(town, p, seed, week):
    """Step 2: onsets from circumstances, then cascade, worsening and easing of the active families."""
    _begin_from_circumstances(town, p, seed, week)
    active, watches = town.active, town.watches  # looked up once
    for place in range(active[0], 0, -1):
        watch = watches[place]
        driven = uniform_of(watch.cascade_key, week, 1) < watch.cascade
        if driven or steps_due(watch, first_digits(watch.step_key, week)) != NONE_DUE:
            change_needs_of(town, active[place], p, seed, week)


@compiled
def change_needs_of(town, row, p, seed, week):
    """Let one active family's needs drive others, worsen and ease; it leaves the roster with its last one."""
    family = town.families[row]
    watch = town.watches[family.active_at]
    if is_stale(watch):
        renew_watch(town, row, p, seed, week)
    rules = p.needs[family.zone]
    luck = uniform_of(watch.cascade_key, week, 1)
    if luck < watch.cascade:
        _begin_from_cascade(town, row, rules, week, luck)
    _move_needs(town, row, watch, rules, seed, week)
    if is_quiet(family):
        become_quiet(town, row)
    elif is_stale(watch):
        renew_watch(town, row, p, seed, week)


@compiled
def _move_needs(town, row, watch, rules, seed, week):
    """Complete the draw of each need that may step, and let it worsen or ease where the whole draw says so.

    Once a need has changed, the watch is stale and says nothing of the needs that follow.
    """
    family = town.families[row]
    digits = first_digits(watch.step_key, week)
    due = steps_due(watch, digits)
    for need in range(NEEDS):
        if family.severity[need] > 0 and (is_due(due, need) or is_stale(watch)):
            rest = uniform(seed, Decision.NEED_STEP, family.number, week, 1 + need)
            _try_step(town, row, need, week, with_digit(digit(digits, need), rest), rules)


@compiled
def _begin_from_circumstances(town, p, seed, week):
    """Thinning: candidates fall due at a rate fixed for life, and few of them become an onset."""
    row = next_appointment(town, Diary.ONSET, week)
    while row >= 0:
        meet_circumstances(town, row, p, seed, week)
        row = next_appointment(town, Diary.ONSET, week)


@compiled
def meet_circumstances(town, row, p, seed, week):
    """Try one family's candidate for an onset, and write down when the next one falls due."""
    prospect = town.prospects[row]
    prospect.onset_nth += 1
    luck = uniform(seed, Decision.ONSET_CANDIDATE, prospect.number, 0, prospect.onset_nth)
    write_in_diary(town, Diary.ONSET, row, week + weeks_until(prospect.onset_majorant, luck))
    rules = p.needs[prospect.zone]
    luck = uniform(seed, Decision.ONSET, prospect.number, week, 0)
    if luck * prospect.onset_majorant < highest_onset(prospect, week, rules):
        _try_candidate(town, row, rules, week, luck)


@compiled
def _try_candidate(town, row, p, week, luck):
    """Make a candidate the onset of one need, with chance rate / majorant."""
    family, prospect = town.families[row], town.prospects[row]
    total = 0.0
    for need in range(NEEDS):
        chance = p.onset * family.onset_rate[need] * family.protection * p.shock[need]
        peers = peers_that_count(prospect.peers_acute[need], p.peers_count)
        chance *= 1.0 + p.peer_pressure[need] * peers
        if week < prospect.risky_until:
            chance *= p.life_event[need]
        total += chance
        if luck * prospect.onset_majorant < total:
            prevented = is_prevented(family, need, luck * prospect.onset_majorant, chance, total)
            if family.severity[need] == 0 and not prevented:
                _begin(town, row, need, Reason.CIRCUMSTANCES, week, chance, luck)
            return


@compiled
def _begin_from_cascade(town, row, p, week, luck):
    """At most one need a week begins because another drives it."""
    family = town.families[row]
    total = 0.0
    for need in range(NEEDS):
        if family.severity[need] == 0:
            chance = chance_if_driven(family, need, p)
            total += chance
            if luck < total:
                if not is_prevented(family, need, luck, chance, total):
                    _begin(town, row, need, Reason.CASCADE, week, chance, luck)
                return


@compiled
def _begin(town, row, need, reason, week, chance, luck):
    family = town.families[row]
    change_severity(town, row, need, 1)
    become_active(town, row)
    log(town, week, family, Event.NEED_BEGAN, NONE, need, reason, 1.0, chance, luck)


@compiled
def _try_step(town, row, need, week, luck, rules):
    """Let a need worsen or ease where the draw says so, and log which."""
    family = town.families[row]
    chance = need_step(family, need, week, luck, rules)
    if chance == 0.0:
        return
    after = family.severity[need] + (1 if chance > 0.0 else -1)
    change_severity(town, row, need, after)
    if after == 0:
        for agency in range(AGENCIES):
            family.known[agency] &= ~(1 << need)
    event = Event.NEED_ENDED if after == 0 else Event.NEED_CHANGED
    reason = Reason.ESCALATION if chance > 0.0 else Reason.EASED
    log(town, week, family, event, NONE, need, reason, float(after), abs(chance), luck)


@compiled
def is_quiet(family):
    """Whether a family has no need: then nothing moves until one begins."""
    for need in range(NEEDS):  # noqa: SIM110 (generators do not compile)
        if family.severity[need] > 0:
            return False
    return True
