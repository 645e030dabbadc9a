"""Moments: how every family stood on a day of the log, so that one may be likened to a persona.

A persona is told of on one day: needs as they are then, children as old as they are then, and a history up to
then. So are families here, twice a year. Those whom no agency had met by then, and those who are not there,
are left out.
"""

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from sim.state.families import MAX_CHILDREN
from sim.story.histories import (
    COUNTED,
    HOME_AGAIN,
    LEFT,
    NEEDS,
    OF_CARE,
    OF_NEEDS,
    agencies_met,
    counted,
    episodes,
)

EVERY = pd.Timedelta(weeks=26)
YEAR = pd.Timedelta(days=365.25)
ADULT, FAR = 18.0, 18.0  # years: how far from an age told of a family without any child is said to be
LEAVES = ("child_grew_up", "kin_found")
COMES = ("birth", "child_standing")


def moments(journeys: pd.DataFrame) -> list[pd.Timestamp]:
    """Return the days on which families are looked at: every half year from the log's first on."""
    first, last = journeys["week"].min(), journeys["week"].max()
    return [first + EVERY * nth for nth in range(1, int((last - first) / EVERY) + 1)]


def stood(
    journeys: pd.DataFrame,
    day: pd.Timestamp,
    features: Collection[str],
    ages: Sequence[float] = (),
    added: Sequence[Mapping] = (),
) -> pd.DataFrame:
    """Return how families stood at the end of the week that begins on a day.

    Parameters
    ----------
    journeys
        Every event of one seed, in the order of the file.
    day
        The first day of a week.
    features
        What is asked for: needs, `children`, or columns of `sim.story.histories`.
    ages
        Ages told of [years]; with some there is a column `ages`, how far the children's are off [years].
    added
        Agencies that the place adds, as provenance keeps them.

    Returns
    -------
    One row a family, indexed by its number, with the features asked for.
    """
    past = journeys[journeys["week"] <= day]
    met = agencies_met(past, added)
    gone = past.loc[past["event"].isin(LEFT), "family"]
    families = met.index.difference(pd.Index(gone.unique()))
    known = {name: counts.reindex(families, fill_value=0) for name, counts in _histories(past, met, features)}
    table = pd.DataFrame(known, families).join(_needs(past, families)[[n for n in NEEDS if n in features]])
    aged = _aged(past, day, families)
    if "children" in features:
        table["children"] = np.isfinite(aged).sum(axis=1)
    if ages:
        table["ages"] = _years_off(aged, ages)
    return table.astype(float)


def _histories(past: pd.DataFrame, met: pd.Series, features: Collection[str]) -> list[tuple[str, pd.Series]]:
    found = [("agencies", met)] if "agencies" in features else []
    found += [("episodes", episodes(past))] if "episodes" in features else []
    return found + [(name, counted(past, *COUNTED[name])) for name in COUNTED if name in features]


def _needs(past: pd.DataFrame, families: pd.Index) -> pd.DataFrame:
    """Return the severity of each need, as the last of its events left it."""
    rows = past[past["event"].isin(OF_NEEDS)]
    last = rows.groupby(["family", rows["need"].astype(str)])["value"].last().unstack()
    return last.reindex(index=families, columns=list(NEEDS)).fillna(0.0)


def _aged(past: pd.DataFrame, day: pd.Timestamp, families: pd.Index) -> np.ndarray:
    """Return how old a family's children are [years], shape (families, children); nan for one who is none.

    Its children at home, that is: those in care, and those who have turned 18, been adopted or gone to kin
    for good, are none.
    """
    came = past[past["event"].isin(COMES)]
    weeks = ((day - came["week"]).dt.days / 7 + came["value"].fillna(0.0)).astype(float)
    ages = _by_child(came, weeks * 7 / (YEAR / pd.Timedelta(days=1)), families)
    moves = past[past["event"].isin((*OF_CARE, *LEAVES)) & past["child"].notna()]
    last = moves.drop_duplicates(["family", "child"], keep="last")
    away = last[~((last["event"] == "care_ended") & last["rule"].isin(HOME_AGAIN))]
    stays = np.isnan(_by_child(away, pd.Series(1.0, away.index), families))
    return np.where(stays & (ages < ADULT), ages, np.nan)


def _by_child(rows: pd.DataFrame, value: pd.Series, families: pd.Index) -> np.ndarray:
    table = pd.DataFrame(
        {"family": rows["family"], "child": rows["child"].fillna(0).astype(int), "value": value}
    )
    first = table.drop_duplicates(["family", "child"]).pivot(index="family", columns="child", values="value")
    return first.reindex(index=families, columns=range(MAX_CHILDREN)).to_numpy(float)


def _years_off(aged: np.ndarray, ages: Sequence[float]) -> np.ndarray:
    """Return the mean over ages told of, in whole years, of how far the nearest child's is off [years]."""
    known = np.where(np.isnan(aged), np.inf, aged)
    off = [np.abs(known - age - 0.5).min(axis=1) - 0.5 for age in ages]
    return np.mean(np.clip(off, 0.0, FAR), axis=0)


def tells_ages(journeys: pd.DataFrame) -> bool:
    """Say whether a log tells of children and their ages: those of older versions do not."""
    return bool((journeys["event"] == "child_standing").any())
