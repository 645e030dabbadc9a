"""Pieces: what stands for each family from one week to another, put together from its changes.

A change says by how much something grows or falls in a week; between two changes everything stands still.
So a family's time falls into pieces, within which all that is asked about is the same.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np


class Change(NamedTuple):
    """Changes of one kind, shape (rows,) each: whose, from which week on, by how much."""

    family: np.ndarray
    week: np.ndarray
    amount: np.ndarray


class Pieces(NamedTuple):
    """Pieces of families' time, P of them, sorted by family and week.

    family : place in the log's families, shape (P,); since, until : weeks, `until` the first no longer in it;
    level : how much of each of K kinds stands in it, shape (P, K).
    """

    family: np.ndarray
    since: np.ndarray
    until: np.ndarray
    level: np.ndarray

    @property
    def weeks(self) -> np.ndarray:
        """How long each lasts [weeks], shape (P,)."""
        return self.until - self.since

    def only(self, chosen: np.ndarray) -> "Pieces":
        """Return the pieces chosen, a mask of shape (P,)."""
        return Pieces(*(part[chosen] for part in self))

    def from_week(self, first: int) -> "Pieces":
        """Return what of them lies in or after a week."""
        return self._replace(since=np.maximum(self.since, first)).only(self.until > first)

    def level_at(self, family: np.ndarray, week: np.ndarray) -> np.ndarray:
        """Return what stands for each family in a week, changes of that week included, shape (rows, K)."""
        reach = int(max(self.until.max(initial=0), week.max(initial=0))) + 1
        place = np.searchsorted(self.family * reach + self.since, family * reach + week, side="right") - 1
        if not len(self.family):
            return np.zeros((len(family), self.level.shape[1]))
        there = (place >= 0) & (self.family[place] == family) & (week < self.until[place])
        return np.where(there[:, None], self.level[place], 0.0)


def begins_and_ends(family: np.ndarray, week: np.ndarray, stands: np.ndarray) -> Change:
    """Return +1 where something begins to stand and -1 where it ends, from what stands after each event.

    family, week, stands : shape (rows,), sorted by family and as it happened.
    """
    held = np.asarray(stands).astype(np.int64)
    before = np.r_[0, held[:-1]]
    before[np.r_[True, family[1:] != family[:-1]][: len(held)]] = 0
    moved = held - before[: len(held)]
    some = moved != 0
    return Change(family[some], week[some], moved[some])


def pieces(kinds: Sequence[Sequence[Change]], end: int) -> Pieces:
    """Cut families' time wherever any of K kinds changes.

    kinds : the changes that make each kind, in any order, from nothing; end : the week in which what still
    stands is cut off. Pieces in which nothing at all stands are left out.
    """
    parts = [(change, kind) for kind, changes in enumerate(kinds) for change in changes if len(change.family)]
    if not parts:
        nothing = np.zeros(0, np.int64)
        return Pieces(nothing, nothing, nothing, np.zeros((0, len(kinds))))
    family, week, amount = (np.concatenate([part[name] for part, _ in parts]) for name in range(3))
    kind = np.concatenate([np.full(len(part.family), number) for part, number in parts])
    cuts, place = np.unique(np.stack([family, week], axis=1), axis=0, return_inverse=True)
    shape = (len(cuts), len(kinds))
    moved = np.bincount(place.ravel() * shape[1] + kind, amount, shape[0] * shape[1]).reshape(shape)
    level = np.cumsum(moved, axis=0)
    first = np.r_[True, cuts[1:, 0] != cuts[:-1, 0]]
    before = (level - moved)[first]  # what families sorted earlier have left standing
    level -= before[np.cumsum(first) - 1]
    until = np.where(np.r_[~first[1:], False], np.r_[cuts[1:, 1], end], end)
    found = Pieces(cuts[:, 0], cuts[:, 1], np.minimum(until, end), np.round(level, 9))
    return found.only((found.weeks > 0) & (found.level != 0.0).any(axis=1))


def unbroken(found: Pieces) -> Pieces:
    """Join pieces that follow on one another, whatever stands in them; the level is that of the first."""
    if not len(found.family):
        return found
    same = (found.family[1:] == found.family[:-1]) & (found.since[1:] == found.until[:-1])
    begins = np.r_[True, ~same]
    ends = np.r_[~same, True]
    return Pieces(found.family[begins], found.since[begins], found.until[ends], found.level[begins])
