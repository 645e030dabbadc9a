"""The town: all state of one run, handed to every stage."""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numba.experimental import structref

from sim.compiled import JIT_DISABLED, ReferenceType, compiled
from sim.state.codes import Need
from sim.state.families import NEEDS
from sim.state.rosters import mark_stale


class Count(IntEnum):
    """Places in `counters`, running whole numbers of the town."""

    EVENTS = 0  # rows used in `events`
    EVENTS_LOST = 1  # rows that did not fit: the run stops if ever above 0
    CONTACTS = 2  # contacts of this week
    SPELLS = 3  # one beyond the highest care record in use
    ARRIVAL_FROZEN = 4  # 1 once the table of movers' needs is frozen
    SOCIAL_WORKERS = 5  # rows of workers that are social workers
    KEEP_EVENTS = 6  # 1 while journeys are kept
    QUEUE = 7  # families waiting for early help
    FREE_PAGE = 9  # first free page of the diary, -1 none
    SEEDED = 8  # 1 once the children in care have been seeded


class Census(IntEnum):
    """Columns of `census`, kept up as things change, so that nobody has to be counted each week."""

    FAMILIES = 0
    CHILDREN = 1
    WITH_NEED = 2  # families with any need
    SEVERITY = 3  # severity of all needs
    WITH_ACUTE = 4  # families with any need acute
    ACUTE_FIRST = 5  # families with each need acute, eight columns
    CRIME_SEVERITY = 13  # severity of crime and anti-social behaviour


ZONE = np.dtype([("neighbourhood", "i8"), ("homes", "f8")])
"""Where a zone lies and how many families live there, fixed when the town is founded."""

MAJORANT = np.dtype([("onset", "f8"), ("shallow", "f8")])
"""Bounds of the rates at which candidates fall due, fixed when the town is founded."""

COMMUNITY = np.dtype(
    [
        ("capacity", "f8"),  # community capacity gained [0-1]
        ("recovery", "f8"),  # share by which needs ease faster for it
        ("resilience", "f8"),  # added by role models to the mean resilience of a family's peers
        ("schools", "f8"),  # schools with a parents' network, for every 1,000 families
        ("support", "f8"),  # resilience that a network lends those in it
        ("families", "f8"),  # families in a network
    ]
)
"""What has been built up in a zone beyond what there was when the town was founded."""


class Town(NamedTuple):
    """Arrays of one run. Shapes: F families, S care records, W posts, N neighbourhoods, T weeks.

    Z zones: the neighbourhoods, then a priority area if there is one; A agencies.
    """

    families: np.recarray  # (F,) FAMILY
    prospects: np.recarray  # (F,) PROSPECT
    spells: np.recarray  # (S,) SPELL
    workers: np.recarray  # (W,) WORKER
    active: np.ndarray  # (F + 1,) int32: count, then rows with a need
    watches: np.recarray  # (F + 1,) WATCH: over the family at the same place of `active`
    opened: np.ndarray  # (F + 1,) int32: count, then rows with a case or a queue place
    advised: np.ndarray  # (F + 1,) int32: count, then rows with an advocate
    diary: np.recarray  # (4, T + 1) DIARY_WEEK: where each week's appointments stand
    pages: np.recarray  # (pages,) PAGE: the appointments
    peer_start: np.ndarray  # (F + 1,) int32: first tie of each row
    peers: np.ndarray  # (ties,) int32: row at the other end
    zones: np.recarray  # (Z,) ZONE
    ties: np.ndarray  # (Z, A, A) float64: chance that what one agency knows reaches the other
    contacts: np.ndarray  # (F,) int32: rows in contact this week
    base_ties: np.ndarray  # (Z, A, A) float64: strength to which ties return
    sight: np.ndarray  # (zones, 8, NEEDS, A) float64: chance a week of a sign, by ages at home and agency
    sight_total: np.ndarray  # (zones, 8, NEEDS) float64: the same over all agencies
    majorants: np.recarray  # (zones,) MAJORANT
    census: np.ndarray  # (N, 14) int64: who lives here and with which needs now, see `Census`
    queue: np.ndarray  # (F,) int32: rows that wait their turn, while a step lasts
    arrival_needs: np.ndarray  # (bands, samples, NEEDS) int16: needs that movers bring
    tally: np.ndarray  # (T, N, measures) float64: activity and stocks, see `results.measures`
    events: np.recarray  # (E,) EVENT: journeys since the last time they were taken away
    counters: np.ndarray  # (12,) int64, see `Count`
    pressure: np.ndarray  # (N,) float64: social workers' caseload over the usual one, less 1
    served: np.ndarray  # (F + 1,) int32: count, then rows with a service that has places
    told: np.ndarray  # (F + 1,) int32: count, then rows of which navigators have heard this week
    communities: np.recarray  # (Z,) COMMUNITY


@structref.register
class TownType(ReferenceType):
    """The type under which compiled code knows a town."""


class TownReference(structref.StructRefProxy):
    """One reference to all arrays of a town: compiles three times faster than 19 arrays handed on."""


structref.define_boxing(TownType, TownReference)
structref.define_constructor(TownReference, TownType, list(Town._fields))


@compiled
def refer_to_town(
    families,
    prospects,
    spells,
    workers,
    active,
    watches,
    opened,
    advised,
    diary,
    pages,
    peer_start,
    peers,
    zones,
    ties,
    contacts,
    base_ties,
    sight,
    sight_total,
    majorants,
    census,
    queue,
    arrival_needs,
    tally,
    events,
    counters,
    pressure,
    served,
    told,
    communities,
):
    """Make the reference from the arrays, in the order of `Town`."""
    return TownReference(
        families,
        prospects,
        spells,
        workers,
        active,
        watches,
        opened,
        advised,
        diary,
        pages,
        peer_start,
        peers,
        zones,
        ties,
        contacts,
        base_ties,
        sight,
        sight_total,
        majorants,
        census,
        queue,
        arrival_needs,
        tally,
        events,
        counters,
        pressure,
        served,
        told,
        communities,
    )


def handed(town: Town) -> "Town | TownReference":
    """Return what compiled code takes for a town; interpreted code takes the town itself."""
    return town if JIT_DISABLED else refer_to_town(*town)


@compiled
def change_severity(town, row, need, after):
    """Set the severity of a family's need; tell the census, its watch and the families it is tied to."""
    family = town.families[row]
    before = family.severity[need]
    if before == after:
        return
    census = town.census[family.neighbourhood]
    needs, acute = _needs_and_acute(family.severity)
    family.severity[need] = after
    needs_now, acute_now = _needs_and_acute(family.severity)
    census[Census.SEVERITY] += after - before
    if need == Need.CRIME_AND_ASB:
        census[Census.CRIME_SEVERITY] += after - before
    census[Census.WITH_NEED] += int(needs_now > 0) - int(needs > 0)
    census[Census.WITH_ACUTE] += int(acute_now > 0) - int(acute > 0)
    if acute_now != acute:
        census[Census.ACUTE_FIRST + need] += acute_now - acute
        for tie in range(town.peer_start[row], town.peer_start[row + 1]):
            town.prospects[town.peers[tie]].peers_acute[need] += acute_now - acute
    if family.active_at > 0:
        mark_stale(town.watches[family.active_at])


@compiled
def _needs_and_acute(severity):
    needs, acute = 0, 0
    for need in range(NEEDS):
        needs += severity[need] > 0
        acute += severity[need] == 3
    return needs, acute
