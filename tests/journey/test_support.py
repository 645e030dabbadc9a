"""Support: more hours help less and less; trust and hours engage, many professionals and coercion do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.journey.support import diminishing, engagement_target
from tests.journey.given_rules import SHARES, rules

HOURS = st.floats(0.0, 20.0)
DOSES = st.floats(0.0, 3.0)
CAPS = st.floats(1.2, 2.0)
WEEKS = st.integers(0, 200)
SERVICES = st.integers(0, 8)


@given(HOURS, HOURS, CAPS)
def test_hours_help_less_and_less_up_to_a_cap(one, other, cap):
    less, more = sorted((one, other))
    assert 0.0 <= diminishing(less, cap) <= diminishing(more, cap) <= cap
    middle = diminishing((one + other) / 2.0, cap)
    assert middle >= (diminishing(one, cap) + diminishing(other, cap)) / 2.0 - 1e-12


def test_a_usual_week_s_hours_do_what_they_usually_do():
    assert diminishing(1.0, 1.6) == 1.0
    assert diminishing(100.0, 1.6) == 1.6


@given(SHARES, SHARES, WEEKS, DOSES, DOSES, SERVICES, st.booleans())
def test_engagement_rises_with_trust_and_with_hours(trust, other, weeks, dose, more, services, plan):
    p = rules("support")
    base = engagement_target(min(trust, other), float(weeks), dose, services, plan, p)
    assert 0.0 < base < 1.0
    assert engagement_target(max(trust, other), float(weeks), dose, services, plan, p) >= base
    assert engagement_target(min(trust, other), float(weeks), dose + more, services, plan, p) >= base


@given(SHARES, WEEKS, WEEKS, DOSES, SERVICES)
def test_engagement_grows_with_the_same_worker_and_falls_with_professionals_and_a_plan(
    trust, weeks, more, dose, services
):
    p = rules("support")
    base = engagement_target(trust, float(weeks), dose, services, False, p)
    assert engagement_target(trust, float(weeks + more), dose, services, False, p) >= base
    assert engagement_target(trust, float(weeks), dose, services + 1, False, p) <= base
    assert engagement_target(trust, float(weeks), dose, services, True, p) <= base


def test_a_point_of_trust_is_worth_what_the_parameter_says():
    p = rules("support", engagement_at_rest=0.0, engagement_by_trust=3.0)
    assert engagement_target(0.5, 0.0, 1.0, 0, False, p) == pytest.approx(0.5)
    assert engagement_target(1.0, 0.0, 1.0, 0, False, p) == pytest.approx(1.0 / (1.0 + 2.718281828**-1.5))
