"""Levels: spells laid on one another, so that what a family is at in a week can be read from one number.

Each spell adds a weight while it holds. The sum of a family's weights changes only where a spell begins or
ends; weights of different kinds are powers of a base, so that a sum can be taken apart again.
"""

import numpy as np
import pandas as pd

WEEK = np.timedelta64(7, "D")


def week_numbers(days: pd.Series | np.ndarray, start: np.datetime64) -> np.ndarray:
    """Return the weeks from a start in which days lie; what came before is in the first, 0."""
    days = np.asarray(days, "datetime64[D]")
    return np.maximum((days - np.datetime64(start, "D")) // WEEK, 0).astype(np.int64)


def laid(spells: pd.DataFrame, weight: np.ndarray) -> pd.DataFrame:
    """Return the changes that spells make to the level of their families.

    spells : `family`, `since` and `until` [week numbers]; weight : what each adds while it holds.
    """
    weight = np.broadcast_to(weight, len(spells))
    begin = pd.DataFrame({"family": spells["family"], "week": spells["since"], "step": weight})
    over = pd.DataFrame({"family": spells["family"], "week": spells["until"], "step": -weight})
    return pd.concat([begin, over])


def levels(changes: list[pd.DataFrame], weeks: int) -> pd.DataFrame:
    """Return the level of every family from each week in which it changes: `family`, `week`, `level`.

    changes : of `laid`; weeks : those on the stage: what changes after the last is left out.
    """
    table = pd.concat(changes)
    table = table[table["week"] < weeks].groupby(["family", "week"], sort=True)["step"].sum().reset_index()
    table["level"] = table.groupby("family")["step"].cumsum()
    return table[["family", "week", "level"]]


def steps(table: pd.DataFrame, value: np.ndarray) -> pd.DataFrame:
    """Return a family's values from the week in which each begins, and only where they change.

    table : `family` and `week`, in this order; value : of each row. Returns `family`, `week`, `value`.
    """
    family = table["family"].to_numpy()
    first = np.r_[True, family[1:] != family[:-1]] if len(family) else np.zeros(0, bool)
    changed = first | np.r_[True, value[1:] != value[:-1]] if len(value) else first
    rows = table.loc[changed, ["family", "week"]].reset_index(drop=True)
    return rows.assign(value=value[changed])


def in_week(steps_of_all: pd.DataFrame, week: int) -> pd.Series:
    """Return the value that holds for each family in a week, indexed by its number."""
    past = steps_of_all[steps_of_all["week"] <= week]
    return past.groupby("family")["value"].last()
