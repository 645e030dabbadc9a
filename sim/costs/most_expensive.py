"""The most expensive families with a policy and without it: what they cost, who pays, the paired difference.

They are ranked anew in each run, future and statistical year, so the two runs' families need not be the
same. Costs are read from journeys (`sim.results.families_priced`), at any prices, with nothing run again.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from sim.costs.prices import PRICE_YEAR, Price, deflator
from sim.errors import WrongValueError
from sim.results.families_priced import families_priced
from sim.results.nested import by_draw, draws_of, interval
from sim.results.paired import paired_difference
from sim.results.top_families import top_families

if TYPE_CHECKING:
    from sim.results.results import Results

TOP = 0.01  # of the families who live in the place
BASE = "living_here"
KEPT = ("families", "threshold_gbp", "mean_gbp", "highest_gbp", "share_of_all_cost")
PARTS = ("tier_", "agency_")
OF_CARE = "tier_looked_after"
WORDS = ("in_words", "verdict", "futures")


class Reported(NamedTuple):
    """What a report says such families cost a year: from `low` to `high` [£], in money of `price_year`."""

    low: float
    high: float
    price_year: str
    source: str


LEICESTERSHIRE = Reported(250_000.0, 330_000.0, "2011/12", "Leicestershire Community Budgets (2011, 3.1.3)")
"""Its own words are "in excess of" the low and, for a figure used nationally, "as high as" the high; it says
neither how many families it means nor what is counted. That this is money of 2011/12 is an assumption."""


def reported_in(price_year: str = PRICE_YEAR) -> Reported:
    """Return the report's two figures in the prices of another financial year [£ a family and year]."""
    ratio = deflator(LEICESTERSHIRE.price_year, price_year)
    return LEICESTERSHIRE._replace(
        low=LEICESTERSHIRE.low * ratio, high=LEICESTERSHIRE.high * ratio, price_year=price_year
    )


def most_expensive(
    baseline: "Results",
    policy: "Results",
    prices: tuple[Price, ...],
    years: Collection[int],
    share: float = TOP,
) -> pd.DataFrame:
    """Return what the most expensive families cost in both runs, and the paired difference.

    Parameters
    ----------
    baseline, policy
        Twins whose journeys were kept; raises `InputError` where they were not, or no seed is in both.
    prices
        The price list of the ledger it is to agree with; all money is in its prices.
    years
        Statistical years to 31 March, of which means are taken.
    share
        Of the families living in the place, the most expensive first [0-1].

    Returns
    -------
    One row a `figure`, means over years and futures: `families` (how many the share is), `threshold_gbp` (of
    the least expensive among them), `mean_gbp`, `highest_gbp`, `share_of_all_cost` [0-1], the mean's parts by
    `tier_...` and `agency_...`, then of the families at or above the report's low figure
    (`reported_in`) `reported_families` and `reported_share_of_care` [0-1]. Columns `baseline` and `policy`
    with `_low` and `_high` (95 % intervals of the mean), `difference` (policy less baseline) with `low` and
    `high`, `confidence`, `in_words`, `verdict`, `futures`.
    """
    seeds = sorted(set(baseline.seeds) & set(policy.seeds))
    if not seeds:
        raise WrongValueError(policy.scenario, "no seed that both have", "twins", "run both with `compare`")
    mine, theirs = (_by_seed(results, prices, seeds, years, share) for results in (baseline, policy))
    draws = draws_of(seeds, baseline.provenance)
    names = _in_order([*mine.columns, *theirs.columns])
    mine, theirs = (table.reindex(columns=names, fill_value=0.0) for table in (mine, theirs))
    rows = [_row(name, mine[name], theirs[name], draws) for name in names]
    return pd.DataFrame([row for row in rows if _says_something(row)])


def _says_something(row: dict[str, object]) -> bool:
    """Leave out a tier or an agency without a cost; that nobody reaches the report's sum is said."""
    return bool(row["baseline"] or row["policy"]) or not str(row["figure"]).startswith(PARTS)


def _in_order(names: Collection[str]) -> list[str]:
    """Return the figures once each: those of all families first, then by tier, then by agency."""
    return sorted(
        dict.fromkeys(names), key=lambda name: name.startswith("tier_") + 2 * name.startswith("agency_")
    )


def _by_seed(
    results: "Results", prices: tuple[Price, ...], seeds: list[int], years: Collection[int], share: float
) -> pd.DataFrame:
    """Return each figure's mean over the years, one row a seed; one seed's families are held at a time."""
    line = reported_in(prices[0].money_of).low
    rows = {}
    for seed in seeds:
        priced = families_priced(results, prices, seeds=[seed])
        costs, left = (table[table["year"].isin(list(years))] for table in (priced.costs, priced.left))
        demand = results.demand[results.demand["seed"] == seed]
        top = top_families(costs, demand, left, (share,))
        rows[seed] = _means(top[top["base"] == BASE]) | _above(costs, line, len(set(years)))
    return pd.DataFrame.from_dict(rows, orient="index")


def _means(top: pd.DataFrame) -> dict[str, float]:
    """Return the mean of each figure over the years; the parts of the mean by tier and by agency."""
    parts = [name for name in top if str(name).startswith(("mean_tier_", "mean_agency_"))]
    mean = top[[*KEPT, *parts]].mean()
    return {
        str(name).removeprefix("mean_") if name in parts else str(name): mean[name] for name in mean.index
    }


def _above(costs: pd.DataFrame, line: float, years: int) -> dict[str, float]:
    """Return how many families a year cost at least `line` [£], and which share of their cost is care."""
    dear = costs[costs["gbp"] >= line]
    care = float(dear[OF_CARE].sum() / dear["gbp"].sum()) if len(dear) else np.nan
    return {"reported_families": len(dear) / years, "reported_share_of_care": care}


def _row(figure: str, mine: pd.Series, theirs: pd.Series, draws: np.ndarray | None) -> dict[str, object]:
    values = mine.to_numpy(float), theirs.to_numpy(float)
    found = paired_difference(*values, "neither", draws=draws)._asdict()
    row: dict[str, object] = {"figure": figure}
    for run, figures in zip(("baseline", "policy"), values, strict=True):
        known = np.isfinite(figures)
        drawn = None if draws is None else draws[known]
        middle = float(by_draw(figures[known], drawn).mean()) if known.any() else np.nan
        low, high = interval(figures[known], draws=drawn)
        row |= {run: middle, f"{run}_low": low, f"{run}_high": high}
    return row | {name: found[name] for name in ("difference", "low", "high", "confidence", *WORDS)}
