"""Luck in plain whole numbers: the same draws as `sim/draws.py`, several times faster uncompiled."""

from functools import cache

GOLDEN, MIX_1, MIX_2 = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
WHOLE = (1 << 64) - 1


def mix(state: int, part: int) -> int:
    """Mix one part of a key into a state of 64 bits (SplitMix64's finaliser)."""
    x = ((state ^ part) + GOLDEN) & WHOLE
    x = ((x ^ (x >> 30)) * MIX_1) & WHOLE
    x = ((x ^ (x >> 27)) * MIX_2) & WHOLE
    return x ^ (x >> 31)


def drawn(state: int) -> float:
    """Turn a state into a draw strictly inside (0, 1)."""
    return ((state >> 12) + 0.5) * 2.0**-52


@cache
def begun(seed: int, decision: int) -> int:
    """Return the state of a key once seed and decision are in it."""
    return mix(mix(0, seed), decision)


class Luck:
    """The draws of one seed."""

    def __init__(self, seed: int):
        self.seed = seed

    def of_week(self, decision: int, who: int, week: int) -> int:
        """Return the state of a key with all but the number of the draw in it."""
        return mix(mix(begun(self.seed, decision), who), week)

    def uniform(self, decision: int, who: int, week: int, nth: int) -> float:
        """Draw strictly inside (0, 1), as `sim.draws.uniform` does for the same key."""
        return drawn(mix(self.of_week(decision, who, week), nth))

    def steps(self, decision: int, who: int, week: int) -> "Steps":
        """Return a week's draws of which the first digit, base 256, was drawn for all eight at once."""
        return Steps(self.of_week(decision, who, week))


class Steps:
    """One draw for each need, its first digit out of one shared draw of eight."""

    def __init__(self, state: int):
        self.state = state

    def of(self, need: int) -> float:
        """Return the whole draw of a need."""
        first = (self.state >> (8 * need)) & 255
        return (first + drawn(mix(self.state, 1 + need))) / 256.0
