"""Tier flow: where families with a case stand at each year's end, and where they go until the next.

A family stands in one group: in care while any child of it is looked after, whatever its case; else by its
tier. Families without a case at both ends are not counted: they are nearly all, and nothing moves.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sim.costs.family_log import Log
from sim.costs.family_stocks import stock_changes
from sim.results.pieces import Change, pieces
from sim.results.tiers import GONE, Steps, standing_at
from sim.state.codes import Tier

NO_CASE, EARLY_HELP, ASSESSMENT, IN_NEED, PLAN, CARE, LEFT = range(7)
GROUPS = (
    "no case",
    "early help and its queue",
    "being assessed",
    "child in need",
    "on a protection plan",
    "a child in care",
    "left the place",
)
GROUP_OF_TIER = {
    GONE: LEFT,
    Tier.UNIVERSAL: NO_CASE,
    Tier.EARLY_HELP_WAITING: EARLY_HELP,
    Tier.EARLY_HELP: EARLY_HELP,
    Tier.ASSESSMENT: ASSESSMENT,
    Tier.CHILD_IN_NEED: IN_NEED,
    Tier.CHILD_PROTECTION: PLAN,
}


def year_ends(log: Log, since: int) -> list[int]:
    """Return the last week of each statistical year that the log holds whole, the one before `since` first.

    since : place of the run's first week in the log; its week before stands for 31 March before the run.
    """
    last = np.flatnonzero(np.r_[log.year[1:] != log.year[:-1], True])
    return [int(week) for week in last if week >= since - 1]


def tier_flow(log: Log, steps: Steps, weeks: Sequence[int]) -> pd.DataFrame:
    """Count families by group at one year's end and the next.

    weeks : of `year_ends`. Returns one row a year (that in which the move ends), `before` and `after`
    (places in `GROUPS`) with any `families`.
    """
    in_care = _in_care(log)
    groups = [_groups(log, steps, in_care, week) for week in weeks]
    rows = []
    for week, before, after in zip(weeks[1:], groups[:-1], groups[1:], strict=True):
        moves = np.bincount(before * len(GROUPS) + after, minlength=len(GROUPS) ** 2)
        for code in np.flatnonzero(moves):
            one, other = divmod(int(code), len(GROUPS))
            if {one, other} - {NO_CASE, LEFT}:
                rows.append((int(log.year[week]), one, other, int(moves[code])))
    return pd.DataFrame(rows, columns=["year", "before", "after", "families"])


def _in_care(log: Log) -> list[Change]:
    return [
        Change(*change[1:]) for change in stock_changes(log) if change.measure.startswith("looked_after_")
    ]


def _groups(log: Log, steps: Steps, in_care: list[Change], week: int) -> np.ndarray:
    """Return the group of each family of the log at the end of a week, shape (families,)."""
    families = np.arange(len(log.families))
    tier = standing_at(steps, week, len(families))
    by_tier = np.array([GROUP_OF_TIER[code] for code in range(GONE, max(Tier) + 1)])
    cared_for = pieces([in_care], len(log.weeks)).level_at(families, np.full(len(families), week))[:, 0] > 0
    return np.where(cared_for, CARE, by_tier[tier - GONE])
