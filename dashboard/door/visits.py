"""Visits: when families stand at the front door, what comes of it, and how many times round that is.

A visit is a week in which somebody brings a family to the front door, or it comes itself (`contact`). Who had
a case as the log began, a year before the stage's first week, has been round once.
"""

from enum import IntEnum

import numpy as np
import pandas as pd

from dashboard.door.levels import week_numbers

TURNED_AWAY = ("no_further_action", "signposted")
STANDING = "case_standing"


class CameOf(IntEnum):
    """What came of a visit in its week."""

    LET_IN = 0
    TURNED_AWAY = 1
    REFUSED = 2  # by the family, which did not consent


def visits(journeys: pd.DataFrame, start: np.datetime64) -> pd.DataFrame:
    """Return every visit of one seed's log, in order of family and week.

    Parameters
    ----------
    journeys
        Every event, in the order of the file.
    start
        Day on which the first week on the stage begins.

    Returns
    -------
    `family`, `day` (on which its week begins), `week` (from the start; negative before), `came_of` (a
    `CameOf`), `round` (how many times the family has come, this one included) and `again` (not the first).
    """
    rows = journeys.loc[journeys["event"] == "contact", ["family", "week"]].drop_duplicates()
    rows = rows.sort_values(["family", "week"], kind="stable").rename(columns={"week": "day"})
    rows = rows.reset_index(drop=True)
    turned, refused = (_in_that_week(rows, journeys, events) for events in (TURNED_AWAY, ("refused",)))
    came_of = np.select([turned, refused], [CameOf.TURNED_AWAY, CameOf.REFUSED], CameOf.LET_IN)
    stood = journeys.loc[journeys["event"] == STANDING, "family"].unique()
    nth = rows.groupby("family").cumcount() + 1 + rows["family"].isin(stood)
    weeks = (rows["day"].to_numpy().astype("datetime64[D]") - np.datetime64(start, "D")).astype(np.int64) // 7
    return rows.assign(week=weeks, came_of=came_of, round=nth, again=nth > 1)


def _in_that_week(rows: pd.DataFrame, journeys: pd.DataFrame, events: tuple[str, ...]) -> np.ndarray:
    """Return for each visit whether one of these events happened to its family in its week."""
    told = journeys.loc[journeys["event"].isin(events), ["family", "week"]].drop_duplicates()
    met = rows.merge(told, left_on=["family", "day"], right_on=["family", "week"], how="left", indicator=True)
    return (met["_merge"] == "both").to_numpy()


def rounds(visits_of_all: pd.DataFrame, journeys: pd.DataFrame) -> pd.DataFrame:
    """Return how many times each family has come, from which week on: `family`, `week`, `value`."""
    stood = journeys.loc[journeys["event"] == STANDING, "family"].unique()
    before = pd.DataFrame({"family": stood, "week": 0, "value": 1})
    came = visits_of_all[["family"]].assign(
        week=np.maximum(visits_of_all["week"], 0), value=visits_of_all["round"]
    )
    table = pd.concat([before, came]).sort_values(["family", "week", "value"], kind="stable")
    return table.drop_duplicates(["family", "week"], keep="last").reset_index(drop=True)


def weekly(visits_of_all: pd.DataFrame, weeks: int) -> dict[str, np.ndarray]:
    """Count the visits of each week on the stage: `in_the_door`, `turned_away`, `again`, shape (weeks,)."""
    here = visits_of_all[(visits_of_all["week"] >= 0) & (visits_of_all["week"] < weeks)]
    turned = here[here["came_of"] == CameOf.TURNED_AWAY]
    kinds = {"in_the_door": here, "turned_away": turned, "again": here[here["again"]]}
    return {name: np.bincount(rows["week"], minlength=weeks) for name, rows in kinds.items()}


def changes_of_worker(journeys: pd.DataFrame, start: np.datetime64) -> pd.DataFrame:
    """Return when a family's worker left it, on the stage: `family`, `week`, `value` (1)."""
    rows = journeys[(journeys["event"] == "worker_changed") & (journeys["week"] >= np.datetime64(start))]
    table = pd.DataFrame({"family": rows["family"], "week": week_numbers(rows["week"], start), "value": 1})
    return table.sort_values(["family", "week"], kind="stable").reset_index(drop=True)
