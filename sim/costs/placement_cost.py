"""Placement cost: what a child looked after costs a week and a year, by placement and at their mix."""

import numpy as np
import pandas as pd

from sim.costs.futures_summed_up import over_futures
from sim.costs.prices import WEEKS_IN

PLACED = {"foster_week": "foster", "residential_week": "residential", "other_placement_week": "other"}
WITH_PARENTS = "with_parents_week"  # no placement to pay for: its line is social work already
SOCIAL_WORK = "placed_child_social_work_week"
ALL = "all"
NEEDED = (*PLACED, WITH_PARENTS, SOCIAL_WORK)


def cost_by_placement(ledger: pd.DataFrame, draws: np.ndarray | None = None) -> pd.DataFrame:
    """Return the cost of a child looked after by year and placement, the row `all` at their mix.

    The placement and the social work with the child are counted; proceedings, care leavers and kin are not.

    Parameters
    ----------
    ledger
        A ledger with social work priced case by case (basis `activity`).
    draws
        The draw of each seed, None where all share one set of parameters.

    Returns
    -------
    Columns `year`, `placement`, `child_weeks` and `share_of_weeks` (means over futures), `gbp_a_week_median`,
    `_p5` and `_p95` over futures, and `gbp_a_year`, the median week times 365.25 / 7.

    Raises `ValueError` when the ledger lacks a line, as one priced by posts does.
    """
    absent = [name for name in NEEDED if name not in set(ledger["cost_line"])]
    if absent:
        raise ValueError(f"ledger: no cost line {', '.join(absent)}; price it by activity")
    mine = ledger[ledger["cost_line"].isin(NEEDED)].astype({"cost_line": object})
    keys = ["year", "seed", "cost_line"]
    units, gbp = (mine.groupby(keys)[column].sum().unstack("cost_line") for column in ("units", "gbp"))
    weeks, pounds = _weeks(units), _pounds(units, gbp)
    years, names = sorted(set(mine["year"])), [str(name) for name in weeks]
    return pd.DataFrame([_row(year, name, weeks, pounds, draws) for year in years for name in names])


def _weeks(units: pd.DataFrame) -> pd.DataFrame:
    weeks = units[[*PLACED, WITH_PARENTS]].rename(columns={**PLACED, WITH_PARENTS: "with_parents"})
    return weeks.assign(**{ALL: weeks.sum(axis=1)})


def _pounds(units: pd.DataFrame, gbp: pd.DataFrame) -> pd.DataFrame:
    """Return pounds by placement; social work with placed children is shared by their weeks."""
    a_week = (gbp[SOCIAL_WORK] / units[SOCIAL_WORK].where(units[SOCIAL_WORK] > 0)).fillna(0.0)
    pounds = pd.DataFrame({name: gbp[line] + a_week * units[line] for line, name in PLACED.items()})
    pounds["with_parents"] = gbp[WITH_PARENTS]
    return pounds.assign(**{ALL: pounds.sum(axis=1)})


def _row(
    year: int, name: str, weeks: pd.DataFrame, pounds: pd.DataFrame, draws: np.ndarray | None
) -> dict[str, object]:
    mine, whole, spent = (table.xs(year) for table in (weeks[name], weeks[ALL], pounds[name]))
    found = over_futures(spent / mine.where(mine > 0), draws)
    return {
        "year": int(year),
        "placement": name,
        "child_weeks": float(mine.mean()),
        "share_of_weeks": float(mine.sum() / whole.sum()) if whole.any() else np.nan,
        **{f"gbp_a_week_{end}": found[end] for end in ("median", "p5", "p95")},
        "gbp_a_year": found["median"] * WEEKS_IN["year"],
    }
