"""Concentration: how unequally cost falls on families, as a curve (Lorenz 1905) and as its Gini coefficient.

The answer depends on who is counted: all families who live here, most of whom cost these services nothing in
a year, or those alone who caused any cost. Both are told. Cost is of all agencies, acute needs included.
"""

import numpy as np

POINTS = np.linspace(0.0, 1.0, 1001)


def with_nothing(cost: np.ndarray, families: float) -> np.ndarray:
    """Return the costs of all families who live here: those with none stand in as zeros.

    cost : £, one a family with a cost, shape (rows,); families : how many live here.
    """
    others = max(0, round(families) - len(cost))
    return np.concatenate([cost, np.zeros(others)])


def concentration_curve(cost: np.ndarray, points: np.ndarray = POINTS) -> np.ndarray:
    """Return the share of all cost that the most expensive families take, by their share of families [0-1].

    cost : one a family, none below zero; points : shares of families, the most expensive first. nan
    where there is no cost at all. It is the Lorenz curve read from the top.
    """
    ranked = np.sort(cost)[::-1]
    whole = ranked.sum()
    if whole <= 0.0:
        return np.full(len(points), np.nan)
    taken = np.r_[0.0, np.cumsum(ranked) / whole]
    return np.interp(points, np.linspace(0.0, 1.0, len(taken)), taken)


def gini(cost: np.ndarray) -> float:
    """Return the Gini coefficient: 0 where all cost the same, near 1 where one family takes everything.

    Twice the area between the curve and equality, for a population and not a sample; nan for no cost.
    """
    ranked = np.sort(cost)
    whole, n = ranked.sum(), len(ranked)
    if whole <= 0.0:
        return float("nan")
    return float(2.0 * (np.arange(1, n + 1) * ranked).sum() / (n * whole) - (n + 1) / n)


def concentration_measures(cost: np.ndarray, families: float) -> dict[str, float]:
    """Return one seed's Gini coefficients, and the share of cost of the most expensive 1, 5 and 10 %.

    cost, families : as in `with_nothing`; shares are of all families who live here.
    """
    everybody = with_nothing(cost, families)
    top = concentration_curve(everybody, np.array([0.01, 0.05, 0.10]))
    shares = zip((1, 5, 10), top, strict=True)
    return {
        "gini_of_cost": gini(everybody),
        "gini_of_cost_of_those_with_a_cost": gini(cost[cost > 0.0]),
        **{f"share_of_cost_of_top_{percent}_percent": float(share) for percent, share in shares},
    }
