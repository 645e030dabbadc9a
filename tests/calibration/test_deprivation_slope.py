"""The slope of care by deprivation, against rates made by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibration.deprivation_slope import rise_per_tenth

TENTHS = np.arange(1, 11)
CHILDREN = np.linspace(9000.0, 500.0, 10)


@given(st.floats(-0.3, 1.5))
def test_an_exact_rise_is_found_again(rise):
    in_care = CHILDREN * 0.02 * (1.0 + rise) ** (1.0 - TENTHS)
    assert rise_per_tenth(TENTHS, in_care, CHILDREN) == pytest.approx(100.0 * rise, abs=1e-5)


def test_a_tenth_with_nobody_in_care_still_counts():
    in_care = np.array([40.0, 10.0, 0.0])
    assert rise_per_tenth(np.array([1, 2, 3]), in_care, np.full(3, 1000.0)) > 200.0


def test_two_tenths_give_the_ratio_of_their_rates():
    assert rise_per_tenth(np.array([4, 5]), np.array([30.0, 20.0]), np.full(2, 1000.0)) == pytest.approx(50.0)


def test_the_fit_solves_the_poisson_likelihood():
    rng = np.random.default_rng(1)
    in_care = rng.poisson(CHILDREN * 0.02 * 1.33 ** (1.0 - TENTHS)).astype(float)
    slope = -math.log1p(rise_per_tenth(TENTHS, in_care, CHILDREN) / 100.0)
    rate = in_care.sum() / (CHILDREN * np.exp(slope * TENTHS)).sum()
    expected = CHILDREN * rate * np.exp(slope * TENTHS)
    assert (TENTHS * (in_care - expected)).sum() == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("in_care", [[0.0, 0.0], [5.0, 0.0]])
def test_no_slope_is_nan_and_never_zero(in_care):
    assert math.isnan(rise_per_tenth(np.array([1, 2]), np.array(in_care), np.full(2, 100.0)))
    assert math.isnan(rise_per_tenth(np.array([3, 3]), np.array([1.0, 2.0]), np.full(2, 100.0)))
