"""Scene: all that the stage draws of one future, a few numbers a family and change, ready for the browser."""

import base64
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.door.levels import WEEK, steps
from dashboard.door.lives import Lives
from dashboard.door.needs_seen import worst_needs
from dashboard.door.places import FLOORS, Spot, places
from dashboard.door.plots import marks_in_all
from dashboard.door.visits import changes_of_worker, rounds, visits, weekly
from sim.story.spells import spells_of_all
from sim.story.story import agency_names

AT_REST = 2  # the band of trust that a family has until it is told otherwise
MOST_CHILDREN_DRAWN = 3


@dataclass(eq=False)
class Scene:
    """One future as the stage plays it; every table is in order of family and week.

    families : one row a family, indexed by its number: `neighbourhood` (code), `home` (mark in it),
    `children` (that it ever has, 0 to 3 drawn); places : with `mark`; visits : of the stage's own weeks.
    The others have `family`, `week` and `value`; counts : of each week, shape (weeks,).
    """

    title: str
    start: np.datetime64
    weeks: int
    neighbourhoods: list[str]
    families: pd.DataFrame
    places: pd.DataFrame
    severity: pd.DataFrame
    rounds: pd.DataFrame
    trust: pd.DataFrame
    workers: pd.DataFrame
    visits: pd.DataFrame
    counts: dict[str, np.ndarray]


def scene_of(lives: Lives) -> Scene:
    """Return the scene of one future."""
    journeys, weeks = lives.journeys, lives.weeks
    start = np.datetime64(lives.calendar.begins(lives.calendar.start_week), "ms")
    end = journeys["week"].max().to_numpy() + WEEK
    spells = spells_of_all(journeys, end, agency_names(lives.results))
    stands = places(spells, journeys, start, weeks)
    families = _families(journeys, spells, stands, weeks)
    stands = _with_marks(stands[stands["family"].isin(families.index)], weeks)
    came = visits(journeys, start)
    counts = weekly(came, weeks) | {"helped": helped(stands, weeks)}

    def on_stage(table: pd.DataFrame) -> pd.DataFrame:
        return table[table["family"].isin(families.index) & (table["week"] < weeks)].reset_index(drop=True)

    return Scene(
        lives.title,
        start,
        weeks,
        list(journeys["neighbourhood"].cat.categories),
        families,
        stands,
        on_stage(worst_needs(spells, start, weeks)),
        on_stage(rounds(came, journeys)),
        on_stage(_in_order(lives.trust)),
        on_stage(changes_of_worker(journeys, start)),
        on_stage(came[came["week"] >= 0]),
        counts,
    )


def helped(stands: pd.DataFrame, weeks: int) -> np.ndarray:
    """Return how many families are on a floor, and not on a bench, in each week, shape (weeks,)."""
    spells = _lasting(stands, weeks)
    mine = spells[spells["value"].isin(FLOORS)]
    begun = np.bincount(mine["week"], minlength=weeks + 1)
    over = np.bincount(mine["until"], minlength=weeks + 1)
    return np.cumsum(begun - over)[:weeks]


def _in_order(table: pd.DataFrame) -> pd.DataFrame:
    table = table.sort_values(["family", "week"], kind="stable")
    return steps(table, table["value"].to_numpy(np.int64))


def _families(journeys: pd.DataFrame, spells: pd.DataFrame, stands: pd.DataFrame, weeks: int) -> pd.DataFrame:
    """Return who is on the stage in any week, and where they live."""
    there = stands[stands["value"] != Spot.GONE]
    numbers = pd.Index(np.sort(there["family"].unique()), name="family")
    first = journeys.drop_duplicates("family").set_index("family")["neighbourhood"].cat.codes
    children = spells[spells["lane"] == "child"].groupby("family")["child"].nunique()
    table = pd.DataFrame({"neighbourhood": first.reindex(numbers).astype(int)}, numbers)
    table["children"] = children.reindex(numbers, fill_value=0).clip(upper=MOST_CHILDREN_DRAWN)
    since = there.groupby("family")["week"].first().reindex(numbers)
    gone = stands[stands["value"] == Spot.GONE].groupby("family")["week"].last()
    left = gone.reindex(numbers).to_numpy(float)
    until = np.where(left > since.to_numpy(), left, weeks)
    table["home"] = marks_in_all(table["neighbourhood"].to_numpy(), since.to_numpy(), until)
    return table


def _with_marks(stands: pd.DataFrame, weeks: int) -> pd.DataFrame:
    """Add the mark on which a family stands; at home it is the family's own plot."""
    spells = _lasting(stands, weeks)
    mark = marks_in_all(*(spells[name].to_numpy() for name in ("value", "week", "until")))
    return spells.drop(columns="until").assign(mark=mark)


def _lasting(stands: pd.DataFrame, weeks: int) -> pd.DataFrame:
    """Add `until`, the week in which the family stands elsewhere."""
    same = stands["family"] == stands["family"].shift(-1)
    return stands.assign(until=stands["week"].shift(-1).where(same, weeks).astype(int)).reset_index(drop=True)


def encoded(scene: Scene) -> dict[str, object]:
    """Return a scene as plain data: text, numbers, and arrays of whole numbers in base64.

    A track is `at` (where each family's changes begin, one more than families), `week` and `value`; families
    are told by their place in `family`.
    """
    families = scene.families
    row = pd.Series(np.arange(len(families)), families.index)
    tracks = {name: track(getattr(scene, name), row) for name in ("severity", "rounds", "trust", "workers")}
    stands = track(scene.places, row) | {"mark": packed(scene.places["mark"], np.uint16)}
    came = scene.visits.assign(value=scene.visits["came_of"])
    return {
        "title": scene.title,
        "start": str(scene.start.astype("datetime64[D]")),
        "weeks": scene.weeks,
        "neighbourhoods": scene.neighbourhoods,
        "family": packed(families.index, np.uint32),
        "neighbourhood": packed(families["neighbourhood"], np.uint8),
        "home": packed(families["home"], np.uint16),
        "children": packed(families["children"], np.uint8),
        "places": stands,
        **tracks,
        "visits": track(came, row),
        "counts": {name: packed(count, np.uint16) for name, count in scene.counts.items()},
    }


def track(table: pd.DataFrame, row: pd.Series) -> dict[str, str]:
    """Return one table of changes as a track; row : place of each family, by its number."""
    counts = np.bincount(row.loc[table["family"]], minlength=len(row))
    return {
        "at": packed(np.r_[0, np.cumsum(counts)], np.uint32),
        "week": packed(table["week"], np.uint16),
        "value": packed(table["value"], np.uint8),
    }


def packed(numbers: np.ndarray | pd.Series | pd.Index, kind: type[np.unsignedinteger]) -> str:
    """Return whole numbers in base64, little-endian; raises `OverflowError` for one that does not fit."""
    whole = np.asarray(numbers, np.int64)
    if len(whole) and not (whole.min() >= 0 and whole.max() <= np.iinfo(kind).max):
        raise OverflowError(f"{whole.min()} to {whole.max()} does not fit {kind.__name__}")
    return base64.b64encode(whole.astype(np.dtype(kind).newbyteorder("<")).tobytes()).decode()
