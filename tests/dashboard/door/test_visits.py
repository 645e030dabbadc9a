"""Visits, marks and levels, on logs and spells small enough to be reckoned by hand."""

import numpy as np
import pandas as pd

from dashboard.door.levels import in_week, laid, levels, steps, week_numbers
from dashboard.door.plots import marks_taken
from dashboard.door.visits import CameOf, rounds, visits, weekly

START = np.datetime64("2020-04-05", "ms")


def _log(*rows):
    table = pd.DataFrame(rows, columns=["family", "week", "event"])
    return table.assign(week=pd.to_datetime(START) + pd.to_timedelta(7 * table["week"], unit="D"))


LOG = _log(
    (1, -20, "case_standing"),
    (1, 3, "contact"),
    (1, 3, "no_further_action"),
    (2, -2, "contact"),
    (2, -2, "signposted"),
    (2, 5, "contact"),
    (2, 5, "contact"),
    (2, 5, "waiting"),
    (2, 9, "contact"),
    (2, 9, "refused"),
)


def test_what_came_of_each_visit():
    came = visits(LOG, START)
    assert came[["family", "week"]].to_numpy().tolist() == [[1, 3], [2, -2], [2, 5], [2, 9]]
    turned, let_in = CameOf.TURNED_AWAY, CameOf.LET_IN
    assert came["came_of"].tolist() == [turned, turned, let_in, CameOf.REFUSED]


def test_who_had_a_case_as_the_log_began_has_been_round_once():
    came = visits(LOG, START)
    assert came["round"].tolist() == [2, 1, 2, 3]
    now = in_week(rounds(came, LOG), 5)
    assert now.to_dict() == {1: 2, 2: 2}


def test_counts_are_of_the_weeks_on_the_stage():
    counts = weekly(visits(LOG, START), 10)
    assert counts["in_the_door"].tolist() == [0, 0, 0, 1, 0, 1, 0, 0, 0, 1]
    assert counts["turned_away"].sum() == 1
    assert counts["again"].sum() == 3


def test_the_lowest_free_mark_is_taken():
    since, until = np.array([0, 1, 2, 4, 4]), np.array([3, 9, 4, 6, 5])
    assert marks_taken(since, until).tolist() == [0, 1, 2, 2, 0]


def test_levels_add_up_and_steps_tell_only_changes():
    spells = pd.DataFrame({"family": [1, 1, 2], "since": [0, 2, 1], "until": [4, 3, 1]})
    table = levels([laid(spells, np.array([1, 10, 100]))], 10)
    assert table.to_numpy().tolist() == [[1, 0, 1], [1, 2, 11], [1, 3, 1], [1, 4, 0], [2, 1, 0]]
    told = steps(table, (table["level"] > 0).to_numpy().astype(int))
    assert told.to_numpy().tolist() == [[1, 0, 1], [1, 4, 0], [2, 1, 0]]


def test_what_came_before_the_stage_is_in_its_first_week():
    days = START + np.array([-30, 0, 6, 7]) * np.timedelta64(1, "D")
    assert week_numbers(days, START).tolist() == [0, 0, 0, 1]
