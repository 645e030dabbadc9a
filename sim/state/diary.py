"""The diary: dated appointments of families, on the pages of each week, so that a quiet week costs nothing.

A page holds many appointments side by side: read one after another they come from memory together, where
a list of single entries would have every one waited for.
"""

from enum import IntEnum

import numpy as np

from sim.compiled import compiled
from sim.state.town import Count


class Diary(IntEnum):
    """Which dated appointments a family stands in (row of `diary`)."""

    LIFE = 0
    ONSET = 1
    SHALLOW = 2
    FOLLOW_UP = 3


PAGE_ROOM = 31  # appointments a page: a page fills four lines of cache

PAGE = np.dtype([("after", "i8"), ("numbers", "i8", (PAGE_ROOM,))])
"""A page: the next page of the same week or of the free ones, -1 none; then numbers of families."""

DIARY_WEEK = np.dtype([("page", "i4"), ("written", "i4")])
"""A week of the diary: its last page, -1 none, and the appointments written on that one."""


def empty_diary(weeks: int) -> np.recarray:
    """Return a diary in which nothing is written yet, shape (kinds, weeks)."""
    diary = np.zeros((len(Diary), weeks), DIARY_WEEK).view(np.recarray)
    diary["page"] = -1
    return diary


def free_pages(families: int, weeks: int) -> np.recarray:
    """Return room for five appointments a family and a page of each kind begun each week, shape (pages,)."""
    pages = np.zeros(5 * families // PAGE_ROOM + len(Diary) * weeks + 1, PAGE).view(np.recarray)
    pages["after"] = np.arange(1, len(pages) + 1)
    pages["after"][-1] = -1
    return pages


@compiled
def write_in_diary(town, kind, row, week):
    """Enter an appointment of a row's family into a week; weeks beyond the run are not kept."""
    if week >= town.diary.shape[1]:
        return
    entry = town.diary[kind, week]
    if entry.page < 0 or entry.written == PAGE_ROOM:
        page = town.counters[Count.FREE_PAGE]
        if page < 0:
            town.counters[Count.EVENTS_LOST] += 1
            return
        town.counters[Count.FREE_PAGE] = town.pages[page].after
        town.pages[page].after = entry.page
        entry.page = page
        entry.written = 0
    town.pages[entry.page].numbers[entry.written] = town.prospects[row].number
    entry.written += 1


@compiled
def next_appointment(town, kind, week):
    """Take the next row out of a week, or -1; a family that has gone does not keep its own."""
    prospects, entry = town.prospects, town.diary[kind, week]
    while entry.page >= 0:
        if entry.written == 0:
            _turn_page(town, entry)
            continue
        entry.written -= 1
        number = town.pages[entry.page].numbers[entry.written]
        row = number % len(prospects)
        if prospects[row].number == number:
            return row
    return -1


@compiled
def _turn_page(town, entry):
    """Free the page that has been read; the one before it is full."""
    page, pages = entry.page, town.pages
    entry.page = pages[page].after
    entry.written = PAGE_ROOM
    pages[page].after = town.counters[Count.FREE_PAGE]
    town.counters[Count.FREE_PAGE] = page
