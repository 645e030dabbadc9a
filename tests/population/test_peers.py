"""Peer ties run both ways, stay mostly nearby, and depend on nothing but the seed."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_array_equal

from sim.population.dwellings import dwellings
from sim.population.peers import PeerNetwork, peer_ties
from sim.population.place import Place

PLACE = Place.read("tameside").scaled(0.1)


@pytest.fixture(scope="module")
def homes():
    return dwellings(PLACE, 0)


def _pairs(start, peers):
    return np.repeat(np.arange(len(start) - 1), np.diff(start)), peers


def _check(start, peers, rows):
    assert start.dtype == peers.dtype == np.int32
    assert len(start) == rows + 1 and start[0] == 0 and start[-1] == len(peers)
    assert (np.diff(start) >= 0).all()
    one, other = _pairs(start, peers)
    assert (one != other).all(), "nobody is their own peer"
    keys = one.astype(np.int64) * rows + other
    assert len(np.unique(keys)) == len(keys), "each tie once"
    assert_array_equal(np.sort(other.astype(np.int64) * rows + one), keys, "each tie both ways, in order")


def test_ties_are_symmetric_and_well_formed(homes):
    _check(*peer_ties(homes, 0), PLACE.families)


@settings(deadline=None, max_examples=20)
@given(st.floats(0.0005, 0.01), st.integers(0, 2**40))
def test_ties_are_well_formed_in_a_place_of_any_size(share, seed):
    place = Place.read("tameside").scaled(share)
    _check(*peer_ties(dwellings(place, seed), seed), place.families)


def test_a_family_has_six_peers_and_some_have_kin(homes):
    start, peers = peer_ties(homes, 0)
    assert abs(len(peers) / PLACE.families - 6.3) < 0.05


def test_without_kin_no_tie_leaves_the_neighbourhood(homes):
    one, other = _pairs(*peer_ties(homes, 0, PeerNetwork(kin=0.0)))
    assert_array_equal(homes.neighbourhood[one], homes.neighbourhood[other])


def test_most_peers_are_as_deprived(homes):
    one, other = _pairs(*peer_ties(homes, 0))
    assert np.mean(homes.tenth[one] == homes.tenth[other]) > 0.6


def test_the_same_seed_gives_the_same_ties(homes):
    for one, other in zip(peer_ties(homes, 4), peer_ties(homes, 4), strict=True):
        assert_array_equal(one, other)


def test_another_seed_gives_other_ties(homes):
    assert not np.array_equal(peer_ties(homes, 4)[1], peer_ties(homes, 5)[1])
