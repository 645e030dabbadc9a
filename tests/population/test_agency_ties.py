"""Ties between agencies: strengths from 0 to 1, closest where people meet about families."""

import networkx as nx
import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from sim.population.agency_ties import CLOSE, SERVICES, WORKING, AgencyTies, agency_network, agency_ties
from sim.state.codes import Agency
from sim.state.families import AGENCIES
from sim.units import parameters_of


def test_ties_are_symmetric_shares_in_every_neighbourhood():
    ties = agency_ties(4)
    assert ties.shape == (4, AGENCIES, AGENCIES) and ties.dtype == np.float64
    assert_array_equal(ties, ties.transpose(0, 2, 1))
    assert ties.min() >= 0 and ties.max() <= 1
    assert_array_equal(ties[0], ties[3])


def test_an_agency_always_knows_what_it_knows():
    assert_array_equal(np.diagonal(agency_ties(1)[0]), 1.0)


@pytest.mark.parametrize("mean", [0.1, 0.25, 0.35])
def test_pairs_of_services_have_the_stated_mean(mean):
    strengths = [tie["strength"] for _, _, tie in agency_network(AgencyTies(mean=mean)).edges(data=True)]
    assert len(strengths) == len(SERVICES) * (len(SERVICES) - 1) / 2
    assert_allclose(np.mean(strengths), mean)


def test_closeness_orders_the_ties():
    ties = agency_ties(1)[0]
    close = ties[Agency.SOCIAL_CARE, Agency.POLICE]
    working = ties[Agency.SOCIAL_CARE, Agency.SCHOOL]
    distant = ties[Agency.JOBCENTRE, Agency.HEALTH_VISITING]
    assert 1.0 > close > working > distant > 0.0


def test_no_pair_is_listed_twice():
    pairs = [frozenset(pair) for pair in CLOSE + WORKING]
    assert len(pairs) == len(set(pairs))


def test_neighbours_share_no_records_and_services_hang_together():
    network = agency_network()
    assert network.degree(Agency.FAMILY) == 0
    assert nx.is_connected(network.subgraph(SERVICES))
    assert network.nodes[Agency.POLICE]["name"] == "police"


def test_each_write_to_one_neighbourhood_stays_there():
    ties = agency_ties(2)
    ties[0, 0, 1] = 0.9
    assert ties[1, 0, 1] != 0.9


def test_every_strength_has_a_unit_and_a_provenance():
    assert [parameter.name for parameter in parameters_of("ties", AgencyTies)] == ["mean", "close", "working"]
