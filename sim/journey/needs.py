"""Needs: they begin, worsen and ease in steps; one drives another, and peers spread them."""

import math
from typing import Annotated, NamedTuple

from sim.compiled import compiled
from sim.draws import uniform, weeks_until
from sim.population.neighbours import LEAST_PROTECTED
from sim.state.codes import Decision, Event, Reason, Tier
from sim.state.families import AGENCIES, NEEDS
from sim.state.record import NO_NUMBER, NONE, log
from sim.state.town import Diary, change_severity, join, leave, next_appointment, write_in_diary
from sim.units import PER_WEEK, RATIO, WEEKS, assumption, calibrated

_EACH = "by need, in the order of the codes"


class Needs(NamedTuple):
    """How needs arise, spread and ease (forms A1 and A2 of the prototype)."""

    onset: Annotated[float, RATIO, calibrated("C20", 0.7, 1.6)] = 0.95
    onset_base: Annotated[tuple, PER_WEEK, calibrated(f"C16 C20, {_EACH}", 1e-4, 2e-3)] = (
        1.0e-3, 5.2e-4, 1.0e-3, 3.0e-4, 1.24e-3, 4.8e-4, 6.8e-4, 3.0e-4,
    )  # fmt: skip
    onset_if_lone: Annotated[tuple, RATIO, assumption(f"added share, {_EACH}", 0, 1)] = (
        0.5,
        0.2,
        0.2,
        0,
        0,
        0.2,
        0.2,
        0,
    )
    onset_if_workless: Annotated[tuple, RATIO, assumption(f"added share, {_EACH}", 0, 2)] = (
        1.0, 0.4, 0.3, 0.2, 0.1, 0.1, 0.1, 0.2,
    )  # fmt: skip
    onset_if_renting: Annotated[tuple, RATIO, assumption(f"added share, {_EACH}", 0, 1)] = (
        0.2,
        0.6,
        0,
        0,
        0,
        0,
        0,
        0.1,
    )
    onset_if_young_parent: Annotated[tuple, RATIO, assumption(f"added share, {_EACH}", 0, 1)] = (
        0.3, 0.3, 0.2, 0.1, 0.3, 0.5, 0.2, 0.1,
    )  # fmt: skip
    shock: Annotated[tuple, RATIO, assumption(f"multiplies onset while a shock lasts, {_EACH}", 0.5, 2.4)] = (
        1.0,
    ) * 8
    life_event: Annotated[tuple, RATIO, assumption(f"multiplies onset in a risk window, {_EACH}", 1, 3)] = (
        1.5, 1.3, 1.8, 1.3, 1.5, 1.6, 1.6, 1.5,
    )  # fmt: skip
    life_event_weeks: Annotated[float, WEEKS, assumption("length of a risk window", 13, 52)] = 26.0
    peer_pressure: Annotated[tuple, RATIO, assumption(f"added share a peer with it acute, {_EACH}", 0, 0.6)] = (
        0, 0, 0, 0.25, 0, 0, 0.1, 0.3,
    )  # fmt: skip
    peer_protection: Annotated[
        float, RATIO, assumption("share of onset a unit of peers' resilience prevents", 0, 1)
    ] = 0.5
    community_protection: Annotated[
        float, RATIO, assumption("share of onset a unit of community capacity prevents", 0, 0.6)
    ] = 0.2
    majorant: Annotated[
        float, RATIO, assumption("candidates a due onset: bounds multipliers, costs time", 2.5, 10)
    ] = 3.0
    cascade: Annotated[float, RATIO, calibrated("C16 C20", 1.0, 3.0)] = 1.75
    cascade_from_to: Annotated[tuple, RATIO, assumption("drive of need (row) on need (column)", 0, 2)] = (
        (0.0, 1.2, 0.8, 0.0, 0.0, 0.5, 0.0, 0.0),
        (0.0, 0.0, 0.6, 0.0, 0.0, 0.5, 0.0, 0.0),
        (0.6, 0.0, 0.0, 1.4, 0.8, 1.0, 0.0, 0.0),
        (0.8, 0.0, 1.2, 0.0, 1.4, 1.3, 0.0, 0.9),
        (0.0, 0.5, 1.4, 0.9, 0.0, 1.3, 1.0, 0.0),
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.3, 0.5),
        (0.0, 0.0, 0.0, 0.0, 0.0, 0.4, 0.0, 1.0),
        (0.0, 0.0, 0.0, 0.0, 0.4, 0.3, 0.0, 0.0),
    )
    cascade_sum: Annotated[tuple, RATIO, assumption("row sums of the table above, a bound", 0, 8)] = (
        2.5, 1.1, 3.8, 5.6, 5.1, 1.8, 1.4, 0.7,
    )  # fmt: skip
    escalation: Annotated[float, RATIO, calibrated("C20", 0.15, 0.35)] = 0.245
    escalation_base: Annotated[tuple, PER_WEEK, assumption(_EACH, 0.005, 0.03)] = (
        0.010, 0.008, 0.014, 0.012, 0.022, 0.012, 0.012, 0.010,
    )  # fmt: skip
    recovery_base: Annotated[tuple, PER_WEEK, assumption(_EACH, 0.01, 0.04)] = (
        0.022, 0.022, 0.020, 0.015, 0.026, 0.022, 0.020, 0.025,
    )  # fmt: skip
    recovery_by_severity: Annotated[tuple, RATIO, assumption("none, emerging, established, acute", 0.5, 4)] = (
        0.0, 1.0, 1.0, 3.0,
    )  # fmt: skip
    scope_outside: Annotated[float, RATIO, assumption("effect on a need nobody treats", 0.1, 0.5)] = 0.3
    scope_siloed: Annotated[
        float, RATIO, assumption("effect of a separate agency, story asked again", 0.3, 0.8)
    ] = 0.55
    own_help: Annotated[
        float, PER_WEEK, assumption("easing a week by one agency's brief help", 0.0, 0.03)
    ] = 0.012


OWN_NEEDS_EARLY_HELP = 0b01100011  # money, housing, parenting, child wellbeing
OWN_NEEDS_SOCIAL_CARE = 0b01110000  # domestic abuse, parenting, child wellbeing


@compiled
def drive_on(severity, need, p):
    """Cascade above 1: how much the other needs drive this one [ratio added to its hazard]."""
    drive = 0.0
    for other in range(NEEDS):
        if severity[other] > 0:
            drive += p.cascade_from_to[other, need] * severity[other]
    return p.cascade * drive / 3.0


@compiled
def pace_of_worsening(severity):
    """Pace of the next step up: quick from emerging, slow from established, none from acute (A1)."""
    if severity == 1:
        return 1.3
    return 0.55 if severity == 2 else 0.0


@compiled
def chance_to_worsen(severity, need, drive, family, p):
    """Chance that a need goes up one step this week; softened roots of frailty and cascade (A1)."""
    return (
        pace_of_worsening(severity)
        * p.escalation
        * p.escalation_base[need]
        * family.frailty_root
        * math.sqrt(1.0 + drive)
    )


@compiled
def chance_to_ease_alone(severity, need, family, p):
    """Upper bound of natural easing this week, as if no other need stood in the way."""
    return p.recovery_base[need] * p.recovery_by_severity[severity] * family.ease_factor


@compiled
def help_on(family, need, week, p):
    """Chance that help eases a need this week, by who treats it and how far their help reaches."""
    eased = p.own_help if (family.own_help_until > week and family.own_help_need == need) else 0.0
    if family.help_power <= 0.0:
        return eased
    own = OWN_NEEDS_EARLY_HELP if family.tier == Tier.EARLY_HELP else OWN_NEEDS_SOCIAL_CARE
    if ((own | family.pulled_in) >> need) & 1:
        return eased + family.help_power
    if (family.siloed >> need) & 1:
        return eased + family.help_power * p.scope_siloed
    return eased + family.help_power * p.scope_outside


@compiled
def change_needs(town, p, seed, week):
    """Step 2: onsets from circumstances, then cascade, worsening and easing of the active families."""
    _begin_from_circumstances(town, p, seed, week)
    families, active, bounds, needs = town.families, town.active, town.step_bounds, p.needs  # looked up once
    for place in range(active[0], 0, -1):
        row = active[place]
        family = families[row]
        bound = bounds[family.zone]
        luck = uniform(seed, Decision.ONSET, family.number, week, 1)
        if luck < bound.cascade * family.onset_rate_highest:
            _begin_from_cascade(town, row, needs[family.zone], week, luck)
        helped = family.help_power + bound.own_help
        for need in range(NEEDS):
            severity = family.severity[need]
            if severity > 0:
                luck = uniform(seed, Decision.NEED_STEP, family.number, week, need)
                if luck < bound.worsening[severity] * family.frailty_root or (
                    luck > 1.0 - bound.easing[severity] * family.ease_factor - helped
                ):
                    _try_step(town, row, need, week, luck, needs[family.zone])
        if _is_quiet(family):
            leave(active, families, row, 0)


@compiled
def _begin_from_circumstances(town, p, seed, week):
    """Thinning: candidates fall due at a rate fixed for life, and few of them become an onset."""
    prospects, needs = town.prospects, p.needs
    row = next_appointment(town, Diary.ONSET, week)
    while row >= 0:
        prospect = prospects[row]
        prospect.onset_nth += 1
        luck = uniform(seed, Decision.ONSET_CANDIDATE, prospect.number, 0, prospect.onset_nth)
        write_in_diary(town, Diary.ONSET, row, week + weeks_until(prospect.onset_majorant, luck))
        rules = needs[prospect.zone]
        luck = uniform(seed, Decision.ONSET, prospect.number, week, 0)
        if luck * prospect.onset_majorant < highest_onset(prospect, week, rules):
            _try_candidate(town, row, rules, week, luck)
        row = next_appointment(town, Diary.ONSET, week)


@compiled
def highest_onset(prospect, week, p):
    """Bound of the chance of any onset this week: protection at its least, the strongest multiplier for all."""
    strongest = 0.0
    for need in range(NEEDS):
        raised = p.shock[need] * (1.0 + p.peer_pressure[need] * min(3, prospect.peers_acute[need]))
        if week < prospect.risky_until:
            raised *= p.life_event[need]
        strongest = max(strongest, raised)
    return LEAST_PROTECTED * p.onset * strongest * prospect.onset_chance


@compiled
def _try_candidate(town, row, p, week, luck):
    """A candidate becomes the onset of one need with chance rate / majorant."""
    family, prospect = town.families[row], town.prospects[row]
    total = 0.0
    for need in range(NEEDS):
        chance = p.onset * family.onset_rate[need] * family.protection * p.shock[need]
        chance *= 1.0 + p.peer_pressure[need] * min(3, prospect.peers_acute[need])
        if week < prospect.risky_until:
            chance *= p.life_event[need]
        total += chance
        if luck * prospect.onset_majorant < total:
            if family.severity[need] == 0:
                _begin(town, row, need, Reason.CIRCUMSTANCES, week, chance, luck)
            return


@compiled
def _begin_from_cascade(town, row, p, week, luck):
    """At most one need a week begins because another drives it."""
    family = town.families[row]
    total = 0.0
    for need in range(NEEDS):
        if family.severity[need] == 0:
            chance = (
                p.onset * family.onset_rate[need] * family.protection * drive_on(family.severity, need, p)
            )
            total += chance
            if luck < total:
                _begin(town, row, need, Reason.CASCADE, week, chance, luck)
                return


@compiled
def _begin(town, row, need, reason, week, chance, luck):
    family = town.families[row]
    change_severity(town, row, need, 1)
    join(town.active, town.families, row, 0)
    log(town, week, family, Event.NEED_BEGAN, NONE, need, reason, 1.0, chance, luck)


@compiled
def need_step(family, need, week, luck, p):
    """Decide the step of one need this week: 1 worse, -1 easier, 0 as it was.

    It worsens at the low end of the draw and eases at the high end, so that twins stay coupled when
    help changes easing only.
    """
    severity = family.severity[need]
    drive = drive_on(family.severity, need, p)
    if luck < chance_to_worsen(severity, need, drive, family, p):
        return 1
    easing = chance_to_ease_alone(severity, need, family, p) * math.pow(1.0 + drive, -0.3)
    if luck > 1.0 - easing - help_on(family, need, week, p):
        return -1
    return 0


@compiled
def bound_steps(town, p):
    """Note for each zone how likely steps are at most, before a family's own factors: most draws need no more.

    Called when parameters change. No column of the cascade sums to more than 8 at full severity.
    """
    for zone in range(len(p.needs)):
        rules, bound = p.needs[zone], town.step_bounds[zone]
        rows = 0.0
        for need in range(NEEDS):
            rows += rules.cascade_sum[need]
        bound.cascade = LEAST_PROTECTED * rules.onset * rules.cascade * rows
        bound.own_help = rules.own_help
        for severity in range(1, 4):
            bound.worsening[severity] = bound.easing[severity] = 0.0
            for need in range(NEEDS):
                pace = pace_of_worsening(severity) * rules.escalation * rules.escalation_base[need]
                pace *= math.sqrt(1.0 + 8.0 * rules.cascade)
                bound.worsening[severity] = max(bound.worsening[severity], pace)
                easing = rules.recovery_base[need] * rules.recovery_by_severity[severity]
                bound.easing[severity] = max(bound.easing[severity], easing)


@compiled
def _try_step(town, row, need, week, luck, rules):
    step = need_step(town.families[row], need, week, luck, rules)
    if step != 0:
        _step(town, row, need, step, week, luck)


@compiled
def _step(town, row, need, step, week, luck):
    family = town.families[row]
    after = family.severity[need] + step
    change_severity(town, row, need, after)
    if after == 0:
        for agency in range(AGENCIES):
            family.known[agency] &= ~(1 << need)
    event = Event.NEED_ENDED if after == 0 else Event.NEED_CHANGED
    reason = Reason.ESCALATION if step > 0 else Reason.EASED
    log(town, week, family, event, NONE, need, reason, float(after), NO_NUMBER, luck)


@compiled
def _is_quiet(family):
    if family.open_at > 0:
        return False
    for need in range(NEEDS):
        if family.severity[need] > 0:
            return False
    return True
