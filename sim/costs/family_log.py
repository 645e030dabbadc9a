"""The log as arrays: one seed's journeys with codes in place of names, each family's events together."""

from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

import numpy as np
import pandas as pd

from sim.costs.activity import statistical_year
from sim.state.agencies import SPARE
from sim.state.codes import Agency, Need, name_of
from sim.state.events import Event, Reason

LOG_COLUMNS = (
    "seed", "week", "neighbourhood", "family", "child", "children", "event", "agency", "need", "rule",
    "value", "draw",
)  # fmt: skip
NONE = -1
DAYS = np.timedelta64(7, "D")


class Log(NamedTuple):
    """Events of one seed, sorted by family and, within it, as they happened. Shapes: E events, F families."""

    family: np.ndarray  # (E,) place in `families`
    week: np.ndarray  # (E,) place in `weeks`
    child: np.ndarray  # (E,) slot, -1 the family as a whole
    children: np.ndarray  # (E,) bits: children the event concerns
    event: np.ndarray  # (E,) `Event`
    agency: np.ndarray  # (E,) `Agency`, -1 none; of care events the `Placement`
    need: np.ndarray  # (E,) `Need`, -1 none
    rule: np.ndarray  # (E,) `Reason`
    value: np.ndarray  # (E,)
    drawn: np.ndarray  # (E,) whether luck was met
    families: np.ndarray  # (F,) family numbers
    neighbourhood: np.ndarray  # (F,) place in `neighbourhoods`
    weeks: np.ndarray  # (W,) day on which each week begins, from the log's first
    year: np.ndarray  # (W,) statistical year of each week
    first_year: int  # the first year that the log covers from its first week on
    neighbourhoods: tuple[str, ...]

    @property
    def years(self) -> np.ndarray:
        """Statistical years, in order, shape (Y,)."""
        return np.unique(self.year)

    def of(self, *events: Event, only: Collection[Reason] = (), never: Collection[Reason] = ()) -> np.ndarray:
        """Return the places of these events, by the rules named or by all but some, shape (rows,)."""
        found = np.isin(self.event, events)
        if only:
            found &= np.isin(self.rule, list(only))
        if never:
            found &= ~np.isin(self.rule, list(never))
        return np.flatnonzero(found)

    def rows(self, places: np.ndarray) -> "Log":
        """Return the same log with these events alone."""
        return self._replace(**{name: getattr(self, name)[places] for name in OF_EVENTS})


OF_EVENTS = Log._fields[:10]


def read_log(journeys: pd.DataFrame, demand: pd.DataFrame, added: Sequence[Mapping] = ()) -> Log:
    """Read one seed's journeys.

    journeys : the columns `LOG_COLUMNS` at least, in the order of the file. demand : the demand table of the
    same run, whose weeks from the log's first on are those accounted for; `added` : the agencies that the
    place adds, as provenance keeps them. Raises `ValueError` for a log that does not say how it begins.
    """
    if not (journeys["rule"] == name_of(Reason.LOG_BEGINS)).any():
        raise ValueError("journeys: nothing says what stood when the log began, so spells cannot be counted")
    first = journeys["week"].min()
    counted = np.unique(pd.to_datetime(demand["week"]).to_numpy())
    weeks = counted[counted >= np.datetime64(first)]
    year = statistical_year(pd.Series(counted)).to_numpy()
    partly = set(year[counted < weeks[0]])
    order = np.argsort(journeys["family"].to_numpy(), kind="stable")
    families, where, family = np.unique(
        journeys["family"].to_numpy()[order], return_index=True, return_inverse=True
    )
    names = tuple(pd.unique(demand["neighbourhood"].astype(str)))
    lives = _codes(journeys["neighbourhood"], {name: place for place, name in enumerate(names)})
    agencies = _agencies(added)
    return Log(
        family=family,
        week=((journeys["week"].to_numpy() - weeks[0].astype("datetime64[ms]")) // DAYS)[order],
        child=journeys["child"].fillna(NONE).to_numpy(np.int64)[order],
        children=journeys["children"].to_numpy(np.int64)[order],
        event=_codes(journeys["event"], _named(Event))[order],
        agency=_codes(journeys["agency"], agencies)[order],
        need=_codes(journeys["need"], _named(Need))[order],
        rule=_codes(journeys["rule"], _named(Reason))[order],
        value=journeys["value"].to_numpy(np.float64)[order],
        drawn=~np.isnan(journeys["draw"].to_numpy())[order],
        families=families,
        neighbourhood=lives[order][where],
        weeks=weeks,
        year=year[counted >= weeks[0]],
        first_year=int(min(set(year) - partly)),
        neighbourhoods=names,
    )


def _named(kind: type[IntEnum]) -> dict[str, int]:
    return {name_of(code): int(code) for code in kind}


def _agencies(added: Sequence[Mapping]) -> dict[str, int]:
    own = {agency["name"]: int(spare) for agency, spare in zip(added, SPARE, strict=False)}
    return _named(Agency) | own


def _codes(names: pd.Series, known: Mapping[str, int]) -> np.ndarray:
    """Return the code of each name of a categorical column, shape (rows,); -1 where it is missing."""
    column = names.astype("category").cat
    by_category = np.array([*(known[str(name)] for name in column.categories), NONE])
    return by_category[column.codes.to_numpy()]
