"""Stocks of a family: by how much each changes with which event, so that weeks can be added up exactly.

The demand table counts stocks at the end of each week. A change of +1 in a week makes one unit in that
week and in each that follows, until -1 undoes it: so units of a year are sums over changes.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from sim.costs.family_log import Log
from sim.state.codes import Agency, Need, Placement, Service, Tier, name_of
from sim.state.events import FIRST_SERVICE, Event, Reason
from sim.state.families import AGENCIES, MAX_CHILDREN
from sim.state.measures import HELP_WEEKS_OF, MEASURES, SERVED

GONE = (Event.MOVED_OUT, Event.LEFT)
CASE_OVER = (Event.CLOSED, Event.EARLY_HELP_ENDED)
HOME_AGAIN = (Reason.RETURNED_HOME, Reason.UNPLANNED_RETURN)
PLACED = tuple(placement for placement in Placement if placement != Placement.CARE_LEAVER)
ENDS_BEFORE_HELP = (  # cases that end by these rules end earlier in the week than help is given
    Reason.MOVED_AWAY, Reason.GREW_UP, Reason.AT_OR_ABOVE_THRESHOLD, Reason.NOT_IN_NEED, Reason.OWN_POLICY,
)  # fmt: skip


class Changes(NamedTuple):
    """Changes of one measure, shape (rows,) each: whose, from which week on, by how much."""

    measure: str
    family: np.ndarray
    week: np.ndarray
    amount: np.ndarray


def stock_changes(log: Log) -> Iterator[Changes]:
    """Yield the changes of every stock that the log tells of, and of weeks of help by each agency."""
    yield from _needs(log)
    yield from _care(log)
    in_need, on_plan = _children_in_need(log), _children_on_plan(log)
    yield on_plan
    yield in_need
    yield on_plan._replace(measure="child_in_need", amount=-on_plan.amount)
    yield _early_help(log)
    yield _school_team(log)
    yield from _services(log)
    yield _advocate(log)
    yield from _help(log)


def _steps(key: np.ndarray, value: np.ndarray) -> np.ndarray:
    """Return each value less the one before it of the same key, 0 before the first; shape as `value`."""
    order = np.argsort(key, kind="stable")
    sorted_key, held = key[order], value[order]
    before = np.zeros_like(held)
    before[1:] = np.where(sorted_key[1:] == sorted_key[:-1], held[:-1], 0)
    found = np.empty_like(held)
    found[order] = held - before
    return found


def _of(measure: str, log: Log, key: np.ndarray, value: np.ndarray) -> Changes:
    amount = _steps(key, value.astype(np.float64))
    some = amount != 0.0
    return Changes(measure, log.family[some], log.week[some], amount[some])


def _needs(log: Log) -> Iterator[Changes]:
    """Weeks of each acute need: a family that goes takes its needs with it."""
    told = (Event.NEED_STANDING, Event.NEED_BEGAN, Event.NEED_CHANGED, Event.NEED_ENDED)
    mine = log.rows(log.of(*told, *GONE))
    gone = np.isin(mine.event, GONE)
    acute = ~gone & (mine.value == 3.0)
    for need in Need:
        here = gone | (mine.need == need)
        yield _of(f"acute_{name_of(need)}", mine.rows(np.flatnonzero(here)), mine.family[here], acute[here])


def _care(log: Log) -> Iterator[Changes]:
    """Weeks in care by placement, and as a care leaver: events of care carry the placement as agency."""
    leaves = log.of(Event.CIN_ENDED, only=(Reason.AGED_OUT,))
    told = (Event.CARE_STANDING, Event.CARE_STARTED, Event.PLACEMENT_CHANGED, Event.CARE_ENDED)
    mine = log.rows(np.sort(np.concatenate([log.of(*told), leaves])))
    ended = mine.event == Event.CARE_ENDED
    lives = np.where(ended | (mine.event == Event.CIN_ENDED), -1, mine.agency)
    lives = np.where(ended & (mine.rule == Reason.AGED_OUT), Placement.CARE_LEAVER, lives)
    key = mine.family * MAX_CHILDREN + mine.child
    for placement in PLACED:
        yield _of(f"looked_after_{name_of(placement)}", mine, key, lives == placement)
    yield _of("care_leavers", mine, key, lives == Placement.CARE_LEAVER)


def _by_child(log: Log, places: np.ndarray, value: np.ndarray) -> tuple[Log, np.ndarray, np.ndarray]:
    """Return events once for each child concerned, the key of that child, and the value set by each."""
    slots = np.arange(MAX_CHILDREN)
    row, slot = np.nonzero((log.children[places, None] >> slots) & 1)
    mine = log.rows(places[row])
    return mine, mine.family * MAX_CHILDREN + slot, value[row]


def _children_in_need(log: Log) -> Changes:
    """Children in an open case that has been found in need, on a plan or not; those in care are not."""
    told = (Event.CASE_STANDING, Event.CIN_STARTED, Event.CIN_ENDED, Event.CARE_STARTED)
    home = log.of(Event.CARE_ENDED, only=HOME_AGAIN)
    places = np.sort(np.concatenate([log.of(*told), home]))
    event = log.event[places]
    value = (event == Event.CIN_STARTED) | (event == Event.CASE_STANDING) & (
        log.value[places] >= Tier.CHILD_IN_NEED
    )
    value |= (event == Event.CARE_ENDED) & ~_is_being_assessed(log)[places]
    return _of("child_in_need", *_by_child(log, places, value))


def _is_being_assessed(log: Log) -> np.ndarray:
    """Whether the family is being assessed after each event: a child who comes home then is assessed too."""
    begins = (log.event == Event.ASSESSMENT_STARTED) & (log.rule != Reason.STORY_RETOLD)
    begins |= (log.event == Event.STEPPED_UP) & (log.rule == Reason.SAME_LEAD)
    begins |= (log.event == Event.CASE_STANDING) & (log.value == Tier.ASSESSMENT)
    found = (log.event == Event.CIN_STARTED) & (log.child < 0)
    ends = found | np.isin(log.event, (Event.CLOSED, Event.EARLY_HELP_STARTED))
    places = np.arange(len(log.event))
    last = np.maximum.accumulate(np.where(begins | ends, places, 0))
    return begins[last] & (log.family[last] == log.family)


def _children_on_plan(log: Log) -> Changes:
    places = log.of(Event.CASE_STANDING, Event.PLAN_STARTED, Event.PLAN_ENDED)
    stood = log.value[places] == Tier.CHILD_PROTECTION
    value = np.where(log.event[places] == Event.CASE_STANDING, stood, log.event[places] == Event.PLAN_STARTED)
    return _of("plans", *_by_child(log, places, value))


def _early_help(log: Log) -> Changes:
    goes_up = log.of(Event.STEPPED_UP, only=(Reason.SAME_LEAD,))
    told = log.of(Event.CASE_STANDING, Event.EARLY_HELP_STARTED, Event.EARLY_HELP_ENDED)
    mine = log.rows(np.sort(np.concatenate([told, goes_up])))
    value = (mine.event == Event.CASE_STANDING) & (mine.value == Tier.EARLY_HELP)
    return _of("early_help_families", mine, mine.family, value | (mine.event == Event.EARLY_HELP_STARTED))


def _school_team(log: Log) -> Changes:
    goes_up = log.of(Event.STEPPED_UP, never=(Reason.SAME_LEAD,))
    told = log.of(Event.CASE_STANDING, Event.WAITING, *CASE_OVER, Event.DISENGAGED, *GONE)
    mine = log.rows(np.sort(np.concatenate([told, goes_up])))
    holds = np.isin(mine.event, (Event.CASE_STANDING, Event.WAITING)) & (mine.agency == Agency.SCHOOL)
    return _of("school_team_families", mine, mine.family, holds)


def _services(log: Log) -> Iterator[Changes]:
    """Hours a week of each service with places, as its start tells them."""
    starts = (Event.SERVICE_STANDING, Event.SERVICE_STARTED)
    mine = log.rows(log.of(*starts, Event.SERVICE_ENDED))
    service = np.where(np.isin(mine.event, starts), mine.rule - FIRST_SERVICE, Service.NONE)
    for one in SERVED:
        hours = np.where(service == one, mine.value, 0.0)
        yield _of(f"{name_of(one)}_hours", mine, mine.family, hours)


def _advocate(log: Log) -> Changes:
    mine = log.rows(log.of(Event.ADVOCATE_STANDING, Event.ADVOCATE_STARTED, Event.ADVOCATE_ENDED))
    return _of("advocate_families", mine, mine.family, mine.event != Event.ADVOCATE_ENDED)


def _help(log: Log) -> Iterator[Changes]:
    """Weeks of help by agencies beside the lead: a case that ends after help was given has had its week."""
    mine = log.rows(log.of(Event.HELP_CHANGED, *CASE_OVER, *GONE))
    changed = mine.event == Event.HELP_CHANGED
    bits = np.where(changed, mine.value, 0.0).astype(np.int64)
    before_help = np.isin(mine.rule, ENDS_BEFORE_HELP)
    mine = mine._replace(week=mine.week + (~changed & ~before_help))
    for agency in range(AGENCIES):
        if HELP_WEEKS_OF[agency] >= 0:
            yield _of(MEASURES[HELP_WEEKS_OF[agency]].name, mine, mine.family, (bits >> agency) & 1)
