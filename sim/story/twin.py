"""Twin: where the two lives of one family part, read from the logs of two scenarios on the same luck."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

HAPPENED = ("week", "event", "child", "agency", "worker", "need", "rule")
FIGURES = ("value", "threshold", "draw")
TOLD_BY_VALUE = {"need_began", "need_changed", "need_standing", "case_standing", "help_changed", "brief_help"}
"""Events whose `value` says what happened: a severity, a tier, who helps, for how long."""

Happening = tuple  # what `HAPPENED` holds, then the value where it says what happened


class Departure(NamedTuple):
    """Where two logs of one family first tell of different lives.

    week : day on which the week of departure begins; place : rows of that week that are still the same;
    one, other : the rows of that week from the first on that differs, as the journeys hold them, empty
    where nothing more happened in it; judged_from : day of the first week in which any row differs, be it
    in value, threshold or draw alone (a judgement that came out the same), never after `week`.
    """

    week: pd.Timestamp
    place: int
    one: pd.DataFrame
    other: pd.DataFrame
    judged_from: pd.Timestamp

    @property
    def event(self) -> str:
        """The first event that only one of them has: of the other, where both go on."""
        rows = self.other if len(self.other) else self.one
        return str(rows["event"].iloc[0])


def departure(one: pd.DataFrame, other: pd.DataFrame) -> Departure | None:
    """Return where two journeys of one family part, None when they never do.

    one, other : rows of the journeys table of one family and seed under two scenarios, in their order.
    They part where another thing happens, or to somebody else, or by another rule, or in another week;
    where only the figures of a judgement differ they go on together, which `judged_from` tells.
    """
    mine, theirs = happenings(one), happenings(other)
    place = first_difference(mine, theirs)
    if place is None:
        return None
    week = min(rows[place][0] for rows in (mine, theirs) if place < len(rows))
    same = sum(row[0] == week for row in mine[:place])
    rest, others_rest = (_in_week(rows, place, week) for rows in (one, other))
    figures = first_difference(*(_figures(rows) for rows in (one, other)))
    judged = place if figures is None else min(place, figures)
    since = min(rows[judged][0] for rows in (mine, theirs) if judged < len(rows))
    return Departure(week, same, rest, others_rest, since)


def happenings(journey: pd.DataFrame) -> list[Happening]:
    """Return what happened, row by row, in a form in which two of a kind are equal."""
    columns = [_plain(journey[name]) for name in HAPPENED]
    told = [
        float(value) if event in TOLD_BY_VALUE else None
        for event, value in zip(columns[1], journey["value"], strict=True)
    ]
    return list(zip(*columns, told, strict=True))


def first_difference(one: Sequence, other: Sequence) -> int | None:
    """Return the place of the first entry that differs or is missing in one, None for equal sequences."""
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return None if len(one) == len(other) else min(len(one), len(other))


def _plain(column: pd.Series) -> list:
    values = column.astype(object)
    return values.where(column.notna(), None).tolist()


def _figures(journey: pd.DataFrame) -> list[tuple]:
    """Return the figures behind each row; what is missing equals itself."""
    figures = [np.nan_to_num(journey[name].to_numpy(np.float64), nan=-np.inf) for name in FIGURES]
    return list(zip(*(column.tolist() for column in figures), strict=True))


def _in_week(journey: pd.DataFrame, place: int, week: pd.Timestamp) -> pd.DataFrame:
    rest = journey.iloc[place:]
    return rest[rest["week"] == week]
