"""Care: more harm never makes it less likely, and engagement never makes it more so."""

from hypothesis import given
from hypothesis import strategies as st

from sim.journey.care import HIGHEST_HARM, chance_of_care, highest_chance_of_care
from sim.state.codes import Tier
from tests.journey.given_rules import SHARES, rules

HARMS = st.floats(0.0, HIGHEST_HARM)
STATUTORY = st.sampled_from([Tier.ASSESSMENT, Tier.CHILD_IN_NEED, Tier.CHILD_PROTECTION])
APPETITES = st.floats(0.8, 1.6)


@given(HARMS, HARMS, SHARES, STATUTORY, APPETITES)
def test_more_harm_never_lowers_the_chance_of_care(one, other, engagement, tier, appetite):
    p = rules("care", risk_appetite=appetite)
    less, more = sorted((one, other))
    assert 0.0 <= chance_of_care(less, engagement, tier, p) <= chance_of_care(more, engagement, tier, p)


@given(HARMS, SHARES, SHARES, STATUTORY)
def test_more_engagement_never_raises_the_chance_of_care(harm, one, other, tier):
    p = rules("care")
    less, more = sorted((one, other))
    assert chance_of_care(harm, more, tier, p) <= chance_of_care(harm, less, tier, p)


@given(HARMS, SHARES, STATUTORY, APPETITES, st.floats(0.01, 0.06))
def test_the_bound_is_never_passed(harm, engagement, tier, appetite, entry):
    p = rules("care", risk_appetite=appetite, entry=entry)
    assert chance_of_care(harm, engagement, tier, p) <= highest_chance_of_care(p) * (1.0 + 1e-12)


@given(HARMS, SHARES, st.sampled_from([Tier.UNIVERSAL, Tier.EARLY_HELP_WAITING, Tier.EARLY_HELP]))
def test_nobody_enters_care_without_social_care(harm, engagement, tier):
    assert chance_of_care(harm, engagement, tier, rules("care")) == 0.0


@given(HARMS, SHARES)
def test_a_plan_makes_care_likelier_than_need_alone(harm, engagement):
    p = rules("care")
    on_plan = chance_of_care(harm, engagement, Tier.CHILD_PROTECTION, p)
    assert chance_of_care(harm, engagement, Tier.CHILD_IN_NEED, p) <= on_plan
    assert chance_of_care(harm, engagement, Tier.ASSESSMENT, p) <= on_plan


def test_harm_below_the_line_never_leads_to_care():
    p = rules("care")
    assert chance_of_care(p.harm_from, 0.0, Tier.CHILD_PROTECTION, p) == 0.0
    assert chance_of_care(p.harm_from + 1.0, 0.0, Tier.CHILD_PROTECTION, p) > 0.0
