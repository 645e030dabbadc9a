"""Returns after closure, against Kaplan and Meier's estimate worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from sim.results.returns import closings, return_measures, returned_within, still_watched
from tests.made_up_log import journeys_of, week

CLOSED = {"rule": "review_settled"}
FOUR = (
    *((0, family, "closed", CLOSED) for family in (1, 2, 3, 4)),
    (4, 1, "referral"),
    (6, 2, "moved_out"),
    (8, 3, "referral"),
)


def closed(*told, since=0, end=20):
    return closings(journeys_of(*told), week(since), week(end))


def test_the_curve_is_the_one_worked_out_by_hand():
    # of four watched one is back after 4 weeks; one moves away after 6; of the two left one is back after 8
    shares = returned_within(closed(*FOUR), np.array([3, 4, 7, 8, 20]))
    assert shares == pytest.approx([0.0, 1 / 4, 1 / 4, 1 - 3 / 4 * 1 / 2, 1 - 3 / 4 * 1 / 2])


def test_nobody_who_moves_away_is_taken_to_have_stayed_away():
    without = tuple(row for row in FOUR if row[2] != "moved_out")
    after_eight = [returned_within(closed(*told), np.array([8]))[0] for told in (FOUR, without)]
    assert after_eight == pytest.approx([0.625, 0.5])


def test_beyond_the_longest_time_watched_nothing_is_said():
    assert np.isnan(returned_within(closed(*FOUR), np.array([21]))).all()
    assert np.isnan(list(return_measures(closed(*FOUR, end=12)).values())).all()


def test_a_later_closing_cuts_the_first_short_and_starts_anew():
    table = closed((0, 1, "closed", CLOSED), (5, 1, "closed", CLOSED), (9, 1, "referral"))
    assert table["weeks"].tolist() == [5, 4]
    assert table["returned"].tolist() == [False, True]


@pytest.mark.parametrize("rule", ["moved_away", "grew_up"])
def test_a_case_that_closes_because_the_family_goes_is_no_closing(rule):
    assert not len(closed((3, 1, "closed", {"rule": rule}), (3, 1, "moved_out")))


def test_closings_before_the_day_asked_for_are_left_out():
    assert closed((2, 1, "closed", CLOSED), (9, 1, "closed", CLOSED), since=5)["week"].tolist() == [week(9)]


def test_those_still_watched_are_neither_back_nor_lost():
    assert still_watched(closed(*FOUR), np.array([0, 4, 5, 7, 9, 21])).tolist() == [4, 4, 3, 2, 1, 0]


def test_a_seed_in_which_nothing_closes_has_no_share():
    assert np.isnan(list(return_measures(pd.DataFrame(closed())).values())).all()
