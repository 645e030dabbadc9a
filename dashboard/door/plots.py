"""Plots: which of the numbered marks of a place each family stands on, so that no two stand on one.

Who comes takes the lowest mark that is free, as one sits down on a bench, and keeps it until it leaves.
"""

import heapq

import numpy as np


def marks_taken(since: np.ndarray, until: np.ndarray) -> np.ndarray:
    """Return the mark of each spell in one place, shape as given; of spells at one time no two are alike.

    since, until : first week in it and first week no longer, in any order, shape (spells,).
    """
    order = np.lexsort((until, since))
    taken: list[tuple[int, int]] = []  # (until, mark)
    free: list[int] = []
    marks = np.zeros(len(since), np.int64)
    for spell in order.tolist():
        while taken and taken[0][0] <= since[spell]:
            heapq.heappush(free, heapq.heappop(taken)[1])
        mark = heapq.heappop(free) if free else len(taken)
        heapq.heappush(taken, (int(until[spell]), mark))
        marks[spell] = mark
    return marks


def marks_in_all(kind: np.ndarray, since: np.ndarray, until: np.ndarray) -> np.ndarray:
    """Return the marks of spells in several places, `kind` telling the places apart, shape (spells,)."""
    marks = np.zeros(len(kind), np.int64)
    for one in np.unique(kind):
        here = np.flatnonzero(kind == one)
        marks[here] = marks_taken(since[here], until[here])
    return marks
