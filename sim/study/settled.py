"""Settled: whether a study was large enough, from its indices as it grew."""

from collections.abc import Callable

import pandas as pd

from sim.study.factor import DUMMY

FIRST = 3  # factors whose order is judged


def settled(rows: pd.DataFrame, label: Callable[[str], str]) -> str:
    """Say whether the study was large enough for the factors that stand above the noise floor.

    rows : of one outcome and index: factor, size, value, low, high, above_floor; label : names a factor. It
    was, where each of the first few had at the size before the last a value within its last interval, and
    they came in the same order.
    """
    sizes = sorted(rows["size"].unique())
    first, size = _above_the_floor(rows, sizes[-1])[:FIRST], f"N = {sizes[-1]:,}"
    if not first:
        return f"no factor stands above the noise floor at {size}"
    if len(sizes) == 1:
        return f"only one size, {size}: nothing to hold it against"
    moving = [name for name in first if _moves(rows[rows["factor"] == name], sizes[-2:])]
    if moving:
        return f"“{label(moving[0])}” still moves at {size}: draw more points"
    since = _same_since(rows, sizes, first)
    if since == sizes[-1]:
        return f"the order of the first {len(first)} still changes at {size}: draw more points"
    which = f"the first {len(first)} keep their order" if len(first) > 1 else "the same factor comes first"
    return f"{which} from N = {since:,} on, of {sizes[-1]:,}"


def _above_the_floor(rows: pd.DataFrame, size: int) -> list[str]:
    """Return the factors that stand above the noise floor in a study so large, the greatest first."""
    above = set(rows.loc[(rows["size"] == size) & rows["above_floor"], "factor"])
    return [name for name in order_of(rows, size) if name in above]


def _moves(mine: pd.DataFrame, sizes: list[int]) -> bool:
    """Say whether a factor's value at the first size lies outside its interval at the second."""
    before, last = (mine[mine["size"] == size].iloc[0] for size in sizes)
    return not last["low"] <= before["value"] <= last["high"]


def _same_since(rows: pd.DataFrame, sizes: list[int], first: list[str]) -> int:
    """Return the smallest size from which on these factors come first, in this order."""
    since = sizes[-1]
    for size in reversed(sizes):
        if order_of(rows, size)[: len(first)] != first:
            break
        since = size
    return since


def order_of(rows: pd.DataFrame, size: int) -> list[str]:
    """Return the factors by the size of their index in a study so large, without the dummy."""
    mine = rows[(rows["size"] == size) & (rows["factor"] != DUMMY)]
    ranked = mine.assign(reach=mine["value"].abs()).sort_values("reach", ascending=False, kind="stable")
    return list(ranked["factor"])
