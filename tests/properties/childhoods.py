"""What becomes of children: what must hold of statuses, care records and the census, week after week."""

from typing import NamedTuple

import numpy as np

from sim.population.households import WEEKS_TO_EIGHTEEN
from sim.state.codes import ChildStatus, Need, Placement
from sim.state.events import Event, Reason
from sim.state.families import MAX_CHILDREN, NEVER
from sim.state.measures import M
from sim.state.town import Census, Count, Town
from tests.properties.standing import refuse

LIVING_HERE = (ChildStatus.AT_HOME, ChildStatus.LOOKED_AFTER)


class LastWeek(NamedTuple):
    """What a balance needs of the week before."""

    number: np.ndarray  # (F,)
    child_status: np.ndarray  # (F, 6)
    children: int
    in_care: np.ndarray  # (N,) records of children in care

    @classmethod
    def of(cls, town: Town) -> "LastWeek":
        """Take down what a balance needs."""
        families = town.families
        return cls(families.number.copy(), families.child_status.copy(), children_here(town), in_care(town))


def planned(town: Town) -> np.ndarray:
    """Return which slots hold a planned child, shape (F, 6)."""
    return np.arange(MAX_CHILDREN) < town.families.children[:, None]


def children_here(town: Town) -> int:
    """Count children under 18 of families living here, in care included."""
    return int((planned(town) & np.isin(town.families.child_status, LIVING_HERE)).sum())


def records_in_care(town: Town) -> np.ndarray:
    """Return the rows of the care records of children now in care."""
    return np.flatnonzero((town.spells.held == 1) & (town.spells.until_week >= NEVER))


def in_care(town: Town) -> np.ndarray:
    """Count children in care by neighbourhood, shape (N,)."""
    where = town.spells.neighbourhood[records_in_care(town)]
    return np.bincount(where, minlength=len(town.census))


def check_statuses(town: Town, week: int) -> None:
    """Check that each planned child is unborn, at home, in care, adult or elsewhere, as its age allows."""
    families = town.families
    status, age, real = families.child_status, week - families.birth_week, planned(town)

    def must(right: np.ndarray, what: str) -> None:
        refuse((real & ~right).any(axis=1), week, town, what)

    must(np.isin(status, list(ChildStatus)), "a child has no status that exists")
    must((status == ChildStatus.UNBORN) == (age < 0), "a child is born and counted unborn, or the reverse")
    grown = (status == ChildStatus.ADULT) | (status == ChildStatus.PERMANENT_ELSEWHERE)
    must(grown | (age < WEEKS_TO_EIGHTEEN), "a child of 18 is still at home or in care")
    must((status != ChildStatus.ADULT) | (age >= WEEKS_TO_EIGHTEEN), "a child is adult before 18")
    refuse((families.children < 1) | (families.children > MAX_CHILDREN), week, town, "has no planned child")
    refuse((~real & (status != ChildStatus.UNBORN)).any(axis=1), week, town, "has a child nobody planned")


def check_care_records(town: Town, week: int) -> None:
    """Check that looked-after children and care records point at one another, and that no record strays."""
    families, spells = town.families, town.spells
    looked_after = planned(town) & (families.child_status == ChildStatus.LOOKED_AFTER)
    refuse(
        ((families.spell >= 0) != looked_after).any(axis=1),
        week,
        town,
        "is in care with no record, or the reverse",
    )
    rows, slots = np.nonzero(looked_after)
    records = families.spell[rows, slots]
    held = spells[records]
    right = (held.held == 1) & (held.until_week >= NEVER) & (held.family_row == rows) & (held.slot == slots)
    right &= (held.family == families.number[rows]) & (held.birth_week == families.birth_week[rows, slots])
    wrong = np.zeros(len(families), bool)
    wrong[rows[~right]] = True
    refuse(wrong, week, town, "has a child in care whose record does not point back")
    assert len(np.unique(records)) == len(records), f"week {week}: one care record holds two children"
    _check_records_themselves(town, week, records)


def _check_records_themselves(town: Town, week: int, pointed_at: np.ndarray) -> None:
    spells = town.spells
    used = np.flatnonzero(spells.held == 1)
    assert (used < town.counters[Count.SPELLS]).all(), f"week {week}: a care record beyond the last in use"
    _none(
        used[~np.isin(used, pointed_at) & (spells.family_row[used] >= 0)], town, week, "its family denies it"
    )
    gone = used[spells.family_row[used] < 0]
    child_here = np.isin(spells.family[gone], town.families.number) & (spells.until_week[gone] >= NEVER)
    _none(gone[child_here], town, week, "its family lives here and it says that it has gone")
    leaver = spells.until_week[used] < NEVER
    _none(used[leaver != (spells.placement[used] == Placement.CARE_LEAVER)], town, week, "leaver or not?")
    _none(
        used[leaver & (spells.until_week[used] <= week)], town, week, "a leaver's record has outlived itself"
    )
    _none(used[leaver & (spells.worker[used] >= 0)], town, week, "a leaver still counts in a caseload")
    of_age = week - spells.birth_week[used] >= WEEKS_TO_EIGHTEEN
    _none(used[of_age != leaver], town, week, "in care at 18, or a leaver before")


def _none(records: np.ndarray, town: Town, week: int, what: str) -> None:
    if len(records):
        spell = town.spells[records[0]]
        raise AssertionError(f"week {week}, family {spell.family}, care record {records[0]}: {what}")


def check_census(town: Town, week: int) -> None:
    """Check the running census of each neighbourhood against a recount of families."""
    families, parts = town.families, len(town.census)
    acute = families.severity == 3
    here = planned(town) & np.isin(families.child_status, LIVING_HERE)
    columns = [
        np.ones(len(families)),
        here.sum(axis=1),
        (families.severity > 0).any(axis=1),
        families.severity.sum(axis=1, dtype=np.int64),
        acute.any(axis=1),
        *acute.T,
        families.severity[:, Need.CRIME_AND_ASB],
    ]
    for column, counted in enumerate(columns):
        recount = np.bincount(families.neighbourhood, counted.astype(float), minlength=parts)
        held = town.census[:, column]
        assert (recount == held).all(), (
            f"week {week}, census column {column}: {held} against recount {recount}"
        )
    assert len(columns) == max(Census) + 1


def check_balance(before: LastWeek, town: Town, events: np.recarray, week: int) -> None:
    """Check that children come only by birth and arrival, and go only by age, departure and permanence."""
    here = np.isin(before.child_status, LIVING_HERE)
    stays = before.number == town.families.number
    age = week - town.families.birth_week
    born = int(((events.event == Event.BIRTH) & (events.child >= 0)).sum())
    settled = (age >= 0) & (age < WEEKS_TO_EIGHTEEN) & planned(town)
    arrived = int(settled[~stays].sum())
    departed = int(here[~stays].sum())
    grown_up = int((here & (age == WEEKS_TO_EIGHTEEN))[stays].sum())
    left_care = (events.event == Event.CARE_ENDED) & (events.rule == Reason.PERMANENCE)
    left_care &= np.isin(events.family, town.families.number)  # the others went with their families
    expected = before.children + born + arrived - departed - grown_up - int(left_care.sum())
    found = children_here(town)
    assert found == expected, (
        f"week {week}: {found} children, expected {before.children} + {born} born + {arrived} arrived - "
        f"{departed} departed - {grown_up} grown up - {left_care.sum()} elsewhere = {expected}; families "
        f"{sorted(set(events.family[np.isin(events.event, [Event.BIRTH, Event.CARE_ENDED])].tolist()))}"
    )
    moves = np.isin(events.event, [Event.MOVED_OUT, Event.LEFT])
    assert sorted(before.number[~stays]) == sorted(events.family[moves]), f"week {week}: a family went unseen"


def check_care_balance(before: LastWeek, town: Town, events: np.recarray, week: int) -> None:
    """Check that children in care are those of last week, and starts, less ends, in each neighbourhood."""
    seeded = events[(events.event == Event.CARE_STARTED) & (events.rule == Reason.SEEDED)]
    put_there = np.bincount(seeded.neighbourhood, minlength=len(town.census))
    starts, ends = town.tally[week, :, M.CARE_STARTS], town.tally[week, :, M.CARE_ENDS]
    expected = before.in_care + put_there + starts - ends
    found = in_care(town)
    assert (found == expected).all(), f"week {week}: {found} in care, expected {expected}"
    assert (found == town.tally[week, :, M.LOOKED_AFTER]).all(), f"week {week}: counted other than recorded"
