"""The checks of conservation notice: each wrong done to a sound town by hand is found and named."""

from functools import cache

import numpy as np
import pytest

from sim.scenario import Scenario
from sim.state.codes import ChildStatus, Tier
from sim.state.families import LONG_AGO, NEVER
from sim.state.record import empty_events
from sim.state.town import Town
from tests.properties.childhoods import (
    LastWeek,
    check_balance,
    check_care_balance,
    check_care_records,
    check_census,
    check_statuses,
    records_in_care,
)
from tests.properties.standing import check_standing
from tests.properties.town_by_week import TownByWeek

FEW_PLACES = {
    "thresholds.agency": 1.0,
    "workforce.key_worker_posts": 1.0,
    "workforce.key_worker_caseload": 3.0,
    "advocates.number": 2.0,
}


@cache
def lived():
    town = TownByWeek(Scenario.of({"parameters": FEW_PLACES}), seed=4)
    return [week for week, _ in town.weeks()][-1], town.town


@pytest.fixture
def week():
    return lived()[0]


@pytest.fixture
def town():
    return Town(*(array.copy() for array in lived()[1]))


def first(condition):
    rows = np.flatnonzero(condition)
    assert len(rows), "the town has no such family"
    return int(rows[0])


def forget_owner(town):
    town.families.worker[first(town.families.worker >= 0)] = -1


def own_and_queue(town):
    town.families.waiting_since[first(town.families.worker >= 0)] = 3


def lose_queue_place(town):
    town.families.waiting_since[first(town.families.tier == Tier.EARLY_HELP_WAITING)] = LONG_AGO


def count_a_case_twice(town):
    town.workers.caseload[town.families.worker[first(town.families.worker >= 0)]] += 1


def empty_a_post_that_holds_cases(town):
    town.workers.filled[town.families.worker[first(town.families.worker >= 0)]] = 0


def close_off_the_roster(town):
    town.families.tier[first(town.families.tier == Tier.EARLY_HELP)] = Tier.UNIVERSAL


def stand_twice_on_the_roster(town):
    town.opened[0] += 1
    town.opened[town.opened[0]] = town.opened[1]


def drop_from_the_active(town):
    row = town.active[town.active[0]]
    town.families.active_at[row] = -1
    town.active[0] -= 1


def give_an_advocate_off_the_roster(town):
    town.families.advocate_hours[first(town.families.advised_at < 0)] = 5.0


def keep_an_advocate_to_oneself(town):
    row = first(town.families.advised_at > 0)
    town.families.advised_at[row] = -1
    town.families.advocate_hours[row] = 0.0


def begin_an_advocate_tomorrow(town):
    town.families.advocate_since[first(town.families.advised_at > 0)] = NEVER


def take_children_out_of_the_case(town):
    town.families.in_case[first(town.families.tier >= Tier.ASSESSMENT)] = 0


def lose_a_child(town):
    row = first((town.families.child_status == ChildStatus.AT_HOME).any(axis=1))
    slot = int(np.argmax(town.families.child_status[row] == ChildStatus.AT_HOME))
    town.families.child_status[row, slot] = ChildStatus.UNBORN


def lose_a_care_record(town):
    town.spells.held[records_in_care(town)[0]] = 0


def point_a_record_elsewhere(town):
    records = records_in_care(town)
    town.spells.family_row[records[town.spells.family_row[records] >= 0][0]] += 1


def keep_a_child_in_care_at_18(town):
    town.spells.birth_week[records_in_care(town)[0]] = -NEVER


def miscount_the_census(town):
    town.census[1, 1] += 1


CHECKS = (check_standing, check_statuses, check_care_records, check_census)
WRONGS = (
    forget_owner, own_and_queue, lose_queue_place, count_a_case_twice, empty_a_post_that_holds_cases,
    close_off_the_roster, stand_twice_on_the_roster, drop_from_the_active, take_children_out_of_the_case,
    lose_a_child, lose_a_care_record, point_a_record_elsewhere, keep_a_child_in_care_at_18,
    miscount_the_census, give_an_advocate_off_the_roster, keep_an_advocate_to_oneself,
    begin_an_advocate_tomorrow,
)  # fmt: skip


def test_a_sound_town_passes(town, week):
    for check in CHECKS:
        check(town, week)


@pytest.mark.parametrize("wrong", WRONGS, ids=lambda wrong: wrong.__name__)
def test_a_wrong_is_found_and_the_week_named(wrong, town, week):
    wrong(town)
    with pytest.raises(AssertionError, match=f"week {week}"):
        for check in CHECKS:
            check(town, week)


def test_a_child_who_vanishes_is_missed_in_the_balance(town, week):
    before = LastWeek.of(town)
    lose_a_child(town)
    with pytest.raises(AssertionError, match=f"week {week}"):
        check_balance(before, town, empty_events(0), week)


def test_a_stay_that_vanishes_is_missed_in_the_balance(town, week):
    before = LastWeek.of(town)
    lose_a_care_record(town)
    with pytest.raises(AssertionError, match=f"week {week}"):
        check_care_balance(before, town, empty_events(0), week)
