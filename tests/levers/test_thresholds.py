"""Thresholds: the line that a contact is held against moves by what the lever says, and who is over it too."""

import numpy as np

from sim.state.events import Event
from tests.levers.under import total, under

SHIFT = 0.75


def lines_at_the_door(run) -> np.ndarray:
    """Return the lines that referrals of the first weeks, before caseloads part, were held against."""
    events = run.events[run.events.event == Event.REFERRAL]
    return events[
        (events.week >= run.calendar.start_week) & (events.week < run.calendar.start_week + 4)
    ].threshold


def test_the_line_for_an_assessment_moves_by_the_shift():
    higher, usual = (lines_at_the_door(run) for run in (under(thresholds={"shift": {"s17": SHIFT}}), under()))
    assert higher.size
    assert higher.min() - usual.min() == pytest.approx(
        SHIFT, abs=0.1
    )  # lines drift by the week, with the place


def test_nobody_below_the_line_is_referred_and_fewer_are_over_a_higher_one():
    run = under(thresholds={"shift": {"s17": SHIFT}})
    referred = run.events[run.events.event == Event.REFERRAL]
    held = np.isfinite(referred.value) & np.isfinite(referred.threshold)
    assert (referred.value[held] >= referred.threshold[held] - 1e-5).all()
    assert total(run, "referrals") < 0.8 * total(under(), "referrals")


def test_a_higher_line_for_early_help_offers_it_to_fewer_and_signposts_more():
    run, baseline = under(thresholds={"shift": {"early_help": 0.35}}), under()
    assert total(run, "early_help_assessments") < total(baseline, "early_help_assessments")
    assert total(run, "signposted") > total(baseline, "signposted")


def test_a_line_moved_in_one_neighbourhood_leaves_the_first_week_of_the_others_as_it_was():
    run = under(thresholds={"shift": {"early_help": SHIFT, "s17": SHIFT}, "where": ["north"]})
    baseline, week = under(), under().calendar.start_week
    moved = [name for name, one, other in zip(_names(), run.tally[week], baseline.tally[week], strict=True)
             if not np.array_equal(one, other)]  # fmt: skip
    assert moved == ["north"]


def _names() -> tuple[str, ...]:
    from sim.population.place import Place

    return Place.read("tameside").neighbourhood_names
