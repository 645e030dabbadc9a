"""A paired difference says lower, higher, no difference, or that it cannot tell."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.results.nested import interval
from sim.results.paired import paired_difference

PAIRS = st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=2, max_size=30)


def test_the_interval_is_students_t():
    # mean 3, standard deviation sqrt(2.5), t of 4 degrees of freedom at 97.5 % = 2.776445
    low, high = interval(np.array([1.0, 2.0, 3.0, 4.0, 5.0]))
    half = 2.776445 * math.sqrt(2.5) / math.sqrt(5)
    assert (low, high) == pytest.approx((3 - half, 3 + half), rel=1e-6)


def test_less_of_what_is_bad_is_better():
    found = paired_difference(np.array([5.0, 6.0, 7.0]), np.array([4.0, 5.1, 6.0]), "lower")
    assert found.verdict == "lower"
    assert found.in_words == "better in 3 of 3 paired futures"


def test_less_of_what_is_good_is_worse_and_says_in_how_many_futures():
    baseline = np.full(10, 5.0)
    other = baseline - np.array([2.0] * 9 + [-0.1])
    found = paired_difference(baseline, other, "higher")
    assert found.in_words == "worse in 9 of 10 paired futures"
    assert found.better_in == 1


def test_where_neither_way_is_better_it_only_says_which_way():
    found = paired_difference(np.array([5.0, 6.0, 7.0]), np.array([6.0, 7.1, 8.0]), "neither")
    assert found.in_words == "higher in 3 of 3 paired futures"


def test_an_interval_round_nothing_cannot_tell():
    found = paired_difference(np.array([1.0, 2.0, 3.0]), np.array([2.0, 1.0, 3.1]), "lower")
    assert found.verdict == found.in_words == "cannot tell"


def test_one_future_cannot_tell():
    found = paired_difference(np.array([1.0]), np.array([9.0]), "lower")
    assert found.verdict == "cannot tell"
    assert math.isnan(found.low)


def test_identical_futures_are_no_difference():
    found = paired_difference(np.array([1.0, 2.0]), np.array([1.0, 2.0]), "lower")
    assert found.verdict == "no difference"
    assert (found.low, found.high) == (0.0, 0.0)


def test_a_future_without_both_figures_is_left_out():
    found = paired_difference(np.array([1.0, np.nan, 3.0]), np.array([2.0, 2.0, 4.5]), "lower")
    assert found.futures == 2
    assert paired_difference(np.array([np.nan]), np.array([1.0]), "lower").futures == 0


@given(PAIRS)
def test_exchanging_the_scenarios_mirrors_the_difference(pairs):
    baseline, other = np.array(pairs).T
    one, back = paired_difference(baseline, other, "lower"), paired_difference(other, baseline, "lower")
    assert one.difference == pytest.approx(-back.difference)
    assert (one.low, one.high) == pytest.approx((-back.high, -back.low))


def test_the_interval_covers_the_truth_in_95_of_100_cases():
    luck = np.random.default_rng(1)
    tries = 4000
    held = 0
    for _ in range(tries):
        low, high = interval(luck.normal(0.3, 1.0, 6))
        held += low <= 0.3 <= high
    # four standard errors of a share of 0.95: a false alarm once in 16,000
    assert abs(held / tries - 0.95) < 4 * math.sqrt(0.95 * 0.05 / tries)
