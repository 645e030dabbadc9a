"""Swings: where an outcome stands when one factor is low and when it is high, for a tornado."""

import numpy as np
import pandas as pd

from sim.study.design import Design
from sim.study.indices import HALF, indices_of

FIFTH = 0.2


def swings_of(design: Design, mean: np.ndarray) -> pd.DataFrame:
    """Return one row a factor: `middle`, `when_low` and `when_high` with the ends of their 95 % intervals.

    mean : the outcome of each point. Low and high are the lowest and highest fifth of the factor's range,
    all else as it came; of morris they are the ends of the range, from the mean effect.
    """
    if design.method == "morris":
        return _by_effect(design, mean)
    names = design.problem["names"]
    rows = [_by_fifths(values, mean) for values in design.points.T]
    return pd.DataFrame([{"factor": name, **row} for name, row in zip(names, rows, strict=True)])


def _by_fifths(values: np.ndarray, mean: np.ndarray) -> dict[str, float]:
    ends = np.quantile(values, [FIFTH, 1 - FIFTH])
    row = {"middle": float(mean.mean())}
    for word, chosen in (("low", values <= ends[0]), ("high", values >= ends[1])):
        mine = mean[chosen]
        half = HALF * float(mine.std(ddof=1)) / np.sqrt(len(mine)) if len(mine) > 1 else np.nan
        row |= _ends(word, float(mine.mean()), half)
    return row


def _by_effect(design: Design, mean: np.ndarray) -> pd.DataFrame:
    effect = indices_of(design, design.whole, mean)["mu"]
    middle, half = float(mean.mean()), (effect.high - effect.low) / 4
    rows = [
        {
            "factor": name,
            "middle": middle,
            **_ends("low", middle - value / 2, wide),
            **_ends("high", middle + value / 2, wide),
        }
        for name, value, wide in zip(design.problem["names"], effect.value, half, strict=True)
    ]
    return pd.DataFrame(rows)


def _ends(word: str, value: float, half: float) -> dict[str, float]:
    return {f"when_{word}": value, f"low_when_{word}": value - half, f"high_when_{word}": value + half}
