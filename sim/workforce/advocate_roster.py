"""Roster of families with an advocate: places are taken and given up here alone, and counted once."""

from sim.compiled import compiled
from sim.state.events import Event, Reason
from sim.state.measures import M
from sim.state.record import NO_NUMBER, NONE, count, log


@compiled
def begin_advocate(town, row, hours, week, score, chance, luck):
    """Put an advocate at a family's side, so many hours a week."""
    family, advised = town.families[row], town.advised
    advised[0] += 1
    advised[advised[0]] = row
    family.advised_at = advised[0]
    family.advocate_hours = hours
    family.advocate_since = week
    count(town, week, family.neighbourhood, M.ADVOCATE_STARTS, 1)
    log(town, week, family, Event.ADVOCATE_STARTED, NONE, NONE, Reason.ADVOCATE_ACCEPTED, score, chance, luck)


@compiled
def end_advocate(town, row, week, reason):
    """Take the advocate from a family's side; the last of the roster takes its place."""
    family, advised = town.families[row], town.advised
    if family.advised_at <= 0:
        return
    held = float(week - family.advocate_since)
    count(town, week, family.neighbourhood, M.ADVOCATE_ENDS, 1)
    log(town, week, family, Event.ADVOCATE_ENDED, NONE, NONE, reason, held, NO_NUMBER, NO_NUMBER)
    last = advised[advised[0]]
    advised[family.advised_at] = last
    town.families[last].advised_at = family.advised_at
    family.advised_at = -1
    family.advocate_hours = 0.0
    advised[0] -= 1
