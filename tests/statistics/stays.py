"""How long stays in early help last, family by family, read off the journeys."""

from datetime import date

import numpy as np

from sim.simulate import RunRecord
from sim.state.events import Event

FOLLOWED = 2  # years before the end of a run in which no stay is begun that is looked at: none lasts longer


def mean_stay(record: RunRecord, from_day: date) -> float:
    """Return the mean weeks from the start of early help to its end, of stays that start from a day on.

    Stays that start within two years of the end of the run are left out, so that every other has ended.
    """
    events = record.events
    first = record.calendar.week_of(from_day)
    last = record.calendar.weeks - 52 * FOLLOWED
    mine = events[np.isin(events["event"], (Event.EARLY_HELP_STARTED, Event.EARLY_HELP_ENDED))]
    mine = mine[np.lexsort((mine["event"] == Event.EARLY_HELP_STARTED, mine["week"], mine["family"]))]
    begun, ended = mine[:-1], mine[1:]
    pairs = (
        (begun["family"] == ended["family"])
        & (begun["event"] == Event.EARLY_HELP_STARTED)
        & (ended["event"] == Event.EARLY_HELP_ENDED)
        & (begun["week"] >= first)
        & (begun["week"] < last)
    )
    return float((ended["week"] - begun["week"])[pairs].mean())
