"""Scores of need and harm: worse or better known is never less."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.journey.thresholds import HARM_WEIGHT, NEED_WEIGHT, SEVERITY_VALUE, harm_score, need_score
from sim.state.codes import Need
from tests.journey.given_rules import SEVERITIES, SOME_NEEDS

SCORED = pytest.mark.parametrize("score", [need_score, harm_score], ids=["need", "harm"])
ALL = -1


@SCORED
@given(severity=SEVERITIES, need=st.sampled_from(Need), known=SOME_NEEDS)
def test_more_severity_never_lowers_a_score(score, severity, need, known):
    worse = severity.copy()
    worse[need] = min(3, severity[need] + 1)
    assert score(worse, known) >= score(severity, known)


@SCORED
@given(severity=SEVERITIES, known=SOME_NEEDS, learnt=SOME_NEEDS)
def test_knowing_more_never_lowers_a_score(score, severity, known, learnt):
    assert score(severity, known) <= score(severity, known | learnt) <= score(severity, ALL) + 1e-12


@SCORED
@given(severity=SEVERITIES)
def test_what_nobody_knows_does_not_count(score, severity):
    assert score(severity, 0) == 0.0
    assert score(np.zeros(8, np.int8), ALL) == 0.0


@given(SEVERITIES)
def test_a_score_adds_up_the_needs(severity):
    values = np.take(SEVERITY_VALUE, severity)
    assert need_score(severity, ALL) == pytest.approx(values @ NEED_WEIGHT)
    assert harm_score(severity, ALL) == pytest.approx(values @ HARM_WEIGHT)
