"""Rosters: which families are active and which have a case, and the watch kept over each active one.

A watch packs what a week must compare, so that a week in which nothing happens costs a few nanoseconds
and not a visit. It holds bounds of chances, never the chances themselves, so it changes no result.
"""

import numpy as np

from sim.compiled import compiled

WATCH = np.dtype(
    [
        ("step_key", "u8"),  # begun keys of the family's weekly draws, see `draws.key_of`
        ("cascade_key", "u8"),
        ("sign_key", "u8"),
        ("low", "u8", (2,)),  # a first digit below these may worsen a need: even needs, odd needs
        ("high", "u8", (2,)),  # a first digit above these may ease one; four lanes of 16 bits each
        ("cascade", "f8"),  # chance at most that a need begins because others drive it
        ("sign", "f8"),  # chance at most that a sign is met
    ]
)
ALWAYS = 2.0  # a bound that every draw stays below: the watch is stale and must be renewed


@compiled
def mark_stale(watch):
    """Have a watch renewed at the next look; something that its bounds rest on has changed."""
    watch.cascade = ALWAYS
    watch.sign = ALWAYS


@compiled
def scale_cascade(watch, ratio):
    """Move the bound of the cascade in proportion to the protection; a stale watch stays so."""
    if watch.sign < ALWAYS:
        watch.cascade *= ratio


@compiled
def become_active(town, row):
    """Put a family with a need on the active roster, unless it stands there already."""
    family = town.families[row]
    if family.active_at > 0:
        return
    town.active[0] += 1
    place = town.active[0]
    town.active[place] = row
    family.active_at = place
    mark_stale(town.watches[place])


@compiled
def become_quiet(town, row):
    """Take a family off the active roster; the last one takes its place, with its watch."""
    family = town.families[row]
    place = family.active_at
    if place <= 0:
        return
    end = town.active[0]
    last = town.active[end]
    town.active[place] = last
    town.watches[place] = town.watches[end]
    town.families[last].active_at = place
    family.active_at = -1
    town.active[0] -= 1


@compiled
def join_open(town, row):
    """Put a family on the roster of those with a case or a queue place, unless it stands there already."""
    family = town.families[row]
    if family.open_at > 0:
        return
    town.opened[0] += 1
    town.opened[town.opened[0]] = row
    family.open_at = town.opened[0]


@compiled
def leave_open(town, row):
    """Take a family off the roster of open families; the last one takes its place."""
    family = town.families[row]
    place = family.open_at
    if place <= 0:
        return
    last = town.opened[town.opened[0]]
    town.opened[place] = last
    town.families[last].open_at = place
    family.open_at = -1
    town.opened[0] -= 1
