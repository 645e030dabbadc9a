"""Changes come in evenly, stop on their day, act in order, and cost nothing in between."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.calendar import Calendar
from sim.parameters import defaults_in_force
from sim.policy.change import Change, in_force

CALENDAR = Calendar(date(2018, 4, 1), 5)
FROM = CALENDAR.begins(CALENDAR.start_week + 52)
FIRST = CALENDAR.week_of(FROM)
USUAL = float(defaults_in_force(1).thresholds.early_help[0])


def early_help(change, week, zones=3):
    """Return the early-help line of each zone in a week."""
    return in_force([change], CALENDAR, zones).at(week).thresholds.early_help


def test_without_ramp_a_change_is_whole_from_its_first_week():
    change = Change("thresholds.early_help", "shift", 1.0, FROM)
    assert early_help(change, FIRST - 1)[0] == USUAL
    assert early_help(change, FIRST)[0] == USUAL + 1.0
    assert early_help(change, CALENDAR.weeks - 1)[0] == USUAL + 1.0


def test_a_ramp_is_exact_at_its_start_middle_and_end():
    change = Change("thresholds.early_help", "shift", 1.0, FROM, ramp_weeks=12)
    assert early_help(change, FIRST)[0] == USUAL
    assert early_help(change, FIRST + 3)[0] == USUAL + 0.25
    assert early_help(change, FIRST + 6)[0] == USUAL + 0.5
    assert early_help(change, FIRST + 11)[0] == USUAL + 11 / 12
    assert early_help(change, FIRST + 12)[0] == USUAL + 1.0
    assert early_help(change, FIRST + 13)[0] == USUAL + 1.0


def test_a_value_that_is_set_is_reached_to_the_last_bit():
    change = Change("thresholds.early_help", "set", 2.9, FROM, ramp_weeks=10)
    assert early_help(change, FIRST + 5)[0] == USUAL + 0.5 * (2.9 - USUAL)
    assert early_help(change, FIRST + 10)[0] == 2.9


def test_a_scale_ramps_from_one():
    change = Change("thresholds.early_help", "scale", 1.2, FROM, ramp_weeks=10)
    assert early_help(change, FIRST + 5)[0] == pytest.approx(USUAL * 1.1, rel=1e-15)
    assert early_help(change, FIRST + 10)[0] == pytest.approx(USUAL * 1.2, rel=1e-15)


def test_a_change_stops_in_the_first_week_on_or_after_until():
    until = FROM + timedelta(weeks=20)
    change = Change("thresholds.early_help", "shift", 1.0, FROM, until, ramp_weeks=4)
    assert early_help(change, FIRST + 19)[0] == USUAL + 1.0
    assert early_help(change, FIRST + 20)[0] == USUAL
    midweek = change._replace(until=until - timedelta(days=3))
    assert early_help(midweek, FIRST + 19)[0] == USUAL + 1.0
    assert early_help(midweek, FIRST + 20)[0] == USUAL


def test_a_change_that_stops_while_it_ramps_is_gone_at_once():
    change = Change("thresholds.early_help", "shift", 1.0, FROM, FROM + timedelta(weeks=5), ramp_weeks=10)
    assert early_help(change, FIRST + 4)[0] == USUAL + 0.4
    assert early_help(change, FIRST + 5)[0] == USUAL


def test_a_change_without_a_first_day_holds_in_every_week():
    change = Change("thresholds.early_help", "set", 2.5)
    assert early_help(change, 0)[0] == early_help(change, CALENDAR.weeks)[0] == 2.5


def test_a_change_of_one_zone_leaves_the_others_alone():
    change = Change("thresholds.early_help", "shift", 1.0, FROM, zones=(1,))
    np.testing.assert_array_equal(early_help(change, FIRST), [USUAL, USUAL + 1.0, USUAL])


def test_changes_act_in_order():
    shift = Change("thresholds.early_help", "shift", 1.0)
    fixed = Change("thresholds.early_help", "set", 2.0)
    one = in_force([shift, fixed], CALENDAR, 1).at(0).thresholds.early_help[0]
    other = in_force([fixed, shift], CALENDAR, 1).at(0).thresholds.early_help[0]
    assert (one, other) == (2.0, 3.0)


def test_a_quiet_week_costs_nothing():
    schedule = in_force([Change("thresholds.early_help", "shift", 1.0, FROM, ramp_weeks=4)], CALENDAR, 2)
    before = schedule.at(0)
    assert schedule.at(FIRST) is not before
    assert schedule.at(FIRST + 1) is not schedule.at(FIRST + 2)
    after = schedule.at(FIRST + 4)
    assert all(schedule.at(week) is after for week in range(FIRST + 4, CALENDAR.weeks))
    assert schedule.at(0).needs is after.needs  # a stage that nothing touches is never copied


def test_a_later_week_can_be_asked_for_before_an_earlier_one():
    change = Change("thresholds.early_help", "shift", 1.0, FROM)
    schedule = in_force([change], CALENDAR, 1)
    assert schedule.at(FIRST + 5).thresholds.early_help[0] == USUAL + 1.0
    assert schedule.at(FIRST - 5).thresholds.early_help[0] == USUAL


def test_the_defaults_are_never_written_on():
    in_force([Change("thresholds.early_help", "set", 3.0)], CALENDAR, 1).at(0)
    assert defaults_in_force(1).thresholds.early_help[0] == USUAL


@given(
    weeks=st.integers(0, 200),
    ramp=st.integers(0, 100),
    length=st.none() | st.integers(1, 200),
    value=st.floats(-3, 3),
    week=st.integers(0, 700),
)
@settings(max_examples=200, deadline=None)
def test_the_schedule_gives_what_the_definition_says(weeks, ramp, length, value, week):
    begins = FROM + timedelta(weeks=weeks)
    until = None if length is None else begins + timedelta(weeks=length)
    change = Change("thresholds.early_help", "shift", value, begins, until, ramp)
    first = FIRST + weeks
    holds = first <= week and (length is None or week < first + length)
    share = 0.0 if not holds else 1.0 if week >= first + ramp else (week - first) / ramp
    schedule = in_force([change], CALENDAR, 1)
    for earlier in (0, first, week):  # what was asked before never matters
        schedule.at(earlier)
    assert schedule.at(week).thresholds.early_help[0] == pytest.approx(USUAL + share * value, abs=1e-12)
