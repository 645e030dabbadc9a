"""Neighbours: what a family gets from the families it is tied to, for good and ill."""

from sim.compiled import compiled
from sim.state.rosters import mark_stale

MOST_PROTECTED, LEAST_PROTECTED = 0.7, 1.3  # bounds of what surroundings do to onset


@compiled
def surround_with_peers(town, row, needs):
    """Protect a family that has arrived, and anew the families it is tied to."""
    surround(town, row, needs[town.families[row].zone])
    for tie in range(town.peer_start[row], town.peer_start[row + 1]):
        peer = town.peers[tie]
        surround(town, peer, needs[town.families[peer].zone])


@compiled
def surround(town, row, p):
    """Protection by community and by the resilience of the families one is tied to."""
    family = town.families[row]
    first, last = town.peer_start[row], town.peer_start[row + 1]
    resilience = 0.0
    for tie in range(first, last):
        resilience += town.families[town.peers[tie]].resilience
    spare = resilience / (last - first) - 0.6 if last > first else 0.0
    beyond = family.community_capacity - 0.5
    family.protection = min(
        LEAST_PROTECTED,
        max(MOST_PROTECTED, 1.0 - p.peer_protection * spare - p.community_protection * beyond),
    )
    if family.active_at > 0:
        mark_stale(town.watches[family.active_at])
