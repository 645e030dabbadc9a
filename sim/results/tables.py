"""Tables: the record of a run turned into tidy frames, with names in place of codes."""

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.state.codes import Agency, ChildStatus, Need, Tier, name_of
from sim.state.events import Event, Reason
from sim.state.measures import MEASURES

if TYPE_CHECKING:
    from sim.simulate import RunRecord

MEASURE_NAMES = [measure.name for measure in MEASURES]
NEED_NAMES = [name_of(need) for need in Need]
OF_AN_AGENCY = ("referrals_from", "help_weeks")  # measures with a column an agency
TENURES = ("owned", "social_rent", "private_rent")
EVENTS_A_PIECE = 25_000
HISTORY = ("referrals", "assessments", "episodes", "refusals", "workers_met")


def demand_table(records: Iterable["RunRecord"]) -> pd.DataFrame:
    """Return weekly activity: scenario, seed, week, neighbourhood, then one column a measure.

    Columns of an agency that a place adds have its name: `referrals_from_homelessness_service`.

    `week` is the day on which the week begins; weeks before the recorded years are left out.
    """
    return pd.concat([_demand(record) for record in records], ignore_index=True)


def journeys_table(record: "RunRecord") -> pd.DataFrame:
    """Return every event of every family with its reason, in the order in which it happened.

    `child` and `worker` are missing where the event is the whole family's, `draw` where no luck
    was met.
    """
    return _journeys(record, record.events)


def journeys_in_pieces(record: "RunRecord") -> Iterator[pd.DataFrame]:
    """Yield the same table some rows at a time, at least one piece: whole, it is twice the log."""
    for begin in range(0, max(1, len(record.events)), EVENTS_A_PIECE):
        yield _journeys(record, record.events[begin : begin + EVENTS_A_PIECE])


def _journeys(record: "RunRecord", events: np.ndarray) -> pd.DataFrame:
    weeks = _first_days(record)
    return pd.DataFrame(
        {
            **_whose(record, len(events)),
            "week": weeks[events["week"]],
            "neighbourhood": _named(events["neighbourhood"], record.place.neighbourhood_names),
            "family": events["family"],
            "child": _or_missing(events["child"]),
            "children": events["children"],
            "event": _coded(events["event"], Event),
            "agency": _named(events["agency"], record.place.agency_names),
            "worker": _or_missing(events["worker"]),
            "need": _coded(events["need"], Need),
            "rule": _coded(events["rule"], Reason),
            "value": events["value"],
            "threshold": events["threshold"],
            "draw": events["draw"],
        }
    )


def families_table(record: "RunRecord") -> pd.DataFrame:
    """Return every family living here at the end: who it is, its needs, where it stands, its history."""
    families = record.families
    status = families["child_status"]
    return pd.DataFrame(
        {
            **_whose(record, len(families)),
            "family": families["number"],
            "neighbourhood": _named(families["neighbourhood"], record.place.neighbourhood_names),
            "deprivation_tenth": families["tenth"],
            "tenure": _named(families["tenure"], TENURES),
            "lone_at_start": families["lone_at_start"] == 1,
            "young_parent": families["young_parent"] == 1,
            "workless": families["workless"] == 1,
            "children_at_home": (status == ChildStatus.AT_HOME).sum(axis=1),
            "children_looked_after": (status == ChildStatus.LOOKED_AFTER).sum(axis=1),
            **{need: families["severity"][:, place] for place, need in enumerate(NEED_NAMES)},
            "tier": _coded(families["tier"], Tier),
            "trust": families["trust"],
            "engagement": families["engagement"],
            **{column: families[column] for column in HISTORY},
            "agencies_met": np.bitwise_count(families["agencies_ever"]).astype(np.int16),
        }
    )


def snapshots_table(record: "RunRecord") -> pd.DataFrame:
    """Return children by need at each 31 March, by neighbourhood and deprivation tenth."""
    snapshots = record.snapshots
    names = record.place.neighbourhood_names
    table = pd.DataFrame({name: snapshots[name] for name in snapshots.dtype.names or ()})
    table["neighbourhood"] = _named(snapshots["neighbourhood"], names)
    return pd.concat([pd.DataFrame(_whose(record, len(snapshots))), table], axis=1)


def _demand(record: "RunRecord") -> pd.DataFrame:
    names = list(record.place.neighbourhood_names)
    first = max(record.calendar.record_from, 0)
    counts = record.tally[first : record.calendar.weeks]
    rows = len(counts) * len(names)
    whose = {
        **_whose(record, rows),
        "week": np.repeat(_first_days(record)[first : record.calendar.weeks], len(names)),
        "neighbourhood": pd.Categorical(names * len(counts), categories=names),
    }
    columns = measure_names(record.place.agency_names)
    measures = pd.DataFrame(counts.reshape(rows, len(columns)), columns=columns)
    return pd.concat([pd.DataFrame(whose), measures], axis=1)


def measure_names(agency_names: Sequence[str]) -> list[str]:
    """Return the columns of the demand table; agencies that a place adds stand under their own names.

    agency_names : by code, `Place.agency_names`.
    """
    own = {
        f"{what}_{name_of(agency)}": f"{what}_{name}"
        for agency, name in zip(Agency, agency_names, strict=True)
        if name != name_of(agency)
        for what in OF_AN_AGENCY
    }
    return [own.get(name, name) for name in MEASURE_NAMES]


def _whose(record: "RunRecord", rows: int) -> dict[str, object]:
    name = record.scenario.name
    return {
        "scenario": pd.Categorical([name]).repeat(rows),
        "seed": np.full(rows, record.seed, np.int64),
    }


def _first_days(record: "RunRecord") -> np.ndarray:
    """Return the day on which each week begins, shape (weeks,)."""
    first = np.datetime64(record.calendar.begins(0), "ms")
    return first + np.arange(record.calendar.weeks) * np.timedelta64(7, "D")


def _coded(codes: np.ndarray, kind: type[IntEnum]) -> "pd.Categorical[str]":
    """Return names for codes, which may leave gaps; -1 is missing."""
    places = np.full(max(kind) + 2, -1)  # the last place is where -1 points
    places[list(kind)] = np.arange(len(kind))
    return _named(places[codes], [name_of(code) for code in kind])


def _named(codes: np.ndarray, names: Iterable[str]) -> "pd.Categorical[str]":
    """Return names for codes that count from 0; -1 is missing."""
    return pd.Categorical.from_codes(np.asarray(codes, np.int64), pd.Index(list(names)))


def _or_missing(numbers: np.ndarray) -> pd.arrays.IntegerArray:
    """Return whole numbers with -1 as missing."""
    return pd.arrays.IntegerArray(numbers.astype(np.int32), numbers < 0)
