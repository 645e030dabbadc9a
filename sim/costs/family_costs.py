"""What each family costs: its own activity at the ledger's prices, and what is left without a family.

A line of the ledger has a family when all that it counts has (`sim.costs.family_activity`). The rest, such as
hubs, enabling posts and scans of every family, stands apart as not attributed, beside posts for which no
family could be found: key workers of a neighbourhood in a week in which none of its families was in early
help. A pound is in one of the two, once.
"""

import pandas as pd

from sim.costs.activity import CostLine
from sim.costs.family_activity import FAMILY_KEYS
from sim.costs.ledger import COLUMNS, ledger
from sim.costs.prices import Price

GROUPS = ("tier", "agency", "cost_line")
WHERE = ["seed", "year", "neighbourhood"]


def attributed(activity: pd.DataFrame, prices: tuple[Price, ...]) -> tuple[Price, ...]:
    """Return the prices of the lines that have a family: all their measures are columns of `activity`."""
    return tuple(price for price in prices if set(price.line.measures) <= set(activity.columns))


def family_costs(
    activity: pd.DataFrame, prices: tuple[Price, ...], by: tuple[str, ...] = ("tier",)
) -> pd.DataFrame:
    """Price what families caused.

    Parameters
    ----------
    activity
        Of one seed or several, as `family_activity` returns it.
    prices
        The price list of the ledger it is to agree with.
    by
        Which sums to add as columns of their own: `tier`, `agency` (that paid), `cost_line`.

    Returns
    -------
    `seed`, `year`, `neighbourhood`, `family`, `gbp` (£, 2024/25), then a column for each tier, agency or line
    asked for, such as `tier_looked_after` or `agency_police`. Raises `ValueError` for another word in `by`.
    """
    unknown = sorted(set(by) - set(GROUPS))
    if unknown:
        raise ValueError(f"by {unknown[0]!r}: allowed are {', '.join(GROUPS)}")
    listed = attributed(activity, prices)
    sums = {"gbp": pd.Series(0.0, activity.index)}
    for price in listed:
        cost = units_of(activity, price.line) * price.gbp
        for name in ("gbp", *(f"{group}_{getattr(price.line, group)}" for group in by)):
            sums[name] = sums.get(name, 0.0) + cost
    return pd.concat([activity[FAMILY_KEYS], pd.DataFrame(sums)], axis=1)


def units_of(activity: pd.DataFrame, line: CostLine) -> pd.Series:
    """Return the units of a line that each row of `activity` caused."""
    parts = [activity[name] * weight for name, weight in line.measures.items()]
    return sum(parts[1:], start=parts[0])


def not_attributed(activity: pd.DataFrame, demand: pd.DataFrame, prices: tuple[Price, ...]) -> pd.DataFrame:
    """Return the ledger less what families caused: what is left without a family.

    activity, demand : of the same seeds; years are those of `activity`.

    Returns
    -------
    The ledger's columns, its rows of every line, with what is left in `units` and `gbp`.
    """
    whole = ledger(demand[demand["seed"].isin(activity["seed"].unique())], prices)
    whole = whole[whole["year"] >= activity["year"].min()].reset_index(drop=True)
    whole["neighbourhood"] = whole["neighbourhood"].astype(str)
    mine = activity.assign(neighbourhood=activity["neighbourhood"].astype(str))
    units = pd.DataFrame({p.line.cost_line: units_of(mine, p.line) for p in attributed(activity, prices)})
    caused = units.groupby([mine[name] for name in WHERE]).sum().rename_axis("cost_line", axis=1).stack()
    known = pd.MultiIndex.from_frame(whole[[*WHERE, "cost_line"]])
    price = whole["cost_line"].map({price.line.cost_line: price.gbp for price in prices})
    whole["units"] = whole["units"] - caused.reindex(known, fill_value=0.0).to_numpy()
    return whole.assign(gbp=whole["units"] * price)[COLUMNS]
