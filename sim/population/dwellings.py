"""Dwellings: the rows in which families live, apportioned exactly; luck only decides their order."""

from typing import NamedTuple

import numpy as np

from sim.population.apportion import largest_remainder
from sim.population.place import Place
from sim.state.decisions import Decision

TENURES = ("owned", "social_rent", "private_rent")  # the codes of `families.tenure`, in order


class Dwellings(NamedTuple):
    """One row a dwelling; a family lives in it, and the next one follows. Shapes: (rows,)."""

    neighbourhood: np.ndarray  # int16
    zone: np.ndarray  # int16, row of the parameters in force
    tenth: np.ndarray  # int16, national deprivation tenth, 1 = most deprived
    tenure: np.ndarray  # int16, place in `TENURES`
    workless_chance: np.ndarray  # float64, 0-1
    community_capacity: np.ndarray  # float64, 0-1


def dwellings(place: Place, seed: int) -> Dwellings:
    """Lay out the dwellings of a place.

    Every seed has the same number of dwellings in each zone and tenth, and of each tenure in each
    tenth, by largest remainder; the seed shuffles tenures within a tenth, and then all rows.
    """
    random = np.random.default_rng([Decision.HOUSEHOLD, seed])
    zone, tenth = _zones_and_tenths(place)
    tenure = _tenures(place, tenth, random)
    order = random.permutation(place.families)
    zone, tenth, tenure = zone[order], tenth[order], tenure[order]
    return Dwellings(
        neighbourhood=place.zone_neighbourhoods[zone].astype(np.int16),
        zone=zone.astype(np.int16),
        tenth=tenth.astype(np.int16),
        tenure=tenure.astype(np.int16),
        workless_chance=place.workless_chance[tenth - 1],
        community_capacity=place.community_capacity[zone],
    )


def _zones_and_tenths(place: Place) -> tuple[np.ndarray, np.ndarray]:
    in_zone = largest_remainder(place.families, place.zone_shares)
    cells = np.array([largest_remainder(*part) for part in zip(in_zone, place.tenth_shares, strict=True)])
    zone = np.repeat(np.arange(len(in_zone)), in_zone)
    tenth = np.concatenate([np.repeat(np.arange(1, 11), row) for row in cells])
    return zone, tenth


def _tenures(place: Place, tenth: np.ndarray, random: np.random.Generator) -> np.ndarray:
    tenure = np.zeros(len(tenth), int)
    for step in range(1, 11):
        rows = np.flatnonzero(tenth == step)
        if len(rows):
            counts = largest_remainder(len(rows), place.tenure_shares[step - 1])
            tenure[random.permutation(rows)] = np.repeat(np.arange(len(TENURES)), counts)
    return tenure
