"""The ledger: every pound once, with who paid and in which year, in the prices of one year."""

import numpy as np
import pandas as pd

from sim.costs.activity import KEYS, activity_units, statistical_year
from sim.costs.prices import Price, price_list

COLUMNS = ["scenario", "seed", "year", "neighbourhood", "tier", "agency", "cost_line", "units", "gbp"]


def ledger(
    demand: pd.DataFrame, prices: tuple[Price, ...] | None = None, by: str = "year", place: str = "tameside"
) -> pd.DataFrame:
    """Price the activity of a demand table.

    Money is that of the weeks recorded, not scaled to 365 days: a year of 53 weeks costs a week more.

    Parameters
    ----------
    demand
        The demand table; any scenarios, seeds and weeks.
    prices
        Another price list (`price_list`, `with_prices`); the published one of `place` if None.
    by
        `year` (statistical year in which the week begins) or `week`, which adds a column `week`.
    place
        Whose outturn prices placements when `prices` is None.

    Returns
    -------
    One row for each scenario, seed, year, neighbourhood and cost line: `tier`, `agency` (that paid),
    `units` (see the price list) and `gbp` (real, in the prices of the list's year).

    Errors
    ------
    `ValueError` when a measure is absent or has gaps, or `by` is neither word.
    """
    if by not in ("year", "week"):
        raise ValueError(f"by {by!r}: allowed are year and week")
    listed = price_list(place) if prices is None else prices
    dated = demand.assign(year=statistical_year(demand["week"]))
    keys = KEYS if by == "year" else [*KEYS, "week"]
    units = activity_units(dated, [price.line for price in listed], keys)
    return _long(units, listed)[COLUMNS if by == "year" else [*COLUMNS[:3], "week", *COLUMNS[3:]]]


def _long(units: pd.DataFrame, prices: tuple[Price, ...]) -> pd.DataFrame:
    groups, lines = units.shape
    frame = units.index.to_frame(index=False)
    frame = frame.loc[np.repeat(np.arange(groups), lines)].reset_index(drop=True)
    for column in ("tier", "agency", "cost_line"):
        frame[column] = [getattr(price.line, column) for price in prices] * groups
    frame["units"] = units.to_numpy().ravel()
    frame["gbp"] = frame["units"] * np.tile([price.gbp for price in prices], groups)
    return frame
