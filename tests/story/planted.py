"""Planted journeys: a few events written by hand, as the journeys table would hold them."""

import pandas as pd

from sim.state.codes import Agency, Need, name_of
from sim.state.events import Event, Reason

FIRST = pd.Timestamp("2018-04-01")
NAMES = {
    "event": [name_of(event) for event in Event],
    "agency": [name_of(agency) for agency in Agency],
    "need": [name_of(need) for need in Need],
    "rule": [name_of(reason) for reason in Reason],
}


def happened(week, family, event, rule="life", **more):
    """Return one event: week counts from the first of the log."""
    return {"week": FIRST + pd.Timedelta(weeks=week), "family": family, "event": event, "rule": rule, **more}


def journeys(*events, weeks=100):
    """Return the journeys table of one seed; a last event, of family 999, makes it last so many weeks."""
    rows = [*events, happened(weeks - 1, 999, "moved_in")]
    table = pd.DataFrame(rows).reindex(
        columns=["week", "family", "child", "children", "event", "agency", "worker", "need", "rule", "value",
                 "threshold", "draw"]
    )  # fmt: skip
    table.insert(0, "neighbourhood", "north")
    table["children"] = table["children"].fillna(0).astype("int16")
    for name in ("child", "worker"):
        table[name] = table[name].astype("Int32")
    for name in ("value", "threshold", "draw"):
        table[name] = table[name].astype("float32")
    for name, names in NAMES.items():
        table[name] = pd.Categorical(table[name], categories=names)
    return table.sort_values("week", kind="stable", ignore_index=True)


def episode(family, begins, ends):
    """Return a family's episode of need, from referral to closing."""
    return (
        happened(
            begins, family, "referral", "at_or_above_threshold", agency="police", value=3.0, threshold=2.0
        ),
        happened(begins, family, "assessment_started"),
        happened(begins, family, "waiting"),
        happened(begins + 2, family, "allocated", "place_in_team", agency="social_care", worker=7),
        happened(begins + 3, family, "cin_started", "in_need", value=3.0, threshold=2.0),
        happened(ends, family, "cin_ended", "review_settled", value=1.0, threshold=2.0),
        happened(ends, family, "closed", "review_settled", value=1.0, threshold=2.0),
    )
