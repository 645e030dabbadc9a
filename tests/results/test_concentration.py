"""Concentration of cost: Gini coefficients and curves that can be worked out by hand."""

import numpy as np
import pytest

from sim.results.concentration import concentration_curve, concentration_measures, gini, with_nothing


@pytest.mark.parametrize(
    ("cost", "coefficient"),
    [([5, 5, 5, 5], 0.0), ([0, 0, 0, 10], 0.75), ([1, 2, 3, 4], 0.25), ([4, 1, 3, 2], 0.25)],
)
def test_the_gini_coefficient_is_the_one_worked_out_by_hand(cost, coefficient):
    assert gini(np.array(cost, float)) == pytest.approx(coefficient)


def test_families_without_a_cost_make_cost_more_concentrated():
    cost = np.array([1.0, 2.0, 3.0, 4.0])
    measures = concentration_measures(cost, families=8)
    assert with_nothing(cost, 8).tolist() == [1, 2, 3, 4, 0, 0, 0, 0]
    assert measures["gini_of_cost_of_those_with_a_cost"] == pytest.approx(0.25)
    assert measures["gini_of_cost"] == pytest.approx(1 - (1 - 0.25) / 2)


def test_the_curve_runs_from_the_most_expensive_down():
    curve = concentration_curve(np.array([1.0, 2.0, 3.0, 4.0]), np.array([0.0, 0.25, 0.5, 1.0]))
    assert curve == pytest.approx([0.0, 0.4, 0.7, 1.0])


def test_no_cost_has_no_curve():
    assert np.isnan(gini(np.zeros(3)))
    assert np.isnan(concentration_curve(np.zeros(3))).all()
