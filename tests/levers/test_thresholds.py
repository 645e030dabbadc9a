"""Thresholds: the line that a contact is held against moves as the lever says, and who is over it too."""

import numpy as np

from sim.population.place import Place
from sim.state.events import Event
from tests.levers.under import total, under

SHIFT = 0.75
HIGHER = {"shift": {"s17": SHIFT}}


def lines_at_the_door(run) -> np.ndarray:
    """Return the lines that referrals of the first four weeks were held against, each once."""
    events = run.events[run.events.event == Event.REFERRAL]
    weeks = events.week - run.calendar.start_week
    return np.unique(events[(weeks >= 0) & (weeks < 4)].threshold.astype(float).round(4))


def test_the_line_for_an_assessment_moves_by_the_shift():
    higher, usual = lines_at_the_door(under(thresholds=HIGHER)), lines_at_the_door(under())
    assert higher.size
    assert np.isin((higher - SHIFT).round(4), usual).all()  # a line a week, since the place's own moves


def test_nobody_below_the_line_is_referred_and_fewer_are_over_a_higher_one():
    run = under(thresholds=HIGHER)
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
    week = run.calendar.start_week
    names = Place.read("tameside").neighbourhood_names
    weeks = zip(names, run.tally[week], under().tally[week], strict=True)
    assert [name for name, one, other in weeks if not np.array_equal(one, other)] == ["north"]
