"""Futures summed up: the median and nine of ten futures of a figure, and when futures pay back."""

import numpy as np
import pandas as pd

from sim.results.nested import by_draw, interval, range_of_futures, spread

NOT_WITHIN = "not within {years} years"


def over_futures(values: pd.Series, draws: np.ndarray | None) -> dict[str, float | int]:
    """Return what futures say of one figure; missing ones are left out and not counted.

    values : one a seed, in the order of seeds. `median`, and `p5` to `p95`, are of futures: where their
    parameters are drawn these hold chance (`chance_sd`) and parameters (`parameter_sd`) together.
    `mean`, with `low` and `high` (95 %), is of draws where there are any. `above_zero` is a share of futures.
    """
    figures = values.to_numpy(float)
    known = np.isfinite(figures)
    found, drawn = figures[known], None if draws is None else draws[known]
    if not len(found):
        return {
            **dict.fromkeys(("median", "p5", "p95", "mean", "low", "high"), np.nan),
            **_apart(found, drawn),
        }
    low, high = interval(found, draws=drawn)
    p5, p95 = range_of_futures(found)
    middle = {"median": float(np.median(found)), "p5": p5, "p95": p95}
    mean = {"mean": float(by_draw(found, drawn).mean()), "low": low, "high": high}
    return {**middle, **mean, **_apart(found, drawn)}


def payback_distribution(first: pd.Series, for_good: pd.Series, horizon: int) -> pd.DataFrame:
    """Return how many futures pay back first, and for good, in each year, and how many never within it all.

    first, for_good : each seed's payback year (0 is the policy's first), nan for none. Columns `payback` (the
    year, or the words), `t` (nan for the last row), `futures` and `share` that pay back first in this year,
    `by_then` (share that has by this year), and the same `for_good`: never below zero again.
    """
    rows = [
        {"payback": f"year {year}", "t": float(year), **_of_year(first == year, first <= year, "")}
        | _of_year(for_good == year, for_good <= year, "_for_good")
        for year in range(horizon)
    ]
    words = {"payback": NOT_WITHIN.format(years=horizon), "t": np.nan}
    nothing = pd.Series(np.nan, index=first.index)
    rows.append(words | _of_year(first.isna(), nothing, "") | _of_year(for_good.isna(), nothing, "_for_good"))
    return pd.DataFrame(rows)


def median_payback(payback: pd.DataFrame, ending: str = "") -> str:
    """Return the year by which half of the futures or more have paid back, in words.

    payback : one case's distribution; ending : `_for_good` for payback that lasts.
    """
    reached = payback[payback[f"by_then{ending}"] >= 0.5]
    return str((reached if len(reached) else payback.tail(1))["payback"].iloc[0])


def _of_year(mine: pd.Series, by_then: pd.Series, ending: str) -> dict[str, object]:
    count = int(mine.sum())
    shares = {f"share{ending}": count / len(mine), f"by_then{ending}": float(by_then.mean())}
    return {f"futures{ending}": count, **shares}


def _apart(found: np.ndarray, draws: np.ndarray | None) -> dict[str, float | int]:
    above = float((found > 0).mean()) if len(found) else np.nan
    if not len(found):
        return {"above_zero": above, "chance_sd": np.nan, "parameter_sd": np.nan, "draws": 0, "futures": 0}
    apart = spread(found, draws)
    return {"above_zero": above, **apart._asdict(), "futures": len(found)}
