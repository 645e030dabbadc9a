"""Moved: two values of a parameter in words, entry by entry of a table, where they differ."""

from itertools import product
from typing import NamedTuple

import numpy as np

from sim.units import CODE, TEAM, Parameter

LONGEST_LIST = 6  # names spelt out before the rest is counted


class Moved(NamedTuple):
    """Two values that differ, spelt, and the entries of a table that they stand for (empty: all of it)."""

    old: str
    new: str
    entries: str

    def becomes(self, parameter: Parameter) -> str:
        """Say what becomes of the old value, with the unit of a number."""
        unit = "" if parameter.codes or parameter.quantity == CODE else f" ({parameter.quantity.unit})"
        return f"{self.old} becomes {self.new}{self.entries}{unit}"


def moved(parameter: Parameter, old: np.ndarray, new: np.ndarray) -> list[Moved]:
    """Return each pair of values that a parameter moves between, shape (zones, ...) each; none where equal.

    A number that stands for a team means nothing to a reader, so it is left out.
    """
    entries: dict[tuple[str, str], list[str]] = {}
    for entry in product(*(range(length) for length in old.shape[1:])):
        before, after = (np.moveaxis(values, 0, -1)[entry] for values in (old, new))
        if np.any(before != after) and parameter.quantity != TEAM:
            pair = _spelt(parameter, before), _spelt(parameter, after)
            entries.setdefault(pair, []).append(_named(parameter, entry))
    whole = int(np.prod(old.shape[1:]))
    return [Moved(*pair, _for(names, whole)) for pair, names in entries.items()]


def _spelt(parameter: Parameter, values: np.ndarray) -> str:
    """Spell a value by name or number; where zones differ, the least and the largest."""
    if parameter.codes or parameter.quantity == CODE:
        names = parameter.codes or {0: "no", 1: "yes"}
        return " or ".join(names.get(round(float(value)), f"{value:g}") for value in np.unique(values))
    lowest, highest = (_number(float(end)) for end in (values.min(), values.max()))
    return lowest if lowest == highest else f"{lowest} to {highest} by neighbourhood"


def _number(value: float) -> str:
    return f"{value:.4g}" if abs(value) < 10_000 else f"{value:,.0f}"


def _named(parameter: Parameter, entry: tuple[int, ...]) -> str:
    """Name an entry of a table by its row and column."""
    return " and ".join(axis[place] for axis, place in zip(parameter.axes, entry, strict=True))


def _for(names: list[str], whole: int) -> str:
    if len(names) == whole:
        return " for all" if whole > 1 else ""
    over = len(names) - LONGEST_LIST
    listed = [*names[:LONGEST_LIST], f"{over} more"] if over > 1 else names
    return f" for {', '.join(listed)}"
