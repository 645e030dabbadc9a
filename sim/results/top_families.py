"""The most expensive families: from which cost on, how much they cost, and what share of all cost they take.

Families are ranked anew in each future and statistical year. A share such as the top 1 % is of all families
who live in the place, or of those who caused any cost in the year; the two answer different questions, and
a figure without its base means little. Families who have left while a child of theirs is still in care count
among those with a cost. The inputs are `sim.costs.family_costs`; money is £ of 2024/25.
"""

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from sim.costs.activity import statistical_year
from sim.results.nested import interval
from sim.results.revolving import AGAIN_AND_AGAIN, referred_often

SHARES = (0.01, 0.05, 0.10)
BASES = ("living_here", "with_a_cost")
KEYS = ["seed", "year"]


def families_living_here(demand: pd.DataFrame) -> pd.Series:
    """Return the mean number of families over the weeks of each seed and statistical year."""
    dated = demand.assign(year=statistical_year(demand["week"]))
    return dated.groupby([*KEYS, "week"])["families"].sum().groupby(KEYS).mean()


def top_families(
    costs: pd.DataFrame, demand: pd.DataFrame, left: pd.DataFrame, shares: Sequence[float] = SHARES
) -> pd.DataFrame:
    """Return what the most expensive families cost, by seed and year.

    Parameters
    ----------
    costs
        One row a family and year with `gbp`; sums by tier or agency are averaged as well.
    demand
        The demand table of the same seeds, for how many families live there.
    left
        What is not attributed, so that shares of all cost can be told too.
    shares
        Of families, the most expensive first [0-1].

    Returns
    -------
    One row for each seed, year, `base` (`living_here` or `with_a_cost`) and `share`: `families` (how many
    those are, at least 1), `threshold_gbp` (of the least expensive among them), `mean_gbp`, `highest_gbp`,
    `share_of_cost` (of all cost that has a family, 0-1), `share_of_all_cost` (of what has none as well), and
    the mean of each other sum in `costs`.
    """
    living = families_living_here(demand).to_dict()
    whole = pd.concat([costs, left]).groupby(KEYS)["gbp"].sum().to_dict()
    rows = []
    for key, mine in costs.groupby(KEYS):
        ranked = mine.sort_values("gbp", ascending=False, kind="stable")
        for base, families in zip(BASES, (living[key], (ranked["gbp"] > 0.0).sum()), strict=True):
            rows += [_top(ranked, share, families, base) | {"all_gbp": whole[key]} for share in shares]
    table = pd.DataFrame(rows)
    table["share_of_all_cost"] = table["families"] * table["mean_gbp"] / table.pop("all_gbp")
    return table


def _top(ranked: pd.DataFrame, share: float, families: float, base: str) -> dict[str, object]:
    how_many = min(max(1, round(share * families)), len(ranked))
    top = ranked.iloc[:how_many]
    return {
        **{key: top[key].iloc[0] for key in KEYS},
        "base": base,
        "share": share,
        "families": how_many,
        "threshold_gbp": top["gbp"].iloc[-1],
        "mean_gbp": top["gbp"].mean(),
        "highest_gbp": top["gbp"].iloc[0],
        "share_of_cost": top["gbp"].sum() / ranked["gbp"].sum(),
        **{f"mean_{name}": top[name].mean() for name in top.columns if name.startswith(("tier_", "agency_"))},
    }


def repeat_families(journeys: pd.DataFrame) -> pd.DataFrame:
    """Return who comes again and again: `seed`, `family`, `episodes`, `many_episodes`, `referred_often`.

    Episodes of need are those that began in the log; many are three or more of them. Referred often is as in
    `sim.results.revolving`: three referrals or more within any five years.
    """
    seed = journeys["seed"].iloc[0]
    begun = journeys[(journeys["event"] == "cin_started") & journeys["child"].isna()]
    episodes = begun.groupby("family").size()
    referred = journeys.loc[journeys["event"] == "referral", ["family", "week"]].drop_duplicates()
    weeks = (referred["week"] - referred["week"].min()) // pd.Timedelta(weeks=1)
    often = referred_often(referred.assign(week=weeks))
    table = pd.DataFrame({"episodes": episodes}).reindex(episodes.index.union(often)).fillna(0)
    return pd.DataFrame(
        {
            "seed": seed,
            "family": table.index,
            "episodes": table["episodes"].to_numpy(int),
            "many_episodes": table["episodes"].to_numpy() >= AGAIN_AND_AGAIN,
            "referred_often": table.index.isin(often),
        }
    )


def cost_of_repeat_families(costs: pd.DataFrame, repeat: pd.DataFrame) -> pd.DataFrame:
    """Return the families who come again and again, and the share of all cost they take over the whole log.

    One row a seed and `who` (`many_episodes`, `referred_often`): `families`, `share_of_families` (of those
    with any cost) and `share_of_cost` [0-1].
    """
    whole = costs.groupby(["seed", "family"])["gbp"].sum().reset_index()
    whole = whole.merge(repeat, on=["seed", "family"], how="left")
    rows = []
    for seed, mine in whole.groupby("seed"):
        for who in ("many_episodes", "referred_often"):
            theirs = mine[who].fillna(False).astype(bool)
            rows.append(
                {
                    "seed": seed,
                    "who": who,
                    "families": int(theirs.sum()),
                    "share_of_families": theirs.mean(),
                    "share_of_cost": mine.loc[theirs, "gbp"].sum() / mine["gbp"].sum(),
                }
            )
    return pd.DataFrame(rows)


def over_seeds(
    table: pd.DataFrame, by: Sequence[str], years: Collection[int] = (), draws: np.ndarray | None = None
) -> pd.DataFrame:
    """Return the mean of each figure over years and seeds, with Student's t interval over seeds.

    table : of `top_families` or `cost_of_repeat_families`; by : columns that tell its rows apart, seed and
    year aside; years : those to average, all if empty; draws : the draw of each seed in order, None where
    all have the same parameters. Returns `by`, `figure`, `mean`, `low`, `high`.
    """
    mine = table[table["year"].isin(list(years))] if years else table
    each = mine.drop(columns=mine.columns.intersection(["year"])).groupby([*by, "seed"]).mean()
    rows = []
    for key, seeds in each.groupby(level=list(by)):
        named = dict(zip(by, key if isinstance(key, tuple) else (key,), strict=True))
        for figure in each.columns:
            values = seeds[figure].to_numpy(float)
            low, high = interval(values, draws=draws)
            rows.append(named | {"figure": figure, "mean": values.mean(), "low": low, "high": high})
    return pd.DataFrame(rows)
