"""A life as it is being read: what is true of a family after each event, and the spells that have ended."""

from typing import NamedTuple

import numpy as np

from sim.state.codes import Tier, name_of
from sim.state.events import Event, Reason

LOG_BEGINS = name_of(Reason.LOG_BEGINS)
SERVICE_STANDING = name_of(Event.SERVICE_STANDING)  # its rule says which service


class Told(NamedTuple):
    """One row of the log in plain Python; what is missing there is None here."""

    week: np.datetime64
    event: str
    rule: str
    child: int | None  # place among the family's children
    children: int  # bits: children that the event concerns
    agency: str | None
    worker: int | None
    need: str | None
    value: float  # nan where the rule looked at nothing


class Spell(NamedTuple):
    """Something that held from one week to another, see `sim.story.spells`."""

    lane: str
    what: str
    child: int | None
    since: np.datetime64
    until: np.datetime64
    value: float
    began: str | None
    ended: str | None


class Life:
    """What is true of one family, set by the readers of events; every change leaves a spell behind.

    at_home, in_case, on_plan : children by their place in the family; in_care : their placements.
    """

    def __init__(self, agencies: tuple[str, ...]):
        self.agencies = agencies  # names by code
        self.tier = Tier.UNIVERSAL
        self.at_home: set[int] = set()
        self.in_case: set[int] = set()
        self.in_care: dict[int, str] = {}
        self.over: list[Spell] = []
        self._holds: dict[tuple, Spell] = {}

    @property
    def is_statutory(self) -> bool:
        """Whether social care has the case."""
        return self.tier >= Tier.ASSESSMENT

    def holds(self, lane: str) -> list[tuple]:
        """Return the keys of what holds now in a lane: (lane, which of its kind)."""
        return [key for key in self._holds if key[0] == lane]

    def begin(
        self, told: Told, lane: str, what: str, which: object = None, child: int | None = None,
        value: float = float("nan"),
    ) -> None:  # fmt: skip
        """Let something hold from this event on, in place of what held; the same again changes nothing.

        which : tells apart what may hold in one lane at once: needs, agencies, children.
        """
        held = self._holds.get((lane, which))
        if held and held.what == what and (held.value == value or np.isnan(value)):
            return
        self.end(told, lane, which)
        began = None if told.rule == LOG_BEGINS or told.event == SERVICE_STANDING else told.event
        self._holds[lane, which] = Spell(lane, what, child, told.week, told.week, value, began, None)

    def end(self, told: Told, lane: str, which: object = None) -> None:
        """End what holds in a lane, if anything does."""
        held = self._holds.pop((lane, which), None)
        if held:
            self.over.append(held._replace(until=told.week, ended=told.event))

    def all_by(self, end: np.datetime64) -> list[Spell]:
        """Return every spell, in the order in which they began; those that still hold last to `end`."""
        still = [held._replace(until=end) for held in self._holds.values()]
        return sorted(self.over + still, key=lambda spell: (spell.since, spell.until))
