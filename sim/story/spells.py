"""Spells: what was true of one family from which week to which, read back from its journey.

The log says what happens; a spell says what holds between two events: a need at one severity, a tier, a
worker. Lanes, and what they hold:

========== ==================================== ======== =========================================
lane       what                                 child    value
========== ==================================== ======== =========================================
need       name of the need                              severity, 1 to 3
tier       name of the tier above universal              its code, 1 to 5
waiting    ``early_help`` or ``social_work``             judged need as the queue place was taken
worker     row of the post, as text
agency     who helps beside the lead
advocate   ``advocate``
service    a service with places                         hours a week
assessment ``social_care_assessment``
enquiry    ``section_47_enquiry``
plan       ``child_protection_plan``            yes
care       placement, or ``care_leaver``        yes
child      where a child of the family stands   yes
========== ==================================== ======== =========================================

The lane ``child`` has every child under 18 at home or in care in one place at a time: ``at_home``,
``assessment``, ``child_in_need``, ``child_protection`` or ``looked_after``.
"""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
import pandas as pd

from sim.state.codes import Agency, name_of
from sim.story.case_events import CASE_EVENTS
from sim.story.help_events import HELP_EVENTS
from sim.story.home_events import HOME_EVENTS
from sim.story.life import Life, Spell, Told

READERS = {name_of(event): read for event, read in (HOME_EVENTS | CASE_EVENTS | HELP_EVENTS).items()}
AGENCY_NAMES = tuple(name_of(agency) for agency in Agency)
COLUMNS = ("week", "event", "rule", "child", "children", "agency", "worker", "need", "value")


def spells(
    journey: pd.DataFrame, end: date | np.datetime64, agency_names: Sequence[str] = AGENCY_NAMES
) -> pd.DataFrame:
    """Return what was true of one family and when, one row a spell, in the order in which they began.

    Parameters
    ----------
    journey
        Rows of one family from `Results.journeys_of`, in the order of the file: the columns `COLUMNS` at
        least.
    end
        Day after the log's last week: until then lasts what still holds.
    agency_names
        Names by code where the place adds agencies of its own, `Place.agency_names`.

    Returns
    -------
    Columns `lane`, `what`, `child` (missing for the whole family), `since`, `until` (first week at whose end
    it held no longer), `value` (nan where a lane has none), `began` and `ended` (the events; missing for
    what stood as the log began, and for what still holds). What began and ended within one week has `until`
    equal to `since`.
    """
    return spells_of_all(journey, end, agency_names).drop(columns="family")


def spells_of_all(
    journeys: pd.DataFrame, end: date | np.datetime64, agency_names: Sequence[str] = AGENCY_NAMES
) -> pd.DataFrame:
    """Return the spells of every family of one seed's journeys, as `spells` does, behind a column `family`.

    Families stand in the order in which the log first names them, with their spells together.
    """
    names = tuple(agency_names)
    lives: dict[int, Life] = {}
    for family, told in zip(journeys["family"].tolist(), _told(journeys), strict=True):
        life = lives.get(family)
        if life is None:
            life = lives[family] = Life(names)
        read = READERS.get(told.event)
        if read:
            read(life, told)
    until = np.datetime64(end, "ms")
    return _table([(family, *spell) for family, life in lives.items() for spell in life.all_by(until)])


def _told(journeys: pd.DataFrame) -> Iterator[Told]:
    """Yield the rows of journeys in plain Python."""
    columns = {name: _plain(journeys[name]) for name in COLUMNS}
    columns["week"] = list(journeys["week"].to_numpy().astype("datetime64[ms]"))
    columns["value"] = journeys["value"].to_numpy(np.float64).tolist()
    return map(Told._make, zip(*columns.values(), strict=True))


def _plain(column: pd.Series) -> list:
    """Return a column as plain Python, with None where something is missing."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        names = [*column.cat.categories, None]  # code -1, missing, is the last
        return [names[code] for code in column.cat.codes.to_numpy()]
    missing = column.isna().to_numpy()
    return [None if gone else one for one, gone in zip(column.tolist(), missing, strict=True)]


def _table(found: list[tuple]) -> pd.DataFrame:
    names = ("family", *Spell._fields)
    columns = zip(*found, strict=True) if found else ((),) * len(names)
    kinds = {
        "family": "int64", "child": "Int64", "since": "datetime64[ms]", "until": "datetime64[ms]",
        "value": "float64",
    }  # fmt: skip
    return pd.DataFrame(
        {
            name: pd.Series(column, dtype=kinds.get(name, "object"))
            for name, column in zip(names, columns, strict=True)
        }
    )
