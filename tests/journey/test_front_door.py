"""The front door: more that is judged never gets less, and higher lines never give more."""

from hypothesis import given

from sim.journey.front_door import front_door_outcome
from sim.journey.thresholds import strain
from sim.state.codes import Outcome
from tests.journey.given_rules import POINTS_MORE, SCORES, lines_in_order, rules


@given(SCORES, POINTS_MORE, POINTS_MORE, lines_in_order())
def test_a_higher_judged_score_never_lowers_the_outcome(judged, more, raised, lines):
    assert front_door_outcome(judged + more, lines, raised) >= front_door_outcome(judged, lines, raised)


@given(SCORES, POINTS_MORE, POINTS_MORE, lines_in_order())
def test_raised_lines_never_raise_the_outcome(judged, raised, more, lines):
    assert front_door_outcome(judged, lines, raised + more) <= front_door_outcome(judged, lines, raised)


@given(SCORES, lines_in_order())
def test_a_score_that_reaches_a_line_counts(judged, lines):
    assert front_door_outcome(lines.s17, lines, 0.0) == Outcome.ASSESSMENT
    assert front_door_outcome(lines.early_help, lines, 0.0) == Outcome.EARLY_HELP
    assert (front_door_outcome(judged, lines, 0.0) == Outcome.NO_FURTHER_ACTION) == (judged < lines.signpost)


@given(POINTS_MORE, POINTS_MORE)
def test_pressure_raises_lines_up_to_a_cap_and_idle_teams_lower_none(pressure, more):
    lines = rules("thresholds", gatekeeping=0.5, pressure_cap=1.0)
    assert 0.0 <= strain(pressure, lines) <= strain(pressure + more, lines) <= 0.5
    assert strain(-pressure, lines) == 0.0
    assert strain(1.0 + pressure, lines) == 0.5
    assert strain(pressure, rules("thresholds", gatekeeping=0.0)) == 0.0
