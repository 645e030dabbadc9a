"""Candidates: whether a change asks for more onsets or worries than the candidates fixed at founding allow.

Onsets from circumstances and shallow worries are thinned from candidates, whose rate is fixed when a town
is founded so that no policy can move the luck of another (decision 7). A rate raised beyond them would be
cut without a word.
"""

from itertools import product

import numpy as np

from sim.parameters import InForce
from sim.population.neighbours import LEAST_PROTECTED
from sim.state.agencies import FIRST_AGENCIES

MOST_PEERS = 3  # with a need acute, beyond whom more make no difference
CIRCUMSTANCES = ("onset_if_lone", "onset_if_workless", "onset_if_renting", "onset_if_young_parent")
ONSET, SHALLOW = "needs.majorant", "detection.shallow_majorant"
RAISED_BY = {
    ONSET: ("needs.onset", "needs.shock"),
    SHALLOW: ("detection.shallow_contacts", "detection.shallow_shares"),
}


def candidates_wanting(now: InForce, founding: InForce, worst: bool) -> dict[str, np.ndarray]:
    """Return the majorants that the rates in force need, over those there are, by parameter, shape (zones,).

    Above 1 some onsets or worries are lost. worst : for a family in a risk window, least protected and
    with peers in acute need; else for an ordinary one, whose loss means that nearly all lose.
    """
    needs, first = now.needs, founding.needs
    seen, seen_first = now.detection, founding.detection
    further = 1.0 + seen.shallow_shares[:, FIRST_AGENCIES:].sum(axis=1)  # agencies beyond the first fifteen
    return {
        ONSET: _over(needs.onset * _raised(needs, worst), first.majorant * first.onset),
        SHALLOW: _over(
            seen.shallow_contacts * further, seen_first.shallow_majorant * seen_first.shallow_contacts
        ),
    }


def _over(asked: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return what is asked over what is there; nothing of nothing is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nan_to_num(asked / there, nan=0.0, posinf=np.inf)


def _raised(needs: np.recarray, worst: bool) -> np.ndarray:
    """Return by how much the onset of any need is raised where it is raised most, shape (zones,)."""
    raised = needs.shock.copy()
    if worst:
        raised *= LEAST_PROTECTED * needs.life_event * (1.0 + MOST_PEERS * needs.peer_pressure)
    by_kind = []
    for holds in product((0.0, 1.0), repeat=len(CIRCUMSTANCES)):
        weight = needs.onset_base.copy()
        for name, there in zip(CIRCUMSTANCES, holds, strict=True):
            weight *= 1.0 + there * needs[name]
        by_kind.append(_over((weight * raised).sum(axis=1), weight.sum(axis=1)))
    return np.max(by_kind, axis=0) if worst else np.min(by_kind, axis=0)
