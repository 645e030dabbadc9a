"""Needs seen: how bad a family's worst need is in each week, from its spells."""

import numpy as np
import pandas as pd

from dashboard.door.levels import laid, levels, steps, week_numbers
from sim.state.codes import Severity
from sim.story.histories import NEEDS

ROOM = len(NEEDS) + 1  # a family has each need once at most


def worst_needs(spells: pd.DataFrame, start: np.datetime64, weeks: int) -> pd.DataFrame:
    """Return the severity of each family's worst need from which week on: `family`, `week`, `value` [0-3].

    spells : of every family; start, weeks : as in `dashboard.door.places.places`.
    """
    mine = spells[spells["lane"] == "need"]
    known = pd.DataFrame(
        {
            "family": mine["family"],
            "since": week_numbers(mine["since"], start),
            "until": week_numbers(mine["until"], start),
        }
    )
    weight = ROOM ** (mine["value"].to_numpy(np.int64) - 1)
    table = levels([laid(known, weight)], weeks)
    return steps(table, worst_of(table["level"].to_numpy()))


def worst_of(level: np.ndarray) -> np.ndarray:
    """Return the worst severity that a sum of weights holds, shape as `level`."""
    worst = np.zeros(len(level), np.int64)
    for severity in (Severity.EMERGING, Severity.ESTABLISHED, Severity.ACUTE):
        worst[level >= ROOM ** (severity - 1)] = severity
    return worst
