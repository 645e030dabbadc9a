"""A pilot's report: what evaluators would find after each number of years, beside the true effect.

The true effect is what only the model sees: the pilot neighbourhoods with the policy against the same ones
without it, in the same futures. It is held against the estimate that each future's evaluator would make from
neighbourhoods before and after. In every future, estimate = true effect - effect on the controls + drift:
what spills over to the controls and what would have happened anyway are what an evaluator cannot take out.
"""

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.results.evaluator import difference_in_differences, right_and_wrong
from sim.results.neighbourhoods import BEFORE, LOCAL, Outcome, local_outcomes
from sim.results.nested import CONFIDENCE, by_draw, range_of_futures
from sim.results.paired import paired_difference

if TYPE_CHECKING:
    from sim.calendar import Calendar
    from sim.pilots import Pilot
    from sim.results.results import Results

ENOUGH = 0.8  # share of evaluators who must get the sign right before a pilot can be believed
SHOWN = (1, 2, 3, 5, 10, 15, 20, 30, 40, 50)  # numbers of years; the last of the run is shown as well
SIGNS = {"higher": 1.0, "lower": -1.0}


def years_shown(report: pd.DataFrame) -> list[int]:
    """Return the numbers of years for which a table or picture has room."""
    last = int(report["years"].max())
    return sorted({years for years in SHOWN if years < last} | {last})


def whole_years(pilot: "Pilot", calendar: "Calendar") -> int:
    """Return how many whole years of a run lie after the first day of a pilot."""
    end, starts = calendar.begins(calendar.weeks), pilot.starts
    return max(0, end.year - starts.year - ((end.month, end.day) < (starts.month, starts.day)))


def pilot_report(
    pilot: "Pilot",
    baseline: "Results",
    alternative: "Results",
    seeds: list[int],
    calendar: "Calendar",
    confidence: float = CONFIDENCE,
    draws: np.ndarray | None = None,
) -> pd.DataFrame:
    """Return one row an outcome and number of years since the start; none for less than a whole year.

    All figures are means over the pilot neighbourhoods (or the controls), each counting alike, against the
    year before. `effect` is the true one, with its interval `low` to `high` and its verdict;
    `effect_on_controls` what spills over; `drift` what an evaluator would find had nothing been done;
    `estimate` the mean of what evaluators find, nine of ten between `estimate_p5` and `estimate_p95`, and
    `own_half` half of their own interval (the median). `futures` to `sure_and_wrong` count evaluators
    (`sim.results.evaluator`). `believed_from` is the first number of years from which at least `ENOUGH` of
    them get the sign of the true effect right, and go on doing so; nan when they never do.
    """
    years = whole_years(pilot, calendar)
    if years < 1:
        return pd.DataFrame()
    names = [*pilot.neighbourhoods, *pilot.controls]
    cubes = [_cubes(results, pilot, seeds, years, names) for results in (baseline, alternative)]
    tried = np.arange(len(names)) < len(pilot.neighbourhoods)
    rows = [
        row
        for outcome in LOCAL
        for row in _rows(outcome, cubes[0][outcome.name], cubes[1][outcome.name], tried, confidence, draws)
    ]
    return pd.DataFrame([{"scenario": pilot.scenario, **row} for row in rows])


def _cubes(
    results: "Results", pilot: "Pilot", seeds: list[int], years: int, names: list[str]
) -> dict[str, np.ndarray]:
    """Return each outcome, shape (years and the one before, seeds, neighbourhoods); nan where unknown."""
    found = local_outcomes(results.demand, results.snapshots, pd.Timestamp(pilot.starts), years)
    every = pd.MultiIndex.from_product([range(years + 1), seeds, names])
    whole = found.reorder_levels(["years", "seed", "neighbourhood"]).reindex(every)
    shape = (years + 1, len(seeds), len(names))
    return {one.name: whole[one.name].to_numpy(float).reshape(shape) for one in LOCAL}


def _rows(
    outcome: Outcome,
    mine: np.ndarray,
    theirs: np.ndarray,
    tried: np.ndarray,
    confidence: float,
    draws: np.ndarray | None,
) -> list[dict]:
    rows = [_row(outcome, years, mine, theirs, tried, confidence, draws) for years in range(1, len(mine))]
    since = believed_from(rows)
    return [{**row, "believed_from": since} for row in rows]


def _row(
    outcome: Outcome,
    years: int,
    mine: np.ndarray,
    theirs: np.ndarray,
    tried: np.ndarray,
    confidence: float,
    draws: np.ndarray | None,
) -> dict:
    """Say what evaluators find after so many years, and what is true."""
    here, there = (table[years][:, tried].mean(axis=1) for table in (mine, theirs))
    true = paired_difference(here, there, outcome.better, confidence, draws)
    found = difference_in_differences(theirs[BEFORE], theirs[years], tried)
    undone = difference_in_differences(mine[BEFORE], mine[years], tried)
    spilled = (theirs[years] - mine[years])[:, ~tried].mean(axis=1)
    p5, p95 = range_of_futures(found.difference[np.isfinite(found.difference)])
    sign = SIGNS.get(true.verdict, np.nan)
    return {
        **{"measure": outcome.name, "label": outcome.label, "unit": outcome.unit, "better": outcome.better},
        **{"years": years, "without": true.baseline, "effect": true.difference, "low": true.low},
        **{"high": true.high, "confidence": confidence, "verdict": true.verdict},
        **{"effect_on_controls": _mean(spilled, draws), "drift": _mean(undone.difference, draws)},
        **{"estimate": _mean(found.difference, draws), "estimate_p5": p5, "estimate_p95": p95},
        "own_half": _median(found.half),
        **right_and_wrong(found, undone, sign),
    }


def believed_from(rows: list[dict]) -> float:
    """Return the first year from which evaluators are believed, as long as the sign stays; nan for none.

    rows : one a number of years, in order, with `verdict`, `futures` and `sign_right`.
    """
    since, last = float("nan"), rows[-1]["verdict"]
    for row in reversed(rows):
        told = row["verdict"] == last and last in SIGNS
        if not told or not row["futures"] or row["sign_right"] < ENOUGH * row["futures"]:
            break
        since = float(row["years"])
    return since


def _mean(values: np.ndarray, draws: np.ndarray | None) -> float:
    known = np.isfinite(values)
    if not known.any():
        return float("nan")
    return float(by_draw(values[known], None if draws is None else draws[known]).mean())


def _median(values: np.ndarray) -> float:
    known = values[np.isfinite(values)]
    return float(np.median(known)) if len(known) else float("nan")
