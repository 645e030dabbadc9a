"""Peers: who a family lives among; a small world in each neighbourhood, with kin ties across."""

from itertools import chain
from typing import Annotated, NamedTuple

import networkx as nx
import numpy as np

from sim.population.dwellings import Dwellings
from sim.state.decisions import Decision
from sim.units import RATIO, SHARE, assumption


class PeerNetwork(NamedTuple):
    """How families are tied to one another."""

    near: Annotated[float, RATIO, assumption("families seen often, half on each side", 2, 12)] = 6
    rewired: Annotated[float, SHARE, assumption("ties that reach across the neighbourhood", 0.02, 0.3)] = 0.1
    kin: Annotated[float, SHARE, assumption("families with a relative's family in the place", 0.1, 0.6)] = 0.3


USUAL_TIES = PeerNetwork()


def peer_ties(homes: Dwellings, seed: int, p: PeerNetwork = USUAL_TIES) -> tuple[np.ndarray, np.ndarray]:
    """Tie families to their peers; the same seed gives the same ties.

    Returns `peer_start`, int32 (rows + 1,), and `peers`, int32 (ties,): the peers of a row are
    `peers[peer_start[row] : peer_start[row + 1]]`, each once, in order; every tie runs both ways.
    """
    random = np.random.default_rng([Decision.NETWORK, seed])
    ends = [_near(rows, p, random) for rows in _streets(homes, random)]
    ends.append(_kin(len(homes.zone), p, random))
    return _both_ways(np.concatenate(ends), len(homes.zone))


def _streets(homes: Dwellings, random: np.random.Generator) -> list[np.ndarray]:
    """Rows of each neighbourhood as they lie round its ring.

    Published deprivation is that of a small area, so dwellings of one zone and tenth lie together:
    the families someone sees most are mostly as deprived as their own (an assumption).
    """
    order = np.lexsort((random.random(len(homes.zone)), homes.tenth, homes.zone))
    return [order[homes.neighbourhood[order] == part] for part in np.unique(homes.neighbourhood)]


def _near(rows: np.ndarray, p: PeerNetwork, random: np.random.Generator) -> np.ndarray:
    """Ties inside one neighbourhood, shape (ties, 2): a ring partly rewired (Watts and Strogatz, 1998)."""
    near = min(int(p.near), len(rows) - 1)
    graph = nx.watts_strogatz_graph(len(rows), near, p.rewired, seed=int(random.integers(2**32)))
    ends = np.fromiter(chain.from_iterable(graph.edges()), int, count=2 * graph.number_of_edges())
    return rows[ends.reshape(-1, 2)]


def _kin(rows: int, p: PeerNetwork, random: np.random.Generator) -> np.ndarray:
    """Ties between pairs of families wherever they live, shape (ties, 2)."""
    pairs = int(p.kin * rows / 2)
    return random.permutation(rows)[: 2 * pairs].reshape(-1, 2)


def _both_ways(ends: np.ndarray, rows: int) -> tuple[np.ndarray, np.ndarray]:
    ends = ends.astype(np.int64)
    keys = np.unique(np.concatenate([ends[:, 0] * rows + ends[:, 1], ends[:, 1] * rows + ends[:, 0]]))
    start = np.searchsorted(keys, np.arange(rows + 1) * rows)
    return start.astype(np.int32), (keys % rows).astype(np.int32)
