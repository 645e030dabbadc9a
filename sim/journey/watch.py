"""Watch: bounds of what may happen to an active family in a week, so that most weeks need no more.

The bounds are renewed when something they rest on changes: a need, help, ages at home, parameters.
Between renewals they may be too wide, never too narrow; `tests/properties` compares them each week.
"""

import math

import numpy as np

from sim.compiled import compiled
from sim.draws import key_of
from sim.journey.hazards import chance_of_cascade, chance_to_ease_alone, chance_to_worsen, drive_on
from sim.state.decisions import Decision
from sim.state.families import NEEDS
from sim.state.rosters import ALWAYS, mark_stale

SLACK = 1.0 + 1e-9  # sums taken in another order differ in the last bits
HELP_STEP = 0.02  # help is bounded in steps of this, so that a bound outlasts small changes

# eight digits are compared at once, four in each of two whole numbers: a lane of 16 bits holds a byte
_LANES = np.uint64(0x00FF00FF00FF00FF)
_CARRY = np.uint64(0x0100010001000100)  # the bit of each lane that a comparison leaves set
_BYTE, _ONE = np.uint64(8), np.uint64(1)
NONE_DUE = np.uint64(0)


@compiled
def steps_due(watch, digits):
    """Bits of the needs that the first digits leave a chance to step this week: bit 8 x need, 0 if none."""
    even, odd = digits & _LANES, (digits >> _BYTE) & _LANES
    stays_even = ((even | _CARRY) - watch.low[0]) & (watch.high[0] - even) & _CARRY
    stays_odd = ((odd | _CARRY) - watch.low[1]) & (watch.high[1] - odd) & _CARRY
    return ((stays_even ^ _CARRY) >> _BYTE) | (stays_odd ^ _CARRY)


@compiled
def is_due(due, need):
    """Whether the bits name this need."""
    return (due >> np.uint64(8 * need)) & _ONE != NONE_DUE


@compiled
def is_stale(watch):
    """Whether something that the bounds rest on has changed."""
    return watch.sign >= ALWAYS


@compiled
def renew_watch(town, row, p, seed, week):
    """Work out the bounds of an active family anew; scalar, some 0.2 microseconds."""
    family = town.families[row]
    watch = town.watches[family.active_at]
    watch.step_key = key_of(seed, Decision.NEED_STEP, family.number)
    watch.cascade_key = key_of(seed, Decision.ONSET, family.number)
    watch.sign_key = key_of(seed, Decision.SIGN, family.number)
    rules = p.needs[family.zone]
    watch.cascade = SLACK * chance_of_cascade(family, rules)
    watch.sign = SLACK * chance_of_sign(town, family, p.detection[family.zone])
    _bound_steps(family, watch, rules, week)


@compiled
def chance_of_sign(town, family, p):
    """Chance that any agency meets a sign of a need this week, at full trust."""
    total = 0.0
    for need in range(NEEDS):
        if family.severity[need] > 0:
            total += p.recognition[family.severity[need]] * town.sight_total[family.zone, family.ages, need]
    return total


@compiled
def renew_watches(town):
    """Have every watch renewed; called when parameters change."""
    for place in range(1, town.active[0] + 1):
        mark_stale(town.watches[place])


@compiled
def bound_help(town, family):
    """Keep the bound of help above the help there is; called when help changes."""
    if family.help_power > family.help_at_most or family.help_power < family.help_at_most - 3.0 * HELP_STEP:
        family.help_at_most = HELP_STEP * math.ceil(family.help_power / HELP_STEP + 0.5)
        if family.active_at > 0:
            mark_stale(town.watches[family.active_at])


@compiled
def _bound_steps(family, watch, p, week):
    helped = family.help_at_most + family.service_power
    if family.own_help_until > week:
        helped += p.own_help
    for parity in range(2):
        watch.low[parity] = np.uint64(0)
        watch.high[parity] = np.uint64(0)
    for need in range(NEEDS):
        severity = family.severity[need]
        low, high = 0, 511  # no digit passes: a need that is not there does not step
        if severity > 0:
            worsens = chance_to_worsen(severity, need, drive_on(family.severity, need, p), family, p)
            eases = chance_to_ease_alone(severity, need, family, p) + helped
            low = min(256, int(math.ceil(256.0 * worsens * SLACK)))
            high = 256 + max(-1, int(math.floor(255.0 - 256.0 * eases * SLACK)))
        lane = np.uint64(16 * (need // 2))
        watch.low[need % 2] |= np.uint64(low) << lane
        watch.high[need % 2] |= np.uint64(high) << lane
