"""Paths: demand and cost through the years with and without a policy, as rows to draw."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from sim.charts.demand import Panel, quarters
from sim.costs.avoided import ALL_AGENCIES, avoided_cost
from sim.costs.paired_ledgers import PairedLedgers
from sim.results.nested import by_draw, draws_of, interval, range_of_futures
from sim.results.results import Results

BASELINE, POLICY, DIFFERENCE = "as things stand", "policy", "difference"
MOVED_MOST = 3  # agencies with a path of their own


def demand_paths(baseline: Results, policy: Results, panels: Sequence[Panel]) -> list[pd.DataFrame]:
    """Return each tier's path: a row a quarter and path, in the panel's unit.

    Columns path (`BASELINE`, `POLICY`, `DIFFERENCE`), when, mean, low and high (95 % interval of the mean),
    p5 and p95 (nine of ten futures).
    """
    measures = [panel.measure for panel in panels]
    before, after = (quarters(results, measures) for results in (baseline, policy))
    draws = draws_of(baseline.seeds, baseline.provenance)
    paths: list[pd.DataFrame] = []
    for measure in measures:
        mine, theirs = before[measure], after[measure]
        named = ((BASELINE, mine), (POLICY, theirs), (DIFFERENCE, theirs - mine))
        paths.append(pd.concat([_rows(path, futures, draws) for path, futures in named], ignore_index=True))
    return paths


def cost_paths(pairs: PairedLedgers, agencies: Iterable[str]) -> pd.DataFrame:
    """Return what agencies pay more under the policy [£ a year], by agency and year; columns as above.

    `ALL_AGENCIES` is the sum of all. A year is named by the day on which it begins.
    """
    by_agency = avoided_cost(pairs)
    parts = []
    for agency in agencies:
        mine = by_agency if agency == ALL_AGENCIES else by_agency[by_agency["agency"] == agency]
        more = -mine.groupby(["year", "seed"])["avoided_gbp"].sum().unstack("seed")
        more = more.reindex(columns=pairs.seeds).fillna(0.0)
        more.index = pd.to_datetime([f"{year - 1}-04-01" for year in more.index])
        parts.append(_rows(DIFFERENCE, more, pairs.draws).assign(agency=agency))
    return pd.concat(parts, ignore_index=True)


def moved_most(agencies: pd.DataFrame) -> list[str]:
    """Return all agencies together, then those whose yearly cost moves most, told or not."""
    alone = agencies[(agencies["agency"] != ALL_AGENCIES) & (agencies["standing"] != "no difference")]
    order = alone["avoided_gbp"].abs().sort_values(ascending=False, kind="stable").index
    return [ALL_AGENCIES, *alone.loc[order, "agency"].head(MOVED_MOST)]


def _rows(path: str, futures: pd.DataFrame, draws: np.ndarray | None) -> pd.DataFrame:
    rows = futures.to_numpy(float)
    low, high = zip(*(interval(row, draws=draws) for row in rows), strict=True)
    p5, p95 = zip(*(range_of_futures(row) for row in rows), strict=True)
    mean = [by_draw(row, draws).mean() for row in rows]
    return pd.DataFrame(
        {"path": path, "when": futures.index, "mean": mean, "low": low, "high": high, "p5": p5, "p95": p95}
    )
