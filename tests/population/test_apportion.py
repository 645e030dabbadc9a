"""Apportionment loses nobody and stays within one of every quota."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.population.apportion import largest_remainder

SHARES = st.lists(st.floats(0.0, 1.0), min_size=1, max_size=30).filter(lambda shares: sum(shares) > 0.01)


@settings(deadline=None)
@given(st.integers(0, 100_000), SHARES)
def test_parts_sum_to_the_whole_and_stay_within_one_of_their_quota(total, shares):
    parts = largest_remainder(total, shares)
    quotas = total * np.array(shares) / sum(shares)
    assert parts.sum() == total
    assert (parts >= 0).all()
    assert (np.abs(parts - quotas) < 1.0 + 1e-6).all()


@settings(deadline=None)
@given(st.integers(0, 100_000), SHARES)
def test_a_larger_share_never_gets_fewer(total, shares):
    parts = largest_remainder(total, shares)
    order = np.argsort(shares, kind="stable")
    ranked, sizes = parts[order], np.array(shares)[order]
    assert (np.diff(ranked)[np.diff(sizes) > 1e-6] >= 0).all()


def test_whole_quotas_are_given_exactly():
    assert largest_remainder(10, [0.2, 0.3, 0.5]).tolist() == [2, 3, 5]


def test_the_largest_remainder_gets_the_odd_one():
    assert largest_remainder(10, [0.26, 0.255, 0.485]).tolist() == [3, 2, 5]
