"""Spells of one family from a few rows of a log: when each begins and ends, and by which event."""

import numpy as np
import pandas as pd
import pytest

from sim.story.spells import COLUMNS, spells
from sim.story.state import weekly_state

BEGINS = np.datetime64("2018-04-01", "ms")
WEEK = np.timedelta64(7, "D")
END = BEGINS + 20 * WEEK


def day(week: int) -> np.datetime64:
    return BEGINS + week * WEEK


def journey(*rows: dict) -> pd.DataFrame:
    """Return rows of a log, each a week and what is told; what is left out is missing, as in the file."""
    told = pd.DataFrame([{"family": 7, "rule": "life", "children": 0, **row} for row in rows])
    told["week"] = BEGINS + told["week"].to_numpy() * WEEK
    told = told.reindex(columns=["family", *COLUMNS])
    named = {name: "category" for name in ("event", "rule", "agency", "need")}
    return told.astype({"child": "Int32", "worker": "Int32", "value": "float32", **named})


def standing(event: str, **told) -> dict:
    return {"week": 0, "event": event, "rule": "log_begins", **told}


def test_what_stood_as_the_log_began_has_no_beginning_and_what_still_holds_no_end():
    found = spells(journey(standing("need_standing", need="housing", value=2.0)), END)
    (one,) = found.itertuples(index=False)
    assert (one.lane, one.what, one.value, one.since, one.until) == ("need", "housing", 2.0, day(0), END)
    assert pd.isna(one.child) and one.began is None and one.ended is None


def test_a_need_has_a_spell_for_each_severity():
    rows = [
        {"week": 1, "event": "need_began", "need": "housing", "value": 1.0},
        {"week": 4, "event": "need_changed", "need": "housing", "value": 2.0},
        {"week": 9, "event": "need_ended", "need": "housing", "value": 0.0},
    ]
    found = spells(journey(*rows), END)
    assert found["value"].tolist() == [1.0, 2.0]
    assert found["since"].tolist() == [day(1), day(4)] and found["until"].tolist() == [day(4), day(9)]
    assert found["ended"].tolist() == ["need_changed", "need_ended"]


def test_a_place_given_at_once_leaves_a_wait_of_no_weeks():
    rows = [
        {"week": 3, "event": "waiting", "value": 2.5},
        {"week": 3, "event": "early_help_started", "rule": "place_in_team"},
        {"week": 3, "event": "allocated", "worker": 120, "agency": "early_help"},
    ]
    found = spells(journey(*rows), END).set_index("lane")
    assert found.loc["waiting", "since"] == found.loc["waiting", "until"] == day(3)
    assert found.loc["worker", "what"] == "120"
    state = weekly_state(spells(journey(*rows), END), np.array([day(2), day(3)]))
    assert state["tier"].tolist() == [0, 2] and state["waiting"].tolist() == [False, False]


def test_a_child_who_comes_home_from_care_opens_a_case_in_place_of_early_help():
    rows = [
        standing("child_standing", child=0, children=1, value=300.0),
        standing("case_standing", value=2.0, worker=120),
        standing("care_standing", child=0, children=1, agency="gp"),
        {"week": 5, "event": "care_ended", "rule": "returned_home", "child": 0, "children": 1},
        {"week": 5, "event": "early_help_ended", "rule": "returned_home"},
        {"week": 5, "event": "waiting", "value": 60.0},
    ]
    weeks = np.array([day(4), day(5)])
    state = weekly_state(spells(journey(*rows), END), weeks)
    assert state["tier"].tolist() == [2, 4] and state["worker"].tolist() == [120, -1]
    assert state["child_0"].tolist() == ["looked_after", "child_in_need"]
    assert state["care_0"].tolist() == ["residential", ""] and state["waiting"].tolist() == [False, True]


@pytest.mark.parametrize("event", ["moved_out", "left"])
def test_all_ends_as_a_family_leaves_but_the_care_of_its_children(event):
    rows = [
        standing("child_standing", child=0, children=1, value=300.0),
        standing("child_standing", child=1, children=2, value=100.0),
        standing("care_standing", child=1, children=2, agency="health_visiting"),
        standing("need_standing", need="parenting", value=3.0),
        {"week": 6, "event": event, "rule": "moved_away"},
        {"week": 9, "event": "placement_changed", "child": 1, "children": 2, "agency": "school"},
    ]
    found = spells(journey(*rows), END)
    assert set(found.loc[found["until"] == END, "what"]) == {"with_parents"}
    assert weekly_state(found, np.array([day(5), day(10)]))["children"].tolist() == [2, 0]


def test_a_family_of_which_nothing_is_told_has_no_spells():
    found = spells(journey(standing("need_standing", need="housing", value=1.0)).iloc[:0], END)
    assert found.empty and list(found.columns)[0] == "lane"
