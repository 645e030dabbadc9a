"""Neighbours: what a family gets from the families it is tied to, for good and ill."""

from sim.compiled import compiled
from sim.state.rosters import mark_stale, scale_cascade

MOST_PROTECTED, LEAST_PROTECTED = 0.7, 1.3  # bounds of what surroundings do to onset


@compiled
def surround_with_peers(town, row, needs):
    """Have a family that has arrived bear on the protection of those it is tied to, and them on its own.

    Each family keeps the sum of its peers' resilience, so nobody has to be asked again. Resilience has
    a fixed number of digits (`households.RESILIENCE_STEP`), so the sum is the same in any order.
    """
    families = town.families
    family = families[row]
    more = family.resilience - family.resilience_told
    family.resilience_told = family.resilience
    first, last = town.peer_start[row], town.peer_start[row + 1]
    for tie in range(first, last):
        peer = town.peers[tie]
        families[peer].peers_resilience += more
        _protect(town, families[peer], town.peer_start[peer + 1] - town.peer_start[peer], needs)
    _protect(town, family, last - first, needs)
    family.eased_by_community = town.communities[family.zone].recovery


@compiled
def protect_anew(town, row, needs):
    """Work out a family's protection and recovery anew, since what surrounds it has changed."""
    family = town.families[row]
    _protect(town, family, town.peer_start[row + 1] - town.peer_start[row], needs)
    recovery = town.communities[family.zone].recovery
    if family.eased_by_community == recovery:
        return
    family.eased_by_community = recovery
    if family.active_at > 0:
        mark_stale(town.watches[family.active_at])


@compiled
def _protect(town, family, ties, needs):
    """Protection by community and by the resilience of the families one is tied to, and what is built up."""
    p, before, here = needs[family.zone], family.protection, town.communities[family.zone]
    spare = family.peers_resilience / ties - 0.6 if ties > 0 else 0.0
    spare += here.resilience + here.support * family.in_network
    beyond = family.community_capacity + here.capacity - 0.5
    family.protection = min(
        LEAST_PROTECTED,
        max(MOST_PROTECTED, 1.0 - p.peer_protection * spare - p.community_protection * beyond),
    )
    if family.active_at > 0 and family.protection != before:
        scale_cascade(town.watches[family.active_at], family.protection / before)
