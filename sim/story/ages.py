"""Ages: how near each family's children come to ages that are told of, at the time when they do best."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sim.state.families import MAX_CHILDREN

DAYS_A_YEAR = 365.25
FAR = 18.0  # years: as far from any age told of as a family without children is said to be


def births(journeys: pd.DataFrame) -> pd.DataFrame:
    """Return when the children of each family were born, as far as a seed's log says so.

    Returns one row a family, indexed by its number, one column a place among its children: years before (-)
    or after the log's first day, nan for a child who is none.
    """
    told = journeys[journeys["event"].isin(("birth", "child_standing"))]
    since = (told["week"] - journeys["week"].min()) / pd.Timedelta(days=DAYS_A_YEAR)
    age = told["value"].fillna(0.0).astype(float) * 7 / DAYS_A_YEAR
    table = pd.DataFrame(
        {"family": told["family"], "child": told["child"].fillna(0).astype(int), "born": since - age}
    )
    first = table.drop_duplicates(["family", "child"]).pivot(index="family", columns="child", values="born")
    return first.reindex(columns=range(MAX_CHILDREN))


def years_off(journeys: pd.DataFrame, ages: Sequence[float], families: pd.Index) -> pd.Series:
    """Return how far each family's children are from ages told of [years a child], at best in the log.

    For each age the nearest child under 18 of the family counts; ages are told in whole years. The half year
    in which their mean is least is taken. Families whose children the log does not tell of are `FAR` off.
    """
    born = births(journeys).reindex(families).to_numpy()
    years = (journeys["week"].max() - journeys["week"].min()).days / DAYS_A_YEAR
    best = np.full(len(families), FAR)
    for moment in np.arange(0.0, years + 0.5, 0.5):
        aged = moment - born
        aged = np.where((aged >= 0) & (aged < 18), aged, np.inf)
        off = [np.abs(aged - age - 0.5).min(axis=1, initial=FAR) - 0.5 for age in ages]
        best = np.minimum(best, np.mean(np.maximum(off, 0.0), axis=0))
    return pd.Series(best, families)


def tells_ages(journeys: pd.DataFrame) -> bool:
    """Say whether a log tells how old children are: those of older versions do not."""
    return bool((journeys["event"] == "child_standing").any())
