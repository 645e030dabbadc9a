"""The record: counting into the tally and logging the journey, with its reasons."""

import numpy as np

from sim.compiled import compiled
from sim.state.codes import ChildStatus
from sim.state.events import Event
from sim.state.town import Count

EVENT = np.dtype(
    [
        ("week", "i4"),
        ("neighbourhood", "i2"),
        ("family", "i8"),
        ("child", "i2"),  # slot, -1 when the family as a whole
        ("children", "i2"),  # bits by slot: the children it counts for
        ("event", "i2"),  # `Event`
        ("agency", "i2"),  # `Agency`, -1 none
        ("worker", "i4"),  # row of the post, -1 none
        ("need", "i2"),  # `Need`, -1 none
        ("rule", "i2"),  # `Reason`
        ("value", "f4"),  # what the rule looked at
        ("threshold", "f4"),  # what it was held against
        ("draw", "f4"),  # the luck it met, nan where none
    ]
)

NONE = -1
NO_NUMBER = float("nan")


@compiled
def count(town, week, neighbourhood, measure, amount):
    """Add to a measure of this week and neighbourhood."""
    town.tally[week, neighbourhood, measure] += amount


@compiled
def log(town, week, family, event, agency, need, rule, value, threshold, draw):
    """Log one event of a family (child statuses use `log_child`)."""
    log_child(town, week, family, -1, event, agency, need, rule, value, threshold, draw)


@compiled
def _children_meant(family, child, event):
    """Bits of the children an event counts for: the one, those of the contact, at home, or in the case."""
    if child >= 0:
        return 1 << child
    if event == Event.CONTACT or event == Event.SIGNPOSTED or event == Event.REFERRAL:
        return family.in_contact
    if event == Event.NO_FURTHER_ACTION:
        return family.in_contact
    if event == Event.EARLY_HELP_ASSESSMENT or event == Event.BIRTH or event == Event.MOVED_IN:
        return children_at_home(family)
    return family.in_case


@compiled
def children_at_home(family):
    """Bits of a family's children who live at home."""
    bits = 0
    for slot in range(family.children):
        if family.child_status[slot] == ChildStatus.AT_HOME:
            bits |= 1 << slot
    return bits


@compiled
def _next_place(town):
    """Place of the next row of the log, or -1 while nothing is kept or no room is left."""
    if town.counters[Count.KEEP_EVENTS] == 0:
        return -1
    place = town.counters[Count.EVENTS]
    if place >= len(town.events):
        town.counters[Count.EVENTS_LOST] += 1
        return -1
    town.counters[Count.EVENTS] = place + 1
    return place


@compiled
def log_child(town, week, family, child, event, agency, need, rule, value, threshold, draw):
    """Log one event of a family or of one of its children; a full log is noticed by the run."""
    place = _next_place(town)
    if place < 0:
        return
    row = town.events[place]
    row.week = week
    row.neighbourhood = family.neighbourhood
    row.family = family.number
    row.child = child
    row.children = _children_meant(family, child, event)
    row.event = event
    row.agency = agency
    row.worker = family.worker
    row.need = need
    row.rule = rule
    row.value = value
    row.threshold = threshold
    row.draw = draw


@compiled
def log_child_in_care(town, week, spell, event, agency, rule, value, threshold, draw):
    """Log one event of a child in care, whose family may have gone."""
    place = _next_place(town)
    if place < 0:
        return
    row = town.events[place]
    row.week, row.neighbourhood, row.family = week, spell.neighbourhood, spell.family
    row.child, row.children = spell.slot, 1 << spell.slot
    row.event, row.agency, row.worker, row.need, row.rule = event, agency, spell.worker, NONE, rule
    row.value, row.threshold, row.draw = value, threshold, draw


def empty_events(rows: int) -> np.recarray:
    """Return room for `rows` events, shape (rows,)."""
    return np.zeros(rows, EVENT).view(np.recarray)


EVENT_NAMES = tuple(event.name.lower() for event in Event)
