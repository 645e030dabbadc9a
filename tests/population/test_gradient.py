"""The deprivation gradient keeps both published margins and leans the way its tilt says."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

from sim.population.gradient import DEPRIVATION, raked, tilted, within_rows

TENTHS = np.array([0.20, 0.17, 0.14, 0.11, 0.10, 0.08, 0.07, 0.06, 0.04, 0.03])


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.floats(0.02, 1.0), st.floats(-6.0, 6.0)), min_size=1, max_size=8))
def test_both_margins_are_kept(parts):
    shares = np.array([share for share, _ in parts])
    shares /= shares.sum()
    table = raked(shares, TENTHS, np.outer([tilt for _, tilt in parts], DEPRIVATION))
    assert_allclose(table.sum(axis=1), shares, atol=1e-9)
    assert_allclose(table.sum(axis=0), TENTHS, atol=1e-6)


def test_without_tilts_every_part_is_like_the_whole():
    table = raked(np.array([0.25, 0.75]), TENTHS, np.zeros((2, 10)))
    assert_allclose(within_rows(table), [TENTHS, TENTHS])


def test_a_larger_tilt_means_more_deprivation():
    table = within_rows(raked(np.array([0.5, 0.5]), TENTHS, np.outer([1.0, 0.0], DEPRIVATION)))
    assert table[0] @ DEPRIVATION > table[1] @ DEPRIVATION


def test_an_empty_tenth_stays_empty():
    shares = np.array([0.0, 0.5, 0.5])
    table = raked(np.array([0.5, 0.5]), shares, np.zeros((2, 3)))
    assert_allclose(table, [[0.0, 0.25, 0.25]] * 2)


def test_the_middle_of_the_scale_has_the_published_share():
    chances = tilted(0.2, 0.5)
    assert_allclose((chances[0], chances[9]), (0.25, 0.15))
    assert_allclose(chances.mean(), 0.2)
