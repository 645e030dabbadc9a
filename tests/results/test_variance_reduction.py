"""What pairing is worth, on figures whose variances are known."""

import math

import numpy as np
import pytest

from sim.variance_reduction import variance_ratio


def test_the_ratio_is_the_sum_of_variances_over_the_variance_of_the_difference():
    mine, theirs = np.array([1.0, 2.0, 3.0, 6.0]), np.array([2.0, 2.0, 5.0, 7.0])
    by_hand = (mine.var(ddof=1) + theirs.var(ddof=1)) / (theirs - mine).var(ddof=1)
    assert variance_ratio(mine, theirs).ratio == pytest.approx(by_hand)


def test_futures_that_have_nothing_in_common_gain_nothing():
    mine, theirs = np.random.default_rng(3).normal(size=(2, 2000))
    found = variance_ratio(mine, theirs)
    assert found.ratio == pytest.approx(1.0, abs=0.1)
    assert found.at_least < 1.0


def test_a_difference_that_does_not_vary_has_no_ratio():
    figures = np.arange(8.0)
    assert math.isnan(variance_ratio(figures, figures).ratio)
    assert math.isnan(variance_ratio(figures, figures + 2.0).at_least)


@pytest.mark.parametrize("futures", [5, 12])
def test_the_limit_lies_below_the_truth_in_95_of_100_cases(futures):
    luck, tries = np.random.default_rng(1), 4000
    covariance = np.array([[1.0, 1.1], [1.1, 1.5]])
    truth = 2.5 / (2.5 - 2.2)
    drawn = luck.multivariate_normal([0.0, 0.0], covariance, (tries, futures))
    held = sum(variance_ratio(*pairs.T).at_least <= truth for pairs in drawn)
    # four standard errors of a share of 0.95: a false alarm once in 16,000
    assert abs(held / tries - 0.95) < 4 * math.sqrt(0.95 * 0.05 / tries)
