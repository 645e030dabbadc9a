"""Agency ties: the chance that what one agency knows reaches another when it matters."""

from itertools import combinations
from typing import Annotated, NamedTuple

import networkx as nx
import numpy as np

from sim.state.codes import Agency, name_of
from sim.units import RATIO, SHARE, assumption


class AgencyTies(NamedTuple):
    """How strong ties are before anybody is moved together; a distant pair counts 1."""

    mean: Annotated[float, SHARE, assumption("mean over pairs of services; unpublished", 0.1, 0.4)] = 0.25
    close: Annotated[float, RATIO, assumption("against a distant pair", 2.0, 8.0)] = 5.0
    working: Annotated[float, RATIO, assumption("against a distant pair", 1.5, 4.0)] = 2.5


# Close: they meet about families in statute or every week (conferences, youth offending teams, risk
# conferences on domestic abuse, shared centres). An assumption throughout, as is the next list.
CLOSE = (
    (Agency.SOCIAL_CARE, Agency.POLICE),
    (Agency.SOCIAL_CARE, Agency.EARLY_HELP),
    (Agency.SOCIAL_CARE, Agency.YOUTH_JUSTICE),
    (Agency.SOCIAL_CARE, Agency.HEALTH_VISITING),
    (Agency.EARLY_HELP, Agency.SCHOOL),
    (Agency.EARLY_HELP, Agency.HEALTH_VISITING),
    (Agency.EARLY_HELP, Agency.VOLUNTARY_SECTOR),
    (Agency.POLICE, Agency.DOMESTIC_ABUSE_SERVICE),
    (Agency.POLICE, Agency.YOUTH_JUSTICE),
    (Agency.HEALTH_VISITING, Agency.GP),
    (Agency.SCHOOL, Agency.CHILD_MENTAL_HEALTH),
    (Agency.ADULT_MENTAL_HEALTH, Agency.GP),
)
# Working: each has the other's number and a reason to ring it now and then.
WORKING = (
    (Agency.SOCIAL_CARE, Agency.SCHOOL),
    (Agency.SOCIAL_CARE, Agency.DOMESTIC_ABUSE_SERVICE),
    (Agency.SOCIAL_CARE, Agency.DRUG_AND_ALCOHOL),
    (Agency.SOCIAL_CARE, Agency.ADULT_MENTAL_HEALTH),
    (Agency.SOCIAL_CARE, Agency.CHILD_MENTAL_HEALTH),
    (Agency.SOCIAL_CARE, Agency.HOUSING_PROVIDER),
    (Agency.EARLY_HELP, Agency.HOUSING_PROVIDER),
    (Agency.EARLY_HELP, Agency.JOBCENTRE),
    (Agency.EARLY_HELP, Agency.POLICE),
    (Agency.EARLY_HELP, Agency.YOUTH_JUSTICE),
    (Agency.EARLY_HELP, Agency.DOMESTIC_ABUSE_SERVICE),
    (Agency.POLICE, Agency.HOUSING_PROVIDER),
    (Agency.POLICE, Agency.SCHOOL),
    (Agency.POLICE, Agency.DRUG_AND_ALCOHOL),
    (Agency.GP, Agency.CHILD_MENTAL_HEALTH),
    (Agency.GP, Agency.DRUG_AND_ALCOHOL),
    (Agency.SCHOOL, Agency.YOUTH_JUSTICE),
    (Agency.SCHOOL, Agency.HEALTH_VISITING),
    (Agency.ADULT_MENTAL_HEALTH, Agency.DRUG_AND_ALCOHOL),
    (Agency.VOLUNTARY_SECTOR, Agency.HOUSING_PROVIDER),
    (Agency.VOLUNTARY_SECTOR, Agency.DOMESTIC_ABUSE_SERVICE),
    (Agency.VOLUNTARY_SECTOR, Agency.DRUG_AND_ALCOHOL),
)
USUAL_TIES = AgencyTies()
SERVICES = tuple(agency for agency in Agency if agency != Agency.FAMILY)


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


def agency_ties(neighbourhoods: int, p: AgencyTies = USUAL_TIES) -> np.ndarray:
    """Lay the network over each neighbourhood, shape (N, A, A), symmetric, the same everywhere.

    An agency always knows what it knows: the diagonal is 1.
    """
    order = list(Agency)
    strengths = nx.to_numpy_array(agency_network(p), nodelist=order, weight="strength")
    np.fill_diagonal(strengths, 1.0)
    return np.repeat(strengths[None], neighbourhoods, axis=0)


def _closeness(one: Agency, other: Agency) -> str:
    if (one, other) in CLOSE or (other, one) in CLOSE:
        return "close"
    return "working" if (one, other) in WORKING or (other, one) in WORKING else "distant"
