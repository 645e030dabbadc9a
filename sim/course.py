"""The course of a town: it lives one week after another, and what happened is taken away."""

import mmap
from collections.abc import Sequence

import numpy as np

from sim.calendar import Calendar
from sim.parameters import InForce, InForceReference, handed_parameters
from sim.policy.change import Change, ForceSchedule, in_force
from sim.policy.limits import check_further
from sim.results.snapshots import snapshot
from sim.state.town import Count, Town, handed
from sim.week import Clock, live_a_week, ready


class LostEventsError(RuntimeError):
    """More happened in a week than the log or the care records have room for."""


class Course:
    """A town on its way under a schedule of parameters: `live` is how every run passes a week."""

    def __init__(self, town: Town, schedule: ForceSchedule, calendar: Calendar, seed: int):
        self.town = town
        self.schedule = schedule
        self.calendar = calendar
        self.seed = seed
        self.clock: Clock | None = None  # books each step's time where one is given
        self.events: list[np.recarray] = []
        self.snapshots: list[np.recarray] = []
        self.here = handed(town)
        self._held = self._rules = None

    def live(self, week: int) -> None:
        """Live one week, and take a snapshot if a statistical year ends with it.

        Raises `LostEventsError` if the log overflows, which no place within the limits of a profile
        should reach.
        """
        live_a_week(self.here, self.rules(week), self.calendar, self.seed, week, self.clock)
        self.end_week(week)

    def rules(self, week: int) -> InForce | InForceReference:
        """Return the parameters in force in a week as compiled code takes them, with their tables ready."""
        held = self.schedule.at(week)
        if held is not self._held:
            tables_stand = self._held is not None and (
                held.needs is self._held.needs and held.detection is self._held.detection
            )
            self._held, self._rules = held, handed_parameters(held)
            if not tables_stand:
                ready(self.here, self._rules)
        return self._rules

    def end_week(self, week: int) -> None:
        """Take away what a week lived leaves behind; raises `LostEventsError` as `live` does."""
        year = self.calendar.year_of(week)
        if self.calendar.year_of(week + 1) > year and week >= self.calendar.record_from:
            self.snapshots.append(snapshot(self.town, year, week))
        self._make_room()

    def change(self, changes: Sequence[Change], week: int, zone_names: Sequence[str]) -> None:
        """Lay further changes on the schedule, on top of those there, to hold from a week to come.

        Raises `InputError` for changes that break a limit in that week or later; then nothing is changed.
        """
        laid = [*self.schedule.changes, *changes]
        check_further(laid, changes, self.calendar, zone_names, week)
        self.schedule = in_force(laid, self.calendar, len(zone_names))

    def take_events(self) -> None:
        """Take away what the log of journeys holds."""
        used = int(self.town.counters[Count.EVENTS])
        if used:
            self.events.append(_in_pages_of_their_own(self.town.events[:used]))
            self.town.counters[Count.EVENTS] = 0

    def all_events(self) -> np.recarray:
        """Return everything the log has held so far, in one array; each piece is let go once it is copied."""
        self.take_events()
        pieces, self.events = self.events, []
        whole = np.empty(sum(map(len, pieces)), self.town.events.dtype).view(np.recarray)
        end = len(whole)
        while pieces:  # the latest first: what was taken last is what can be given back
            piece = pieces.pop()
            whole[end - len(piece) : end] = piece
            end -= len(piece)
        self.events.append(whole)
        return whole

    def _make_room(self) -> None:
        """Take the log away when it is half full, so that a week always has room."""
        if self.town.counters[Count.EVENTS_LOST]:
            raise LostEventsError("the log of journeys overflowed within a week")
        if self.town.counters[Count.EVENTS] > len(self.town.events) // 2:
            self.take_events()


def _in_pages_of_their_own(events: np.recarray) -> np.recarray:
    """Copy events to where they go back to the machine once let go, and do not wait in the heap for more."""
    pages = mmap.mmap(-1, events.nbytes)
    copy = np.frombuffer(pages, events.dtype).view(np.recarray)
    copy[:] = events
    return copy
