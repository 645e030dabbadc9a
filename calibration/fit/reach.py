"""Reach: which few parameters together bring the model nearest to the targets, in a linear picture.

The screen tells the mean effect of each parameter on each goal. Taking effects as straight lines that add up,
least squares within the prior ranges says how near any set of parameters could come; parameters are added one
at a time, each time the one that gains most. A guide to what should be free, not a fit.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.optimize import lsq_linear

from calibration.fit.distance import Goal
from calibration.free import FreeParameter


def reach(table: pd.DataFrame, free: Sequence[FreeParameter], goals: Sequence[Goal]) -> pd.DataFrame:
    """Return parameters in the order in which they help; one row each.

    Columns: `parameter`, `distance` (root mean square misfit that it and those above could reach, chance
    left out), `out` (goals still out of range), `which` of them.
    """
    effects = table.pivot(index="parameter", columns="goal", values="mu")
    now = table.groupby("goal")["at_start"].first()
    chosen: list[FreeParameter] = []
    rows = []
    while len(chosen) < len(free):
        left = [one for one in free if one not in chosen]
        misfits = [_nearest(effects, now, [*chosen, one], goals) for one in left]
        best = int(np.argmin([_size(each, goals) for each in misfits]))
        chosen.append(left[best])
        outside = [goal.name for goal, misfit in zip(goals, misfits[best], strict=True) if abs(misfit) > 1.0]
        size = _size(misfits[best], goals)
        rows.append((left[best].name, size, len(outside), ", ".join(outside)))
    return pd.DataFrame(rows, columns=["parameter", "distance", "out", "which"])


def _nearest(
    effects: pd.DataFrame, now: pd.Series, chosen: Sequence[FreeParameter], goals: Sequence[Goal]
) -> np.ndarray:
    """Return the misfits at the least-squares point of some parameters, shape (goals,)."""
    names = [goal.name for goal in goals]
    slopes = effects.loc[[one.name for one in chosen], names].to_numpy().T
    start = np.array([(one.start - one.low) / (one.high - one.low) for one in chosen])
    root = np.sqrt([goal.weight for goal in goals])
    at_low = now[names].to_numpy() - slopes @ start
    found = lsq_linear(root[:, None] * slopes, -root * at_low, (0.0, 1.0))
    return at_low + slopes @ found.x


def _size(misfits: np.ndarray, goals: Sequence[Goal]) -> float:
    weights = np.array([goal.weight for goal in goals])
    return float(np.sqrt(weights @ misfits**2 / weights.sum()))
