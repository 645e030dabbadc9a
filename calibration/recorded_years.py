"""Recorded years: the weekly counts of one run, gathered by statistical year, never with a gap."""

from datetime import date
from typing import NamedTuple

import numpy as np
import pandas as pd

PER = 10_000.0  # official rates are per 10,000 children aged 0-17
DAYS = 365.0


class MissingRecordError(ValueError):
    """A year, week or measure that a statistic needs was not recorded; nothing is taken as zero."""


class RecordedYear(NamedTuple):
    """One statistical year of one run, over all neighbourhoods.

    total : counts of the year by measure; at_end : values of the last week, which stand for 31 March;
    mean : means over its weeks; days : days of its 52 or 53 weeks.
    """

    year: int
    total: pd.Series
    at_end: pd.Series
    mean: pd.Series
    days: int

    @property
    def children(self) -> float:
        """Children living in the place, mean over the year: stands for the mid-year population."""
        return known_value(self.mean, "children")

    def rate(self, measure: str) -> float:
        """Events per 10,000 children in 365 days."""
        return self.events(measure) * DAYS / self.days / self.children * PER

    def distinct(self, measure: str) -> float:
        """Distinct children of the year per 10,000; most were there on its first day: not scaled to 365."""
        return self.events(measure) / self.children * PER

    def stock(self, measure: str) -> float:
        """Children on 31 March per 10,000."""
        return self.on_31_march(measure) / self.children * PER

    def percent(self, part: str, *wholes: str) -> float:
        """Return one count as % of the sum of others; nan when there were none of them."""
        return 100.0 * ratio(self.events(part), sum(self.events(whole) for whole in wholes))

    def events(self, measure: str) -> float:
        """Count of the year as recorded."""
        return known_value(self.total, measure)

    def on_31_march(self, measure: str) -> float:
        """Value at the end of the last week that begins before 1 April."""
        return known_value(self.at_end, measure)


def known_value(values: pd.Series, measure: str) -> float:
    """Return one value; raises `MissingRecordError` where its column is absent or has gaps."""
    if measure not in values.index:
        raise MissingRecordError(f"demand: no column {measure}, which a target needs")
    if np.isnan(values[measure]):
        raise MissingRecordError(f"demand: {measure} has gaps in a year that a target needs")
    return float(values[measure])


def ratio(part: float, whole: float) -> float:
    """Return part over whole; nan, never zero, when the whole is zero."""
    return part / whole if whole else float("nan")


def weekly_counts(demand: pd.DataFrame) -> pd.DataFrame:
    """Return the measures of one run summed over neighbourhoods, one row a week, indexed by its date.

    Raises `ValueError` when the table holds more than one scenario or seed, `MissingRecordError` when a
    neighbourhood lacks a week.
    """
    for key in ("scenario", "seed"):
        if key in demand and demand[key].nunique() > 1:
            raise ValueError(f"demand: more than one {key}; a statistic is taken run by run")
    weeks = pd.to_datetime(demand["week"])
    rows = weeks.value_counts()
    if rows.nunique() > 1:
        raise MissingRecordError(f"demand: some neighbourhood lacks the week of {rows.idxmin():%d %B %Y}")
    numbers = demand.drop(columns=["scenario", "seed", "week", "neighbourhood"], errors="ignore")
    return numbers.groupby(weeks).sum(skipna=False).sort_index()


def recorded_year(weekly: pd.DataFrame, year: int) -> RecordedYear:
    """Gather the weeks that begin in the year to 31 March of `year`.

    Raises `MissingRecordError` unless every week of the year is there once.
    """
    first_day, next_year = pd.Timestamp(date(year - 1, 4, 1)), pd.Timestamp(date(year, 4, 1))
    mine = weekly[(weekly.index >= first_day) & (weekly.index < next_year)]
    if not _whole(mine.index, first_day, next_year):
        raise MissingRecordError(
            f"the year to March {year} is not wholly recorded ({len(mine)} of 52 or 53 weeks; "
            f"the record runs from {_span(weekly)}): start earlier or run longer"
        )
    total = mine.sum(skipna=False)
    return RecordedYear(year, total, mine.iloc[-1], total / len(mine), 7 * len(mine))


def on_day(weekly: pd.DataFrame, day: date) -> pd.Series | None:
    """Return the values of the week in which a day falls, None when that week was not recorded."""
    last, first = pd.Timestamp(day), pd.Timestamp(day) - pd.Timedelta(days=6)
    mine = weekly[(weekly.index >= first) & (weekly.index <= last)]
    return None if mine.empty else mine.iloc[-1]


def _whole(weeks: pd.Index, first_day: pd.Timestamp, next_year: pd.Timestamp) -> bool:
    if len(weeks) == 0:
        return False
    steps = np.diff(weeks.to_numpy()) / np.timedelta64(7, "D")
    starts, ends = (weeks[0] - first_day).days < 7, (next_year - weeks[-1]).days <= 7
    return bool(starts and ends and (steps == 1.0).all())


def _span(weekly: pd.DataFrame) -> str:
    if weekly.empty:
        return "nowhere: it is empty"
    return f"{weekly.index[0]:%d %B %Y} to {weekly.index[-1]:%d %B %Y}"
