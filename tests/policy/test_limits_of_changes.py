"""No mix of changes takes a parameter out of its range or thresholds out of their order."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.calendar import Calendar
from sim.errors import InputError
from sim.policy.change import Change, in_force
from sim.policy.limits import check_limits
from sim.policy.thresholds import ORDER

CALENDAR = Calendar(date(2018, 4, 1), 1)
ZONES = ["north", "south"]
LINES = ["signpost", "early_help", "s17", "s47", "conference"]

CHANGES = st.lists(
    st.builds(
        Change,
        parameter=st.sampled_from([f"thresholds.{line}" for line in LINES]),
        mode=st.just("shift"),
        value=st.floats(-1, 1),
        from_date=st.dates(date(2018, 4, 1), date(2019, 4, 1)),
        until=st.none() | st.dates(date(2019, 4, 2), date(2020, 4, 1)),
        ramp_weeks=st.integers(0, 30),
        zones=st.sampled_from([None, (0,), (1,)]),
        origin=st.just("trial"),
    ),
    min_size=1,
    max_size=4,
)


def in_order(changes, week):
    """Say whether the lines are in order in every zone of a week."""
    lines = in_force(changes, CALENDAR, len(ZONES)).at(week).thresholds
    return all(
        (lines[lower] <= lines[higher] + 1e-9).all()
        if may_meet
        else (lines[lower] < lines[higher] - 1e-9).all()
        for lower, higher, may_meet, _ in ORDER
    )


@given(CHANGES)
@settings(max_examples=60, deadline=None)
def test_changes_are_refused_exactly_when_some_week_is_out_of_order(changes):
    weeks = range(CALENDAR.start_week - 1, CALENDAR.week_of(date(2020, 6, 1)))
    every_week_in_order = all(in_order(changes, week) for week in weeks)
    try:
        check_limits(changes, CALENDAR, ZONES)
        accepted = True
    except InputError:
        accepted = False
    assert accepted == every_week_in_order


def test_a_ramp_that_ends_out_of_range_is_refused():
    change = Change("thresholds.judgement_spread", "shift", 30.0, date(2019, 4, 1), None, 52, None, "trial")
    with pytest.raises(InputError, match="trial: thresholds.judgement_spread would be"):
        check_limits([change], CALENDAR, ZONES)


def test_the_last_change_at_fault_is_named():
    first = Change("thresholds.early_help", "shift", 1.0, date(2018, 4, 1), origin="first")
    second = Change("thresholds.early_help", "shift", 1.0, date(2019, 4, 1), zones=(1,), origin="second")
    with pytest.raises(InputError) as caught:
        check_limits([first, second], CALENDAR, ZONES)
    assert caught.value.where == "second"
    assert "in south from 2019-04-07" in caught.value.found


def test_no_change_at_all_is_within_limits():
    check_limits([], CALENDAR, ZONES)
