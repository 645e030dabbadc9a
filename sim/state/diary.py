"""The diary: dated appointments of rows, kept in a list for each week, so that a quiet week costs nothing."""

from enum import IntEnum

from sim.compiled import compiled
from sim.state.town import Count


class Diary(IntEnum):
    """Which list of dated appointments a row stands in (row of `diary`)."""

    LIFE = 0
    ONSET = 1
    SHALLOW = 2


@compiled
def write_in_diary(town, kind, row, week):
    """Enter an appointment of a row's family into the list of a week; weeks beyond the run are not kept."""
    diary, appointments, counters = town.diary, town.appointments, town.counters
    if week >= diary.shape[1]:
        return
    place = counters[Count.FREE_APPOINTMENT]
    if place < 0:
        counters[Count.EVENTS_LOST] += 1
        return
    entry = appointments[place]
    counters[Count.FREE_APPOINTMENT] = entry.after
    entry.number = town.prospects[row].number
    entry.row = row
    entry.after = diary[kind, week]
    diary[kind, week] = place


@compiled
def next_appointment(town, kind, week):
    """Take the next row off the list of a week, or -1; a family that has gone does not keep its own."""
    diary, appointments, prospects, counters = town.diary, town.appointments, town.prospects, town.counters
    place = diary[kind, week]
    while place >= 0:
        entry = appointments[place]
        diary[kind, week] = entry.after
        entry.after = counters[Count.FREE_APPOINTMENT]
        counters[Count.FREE_APPOINTMENT] = place
        if prospects[entry.row].number == entry.number:
            return entry.row
        place = diary[kind, week]
    return -1
