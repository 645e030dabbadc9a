"""Gate: no index is reckoned from runs that are missing or gave no number.

One missing output makes SALib give zeros for every index, without a word.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sim.failures import RunFailedError
from sim.study.design import Design

NAMED = 10


def outputs_of(
    design: Design, runs: pd.DataFrame, outcomes: Sequence[str], seeds: int
) -> dict[str, np.ndarray]:
    """Return each outcome, shape (points, seeds), every one a finite number.

    Raises `RunFailedError`, naming the runs, when one is missing or gave no number.
    """
    if runs.duplicated(["point", "seed"]).any():
        raise RunFailedError("a run is there twice: the chunks of two studies have been put in one folder")
    every = pd.MultiIndex.from_product([range(len(design.points)), range(seeds)], names=["point", "seed"])
    placed = runs.set_index(["point", "seed"])[list(outcomes)]
    missing = [one for one in every if one not in placed.index]
    if missing:
        raise RunFailedError(
            f"{len(missing):,} of {len(every):,} runs are missing: {_named(missing)}. Run the study again: "
            "it goes on with those"
        )
    ordered = placed.reindex(every)
    for outcome in outcomes:
        _refuse_gaps(outcome, ordered[outcome])
    return {outcome: ordered[outcome].to_numpy(float).reshape(-1, seeds) for outcome in outcomes}


def _refuse_gaps(outcome: str, column: pd.Series) -> None:
    gaps = list(column.index[~np.isfinite(column.to_numpy(float))])
    if gaps:
        raise RunFailedError(
            f"{outcome} is no number in {len(gaps):,} of {len(column):,} runs: {_named(gaps)}. One gap would "
            "spoil every index: take a larger share of the place, more years, or another outcome"
        )


def _named(runs: Sequence[tuple[int, int]]) -> str:
    first = ", ".join(f"point {point} seed {seed}" for point, seed in runs[:NAMED])
    return first + (" and others" if len(runs) > NAMED else "")
