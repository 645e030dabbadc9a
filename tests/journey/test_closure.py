"""Closing rules are nested: whatever whole-family closing would close, presenting-need closing would too."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.journey.closure import looks_settled
from sim.journey.endings import duration_band
from sim.state.codes import ClosingRule, Need
from sim.state.families import empty_families
from tests.journey.given_rules import SCORES, SEVERITIES

PRESENTING = st.sampled_from([-1, *Need])


def family_with(severity: np.ndarray, presenting: int) -> np.record:
    family = empty_families(1)[0]
    family.severity[:] = severity
    family.presenting = presenting
    return family


def settled(family, score, line):
    return [bool(looks_settled(family, score, line, int(rule))) for rule in ClosingRule]


@given(SEVERITIES, PRESENTING, SCORES, SCORES)
def test_whole_family_closing_asks_for_all_that_the_others_ask(severity, presenting, score, line):
    by_score, by_presenting, by_whole_family, within_time = settled(
        family_with(severity, presenting), score, line
    )
    assert by_whole_family == (by_score and by_presenting)
    assert within_time == by_score


@given(SEVERITIES, PRESENTING, SCORES, SCORES, st.floats(0.0, 5.0))
def test_a_worse_score_never_makes_a_case_look_settled(severity, presenting, score, line, more):
    family = family_with(severity, presenting)
    for before, after in zip(settled(family, score, line), settled(family, score + more, line), strict=True):
        assert before or not after


@given(SEVERITIES, st.sampled_from(Need), SCORES, SCORES)
def test_a_presenting_need_that_stands_keeps_the_case_open(severity, need, score, line):
    severity[need] = 2
    assert settled(family_with(severity, need), score, line)[1:3] == [False, False]


@pytest.mark.parametrize(("weeks", "band"), [(0, 0), (13, 0), (14, 1), (26, 1), (52, 2), (104, 3), (105, 4)])
def test_lengths_of_episodes_fall_into_the_published_bands(weeks, band):
    assert duration_band(weeks) == band
