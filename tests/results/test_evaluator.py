"""What one evaluator finds: difference in differences, its own interval, and whether the sign is right."""

import numpy as np
import pytest
from scipy.stats import ttest_ind

from sim.results.evaluator import Estimate, difference_in_differences, right_and_wrong

TWO_AND_TWO = np.array([True, True, False, False])


def test_a_planted_effect_is_found_exactly_when_all_else_moves_alike():
    before = np.array([50.0, 80.0, 20.0, 30.0])
    found = difference_in_differences(before, before + 5.0 + 3.0 * TWO_AND_TWO, TWO_AND_TWO)
    assert found.difference == 3.0
    assert found.half == 0.0
    assert found.excludes_zero


def test_the_interval_is_students_t_with_one_variance_over_neighbourhoods():
    luck = np.random.default_rng(3)
    before, after = luck.normal(size=(2, 6, 7))
    tried = np.array([True, False, True, False, False, True, False])
    found = difference_in_differences(before, after, tried)
    for row in range(6):
        change = (after - before)[row]
        ends = ttest_ind(change[tried], change[~tried]).confidence_interval(0.95)
        assert (found.difference - found.half)[row] == pytest.approx(ends.low)
        assert (found.difference + found.half)[row] == pytest.approx(ends.high)


def test_one_pilot_neighbourhood_takes_its_spread_from_the_controls():
    tried = np.array([True, False, False, False])
    found = difference_in_differences(np.zeros(4), np.array([9.0, 0.0, 1.0, 2.0]), tried)
    # variance 1 from three controls, t with 2 degrees of freedom
    assert found.difference == 8.0
    assert found.half == pytest.approx(4.302653 * (1 + 1 / 3) ** 0.5)


def test_two_neighbourhoods_give_an_estimate_and_no_interval():
    found = difference_in_differences(np.zeros((3, 2)), np.ones((3, 2)), np.array([True, False]))
    assert found.difference.tolist() == [0.0, 0.0, 0.0]
    assert np.isnan(found.half).all()
    assert not found.excludes_zero.any()


def test_evaluators_are_counted_by_sign_and_by_how_sure_they_are():
    found = Estimate(np.array([2.0, 1.0, -3.0, -0.5, np.nan]), np.array([1.0, 4.0, 1.0, 1.0, np.nan]))
    undone = Estimate(np.array([1.0, -1.0, -1.0, 0.0, np.nan]), np.zeros(5))
    assert right_and_wrong(found, undone, 1.0) == {
        "futures": 4,
        "sign_right": 2,
        "sign_undone": 1,
        "sure_and_right": 1,
        "sure_and_wrong": 1,
    }


def test_without_a_sign_nobody_is_right():
    found = Estimate(np.array([2.0, -1.0]), np.array([9.0, 9.0]))
    assert right_and_wrong(found, found, np.nan)["sign_right"] == 0
