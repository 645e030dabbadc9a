"""Agency ties: the chance that what one agency knows reaches another when it matters."""

from itertools import combinations
from typing import TYPE_CHECKING, Annotated, NamedTuple

import networkx as nx
import numpy as np

from sim.population.own_agencies import agencies_of
from sim.state.agencies import AgencyFacts, shipped_agencies
from sim.state.codes import Agency, name_of
from sim.units import RATIO, SHARE, assumption

if TYPE_CHECKING:
    from sim.population.own_agencies import OwnAgencies


class AgencyTies(NamedTuple):
    """How strong ties are before anybody is moved together; a distant pair counts 1."""

    mean: Annotated[float, SHARE, assumption("mean over pairs of services; unpublished", 0.1, 0.4)] = 0.25
    close: Annotated[float, RATIO, assumption("against a distant pair", 2.0, 8.0)] = 5.0
    working: Annotated[float, RATIO, assumption("against a distant pair", 1.5, 4.0)] = 2.5


def _pairs(how: str) -> tuple[tuple[Agency, Agency], ...]:
    """Return the pairs of shipped agencies that are tied so, as `agencies.yaml` lists them."""
    return tuple(
        (agency, Agency[other.upper()])
        for agency, facts in shipped_agencies().items()
        for other in getattr(facts.ties, how)
    )


CLOSE, WORKING = _pairs("close"), _pairs("working")
USUAL_TIES = AgencyTies()
SERVICES = tuple(agency for agency in Agency if agency < Agency.FAMILY)  # between them the mean is `mean`


def agency_network(p: AgencyTies = USUAL_TIES) -> nx.Graph:
    """Draw the network: nodes are `Agency` codes with a name, edges carry closeness and strength [0-1].

    Neighbours and relatives (FAMILY) stand in it without ties: nobody shares records with them.
    """
    network = nx.Graph()
    network.add_nodes_from((agency, {"name": name_of(agency)}) for agency in Agency)
    worth = {"close": p.close, "working": p.working, "distant": 1.0}
    for one, other in combinations(SERVICES, 2):
        closeness = _closeness(one, other)
        network.add_edge(one, other, closeness=closeness, worth=worth[closeness])
    whole = sum(tie["worth"] for _, _, tie in network.edges(data=True))
    for _, _, tie in network.edges(data=True):
        tie["strength"] = min(1.0, p.mean * network.number_of_edges() * tie.pop("worth") / whole)
    return network


def agency_ties(
    neighbourhoods: int, p: AgencyTies = USUAL_TIES, own: "OwnAgencies | None" = None
) -> np.ndarray:
    """Lay the network over each neighbourhood, shape (N, A, A), symmetric, the same everywhere.

    An agency always knows what it knows: the diagonal is 1. Agencies beyond the fifteen, and those that a
    place adds (`own`), are tied as strongly as pairs so close are among the fifteen; what it leaves out has
    no ties.
    """
    order = list(Agency)
    strengths = nx.to_numpy_array(agency_network(p), nodelist=order, weight="strength")
    worth = {"close": p.close, "working": p.working, "distant": 1.0}
    distant = strengths[Agency.JOBCENTRE, Agency.HEALTH_VISITING]
    there = agencies_of(own)
    for one, other in combinations((agency for agency in there if agency != Agency.FAMILY), 2):
        if other > Agency.FAMILY:
            tied = min(1.0, distant * worth[_closeness_of(there[one], one, there[other], other)])
            strengths[one, other] = strengths[other, one] = tied
    gone = [agency for agency in Agency if agency not in there]
    strengths[gone, :] = strengths[:, gone] = 0.0
    np.fill_diagonal(strengths, 1.0)
    return np.repeat(strengths[None], neighbourhoods, axis=0)


def _closeness_of(one: AgencyFacts, code: Agency, other: AgencyFacts, other_code: Agency) -> str:
    for how in ("close", "working"):
        if name_of(other_code) in getattr(one.ties, how) or name_of(code) in getattr(other.ties, how):
            return how
    return "distant"


def _closeness(one: Agency, other: Agency) -> str:
    if (one, other) in CLOSE or (other, one) in CLOSE:
        return "close"
    return "working" if (one, other) in WORKING or (other, one) in WORKING else "distant"
