"""Pieces of families' time, from changes told by hand."""

import numpy as np
import pytest

from sim.results.pieces import Change, begins_and_ends, pieces, unbroken


def change(*rows):
    return Change(*(np.array(column) for column in zip(*rows, strict=True)))


ONE = [change((7, 2, 1.0), (7, 6, -1.0), (9, 0, 1.0))]
OTHER = [change((7, 4, 2.0), (7, 8, -2.0))]


def test_time_is_cut_wherever_anything_changes():
    found = pieces([ONE, OTHER], end=10)
    rows = zip(found.family, found.since, found.until, found.level.tolist(), strict=True)
    assert list(rows) == [
        (7, 2, 4, [1, 0]),
        (7, 4, 6, [1, 2]),
        (7, 6, 8, [0, 2]),
        (9, 0, 10, [1, 0]),  # still stands when the log ends
    ]


def test_what_one_family_has_left_standing_is_not_the_next_ones():
    found = pieces([[change((1, 0, 1.0), (2, 3, 1.0), (2, 5, -1.0))]], end=6)
    assert found.level.ravel().tolist() == [1, 1]


def test_the_level_of_a_week_counts_that_weeks_change_and_nothing_after_the_end():
    found = pieces([ONE, OTHER], end=10)
    weeks = np.array([1, 2, 4, 6, 8, 30])
    assert found.level_at(np.full(6, 7), weeks).tolist() == [[0, 0], [1, 0], [1, 2], [0, 2], [0, 0], [0, 0]]


def test_nothing_at_all_is_no_piece():
    found = pieces([[], []], end=5)
    assert not len(found.family)
    assert found.level_at(np.array([1]), np.array([1])).tolist() == [[0, 0]]


def test_pieces_that_follow_on_one_another_are_one_stretch():
    joined = unbroken(pieces([ONE, OTHER], end=10))
    assert joined.weeks.tolist() == [6, 10]


def test_only_what_lies_in_the_weeks_asked_for_is_kept():
    assert pieces([ONE, OTHER], end=10).from_week(5).weeks.tolist() == [1, 2, 5]


@pytest.mark.parametrize("stands", [[], [False, False]])
def test_what_never_stands_neither_begins_nor_ends(stands):
    rows = np.arange(len(stands))
    assert not len(begins_and_ends(rows, rows, np.array(stands, bool)).family)
