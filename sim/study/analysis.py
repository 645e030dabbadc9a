"""Analysis: all that the runs of a study tell, as tidy tables."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from sim.study.chance import chance_of, floor_of_chance
from sim.study.design import Design
from sim.study.factor import DUMMY
from sim.study.indices import Index, Indices, indices_of, second_order_of
from sim.study.swings import swings_of

SIGNED = ("mu", "rank_correlation")  # the rest cannot be below zero but by an unlucky draw of points
Chance = dict[str, float]
FEW = 2  # resamples where only the value is wanted


class Analysis(NamedTuple):
    """Tables of a study; `docs/studies.md` says how to read each.

    indices : outcome, index, factor, value, low, high, noise, floor, above_floor; second_order : outcome,
    factor, other, value, low, high, noise (sobol alone); convergence : outcome, index, factor, size, runs,
    value, low, high, above_floor; chance, spread : one row an outcome; swings : outcome,
    factor, when_low, when_high, the ends of their intervals, middle.
    """

    indices: pd.DataFrame
    second_order: pd.DataFrame
    convergence: pd.DataFrame
    chance: pd.DataFrame
    spread: pd.DataFrame
    swings: pd.DataFrame


def analyse(design: Design, outputs: Mapping[str, np.ndarray]) -> Analysis:
    """Return the tables of a study.

    outputs : by outcome, shape (points, seeds), every one finite; `sim.study.gate` gives them.
    """
    tables = [_of_outcome(design, outcome, output) for outcome, output in outputs.items()]
    return Analysis(*(pd.concat(parts, ignore_index=True) for parts in zip(*tables, strict=True)))


def _of_outcome(design: Design, outcome: str, output: np.ndarray) -> list[pd.DataFrame]:
    mean, chance = output.mean(axis=1), chance_of(output)
    found = indices_of(design, design.whole, mean[design.whole.rows])
    tables = [
        _indices(design, found, output, chance),
        _second_order(design, output) if design.method == "sobol" else pd.DataFrame(),
        _convergence(design, found, mean, chance),
        pd.DataFrame([chance]),
        pd.DataFrame([_spread(mean[design.space_filling])]),
        swings_of(design, mean),
    ]
    return [_named(table, outcome) for table in tables]


def _named(table: pd.DataFrame, outcome: str) -> pd.DataFrame:
    if len(table):
        table.insert(0, "outcome", outcome)
    return table


def _indices(design: Design, found: Indices, output: np.ndarray, chance: Chance) -> pd.DataFrame:
    whole, names = design.whole, design.problem["names"]
    by_seed = [indices_of(design, whole, one[whole.rows], FEW) for one in output.T]
    parts = []
    for name, index in found.items():
        noise = _standard_error([one[name].value for one in by_seed])
        frame = pd.DataFrame({"index": name, "factor": names, **index._asdict(), "noise": noise})
        frame["floor"] = floor_of(name, index, names, chance)
        frame["above_floor"] = reached(name, index) > frame["floor"]
        parts.append(frame)
    return pd.concat(parts, ignore_index=True)


def floor_of(name: str, index: Index, names: Sequence[str], chance: Chance) -> float:
    """Return how far from zero an index may lie by noise: the reach of the dummy, or of chance alone."""
    dummy = list(names).index(DUMMY)
    return max(float(abs(index.low[dummy])), float(abs(index.high[dummy])), floor_of_chance(name, chance))


def reached(name: str, index: Index) -> np.ndarray:
    """Return how far from zero each factor's whole interval lies; 0 or less where zero is within it."""
    if name not in SIGNED:
        return index.low
    within = (index.low <= 0) & (index.high >= 0)
    return np.where(within, 0.0, np.minimum(np.abs(index.low), np.abs(index.high)))


def _second_order(design: Design, output: np.ndarray) -> pd.DataFrame:
    names = design.problem["names"]
    found = second_order_of(design, output.mean(axis=1))
    by_seed = [second_order_of(design, one, FEW).value for one in output.T]
    noise = _standard_error(by_seed)
    one, other = np.triu_indices(len(names), 1)
    value, half = found.value[one, other], found.half[one, other]
    return pd.DataFrame(
        {
            "factor": [names[row] for row in one],
            "other": [names[row] for row in other],
            "value": value,
            "low": value - half,
            "high": value + half,
            "noise": noise[one, other],
        }
    )


def _convergence(design: Design, found: Indices, mean: np.ndarray, chance: Chance) -> pd.DataFrame:
    names, parts = design.problem["names"], []
    for subset in design.subsets:
        mine = found if subset is design.whole else indices_of(design, subset, mean[subset.rows])
        for name, index in mine.items():
            size = {"size": subset.size, "runs": len(subset.rows)}
            frame = pd.DataFrame({"index": name, "factor": names, **size, **index._asdict()})
            frame["above_floor"] = reached(name, index) > floor_of(name, index, names, chance)
            parts.append(frame)
    return pd.concat(parts, ignore_index=True)


def _spread(mean: np.ndarray) -> dict[str, float]:
    quantiles = {f"p{at}": float(np.percentile(mean, at)) for at in (5, 25, 50, 75, 95)}
    return {"mean": float(mean.mean()), **quantiles, "share_above_zero": float((mean > 0).mean())}


def _standard_error(values: Sequence[np.ndarray]) -> np.ndarray:
    """Return the standard error of an index that is due to chance, from the index of each seed."""
    return np.std(values, axis=0, ddof=1) / np.sqrt(len(values))
