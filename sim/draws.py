"""Luck: one draw for each decision, person and week, the same under every policy.

A draw is a pure function of its key, so a family meets the same luck in two scenarios, and the
difference between them is policy. SplitMix64's finaliser is applied once for each part of the
key, in order, so that no two parts can be exchanged (Steele, Lea and Flood, 2014).
"""

import math

import numpy as np

from sim.compiled import JIT_DISABLED, compiled

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_S12, _S27, _S30, _S31 = np.uint64(12), np.uint64(27), np.uint64(30), np.uint64(31)

if JIT_DISABLED:  # interpreted uint64 arithmetic wraps round as intended, and numpy would warn of it
    np.seterr(over="ignore")


@compiled
def _mix(state, part):
    x = (state ^ np.uint64(part)) + _GOLDEN
    x = (x ^ (x >> _S30)) * _MIX_1
    x = (x ^ (x >> _S27)) * _MIX_2
    return x ^ (x >> _S31)


@compiled
def uniform(seed, decision, who, week, nth):
    """Draw strictly inside (0, 1), as a pure function of its key.

    seed : run [whole number >= 0]; decision : `Decision` code; who : family, child or post number;
    week : weeks since the burn-in began; nth : which draw of this decision in this week.
    Errors: none; a negative part would wrap round and must not be passed.
    """
    return uniform_of(key_of(seed, decision, who), week, nth)


@compiled
def key_of(seed, decision, who):
    """Mix the first three parts of a draw's key, for whoever draws it again every week."""
    x = _mix(np.uint64(0), seed)
    x = _mix(x, decision)
    return _mix(x, who)


@compiled
def uniform_of(key, week, nth):
    """Draw what `uniform` draws, from a key that `key_of` has begun."""
    x = _mix(_mix(key, week), nth)
    return (np.float64(x >> _S12) + 0.5) * 2.0**-52


@compiled
def first_digits(key, week):
    """Draw the first digits of eight draws at once: a whole number of eight bytes, one for each `nth`.

    The first digit alone settles most questions; `with_digit` adds the rest where it does not.
    """
    return _mix(key, week)


@compiled
def digit(digits, nth):
    """Take the first digit of the nth of eight draws [whole number, 0-255]."""
    return np.int64((digits >> np.uint64(8 * nth)) & np.uint64(255))


@compiled
def with_digit(first, rest):
    """Complete a draw from its first digit and a further draw for the digits that follow."""
    return (first + rest) / 256.0


@compiled
def logit(luck):
    """Logistic noise of scale 1 (sd 1.81) from a draw strictly inside (0, 1)."""
    return math.log(luck / (1.0 - luck))


@compiled
def normal(first, second):
    """Turn two draws into a standard normal value (Box and Muller, 1958)."""
    return math.sqrt(-2.0 * math.log(first)) * math.cos(2.0 * math.pi * second)


@compiled
def weeks_until(chance, luck):
    """Whole weeks (at least 1) until something with this weekly chance happens, from one draw."""
    if chance >= 1.0:
        return 1
    if chance <= 1e-9:
        return 1_000_000
    return 1 + int(math.log(luck) / math.log(1.0 - chance))
