"""What the statistical tests say of made-up figures: they claim nothing of too few or too different ones."""

import numpy as np
import pytest

from tests.statistics.significance import shown_alike, shown_within

SPREAD = np.linspace(-1.0, 1.0, 12)


def rates(mean, spread=0.01):
    return mean * (1.0 + spread * SPREAD)


def test_equal_means_are_alike():
    assert shown_alike(rates(100.0), rates(100.0), 0.03)


@pytest.mark.parametrize("mean", [95.0, 97.0, 103.0, 105.0])
def test_means_at_the_margin_or_beyond_are_not_shown_to_be_alike(mean):
    assert not shown_alike(rates(mean), rates(100.0), 0.03)


def test_equal_means_that_are_poorly_known_are_not_shown_to_be_alike():
    assert not shown_alike(rates(100.0, spread=0.1), rates(100.0, spread=0.1), 0.03)


def test_two_means_both_outside_one_margin_on_either_side_are_told_apart_by_sign():
    assert not shown_within(rates(-0.02), -0.01, 0.01)
    assert not shown_within(rates(0.02), -0.01, 0.01)
    assert shown_within(0.001 * SPREAD, -0.01, 0.01)


def test_means_just_outside_are_said_to_be_alike_no_oftener_than_stated():
    """Of 2,000 tries at a difference on the margin, 0.5 % should be called alike; 1 % would be too many."""
    luck = np.random.default_rng(7)
    tries = luck.normal([[103.0], [100.0]], 1.0, (2000, 2, 12))
    assert np.mean([shown_alike(here, there, 0.03) for here, there in tries]) < 0.01
