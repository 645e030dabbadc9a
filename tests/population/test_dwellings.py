"""Dwellings are apportioned exactly, whatever the seed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sim.population.apportion import largest_remainder
from sim.population.dwellings import dwellings
from sim.population.place import Place

TAMESIDE = Place.read("tameside")


@pytest.fixture(scope="module")
def homes():
    return dwellings(TAMESIDE, 0)


def test_every_family_has_one_dwelling(homes):
    assert {len(column) for column in homes} == {TAMESIDE.families}


def test_zones_are_filled_to_the_last_family(homes):
    assert_array_equal(np.bincount(homes.zone), largest_remainder(TAMESIDE.families, TAMESIDE.zone_shares))
    assert_array_equal(homes.neighbourhood, TAMESIDE.zone_neighbourhoods[homes.zone])


def test_tenths_are_filled_to_the_last_family(homes):
    cells = np.zeros((5, 10), int)
    np.add.at(cells, (homes.zone, homes.tenth - 1), 1)
    quotas = np.bincount(homes.zone)[:, None] * TAMESIDE.tenth_shares
    assert (np.abs(cells - quotas) < 1.0).all()
    assert_allclose(
        cells.sum(axis=0) / TAMESIDE.families, TAMESIDE.deprivation.values, atol=5 / TAMESIDE.families
    )


def test_tenures_follow_the_census(homes):
    found = np.bincount(homes.tenure) / TAMESIDE.families
    assert_allclose(found, TAMESIDE.tenure.shares / 0.995, atol=10 / TAMESIDE.families)


def test_columns_lie_in_their_ranges(homes):
    assert homes.tenth.min() == 1 and homes.tenth.max() == 10
    assert homes.workless_chance.min() > 0 and homes.workless_chance.max() < 1
    assert homes.community_capacity.min() >= 0 and homes.community_capacity.max() <= 1
    assert homes.workless_chance[homes.tenth == 1].min() > homes.workless_chance[homes.tenth == 10].max()


def test_the_same_seed_gives_the_same_dwellings(homes):
    for one, other in zip(homes, dwellings(TAMESIDE, 0), strict=True):
        assert_array_equal(one, other)


def test_another_seed_only_shuffles(homes):
    other = dwellings(TAMESIDE, 1)
    assert (other.zone != homes.zone).any()
    assert_array_equal(_counts(other.zone, other.tenth), _counts(homes.zone, homes.tenth))
    assert_array_equal(_counts(other.tenth, other.tenure), _counts(homes.tenth, homes.tenure))


@settings(deadline=None, max_examples=25)
@given(st.floats(0.001, 0.05), st.integers(0, 2**40))
def test_a_place_of_any_size_is_filled_exactly(share, seed):
    place = TAMESIDE.scaled(share)
    homes = dwellings(place, seed)
    assert_array_equal(
        np.bincount(homes.zone, minlength=5), largest_remainder(place.families, place.zone_shares)
    )


def _counts(one, other):
    return np.unique(one.astype(int) * 100 + other, return_counts=True)[1]
