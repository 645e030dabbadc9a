"""Each rule gives the same answer compiled and interpreted, to the last bit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.journey.advocates import chance_to_accept, still_drops_out, weeks_to_next_round, weight_of_hours
from sim.journey.care import HIGHEST_HARM, chance_of_care, highest_chance_of_care
from sim.journey.closure import looks_settled
from sim.journey.front_door import front_door_outcome
from sim.journey.support import (
    agencies_pulled_in,
    diminishing,
    engagement_target,
    is_at_cap,
    services_helping,
)
from sim.journey.thresholds import harm_score, need_score, strain
from sim.state.codes import Agency, ClosingRule, Need, Tier
from sim.state.families import empty_families
from sim.workforce.caseload import children_in
from sim.workforce.co_location import tie_in_the_end
from sim.workforce.posts import chance_to_leave
from tests.journey.given_rules import SCORES, SEVERITIES, SHARES, SOME_NEEDS, lines_in_order, rules

HARMS = st.floats(0.0, HIGHEST_HARM)


@st.composite
def families(draw):
    family = empty_families(1)[0]
    family.severity[:] = draw(SEVERITIES)
    family.presenting = draw(st.sampled_from([-1, *Need]))
    return family


WITH = {
    need_score: (SEVERITIES, SOME_NEEDS),
    harm_score: (SEVERITIES, SOME_NEEDS),
    strain: (SCORES, st.builds(lambda share: rules("thresholds", gatekeeping=share), SHARES)),
    front_door_outcome: (SCORES, lines_in_order(), SCORES),
    diminishing: (st.floats(0.0, 50.0), st.floats(1.0, 2.0)),
    is_at_cap: (st.floats(0.0, 50.0), st.floats(1.0, 2.0)),
    engagement_target: (
        SHARES,
        st.floats(0.0, 200.0),
        st.floats(0.0, 3.0),
        st.integers(0, 9),
        st.booleans(),
        st.builds(rules, st.just("support")),
    ),
    weight_of_hours: (st.floats(0.0, 37.0), st.builds(rules, st.just("advocates"))),
    still_drops_out: (SHARES, st.builds(rules, st.just("advocates"))),
    weeks_to_next_round: (st.floats(1.0, 60.0), SHARES, st.builds(rules, st.just("advocates"))),
    chance_to_accept: (SHARES, st.builds(rules, st.just("advocates"), accepts_by_trust=SHARES)),
    services_helping: (st.integers(0, 2 ** len(Agency) - 1),),
    agencies_pulled_in: (SOME_NEEDS, st.builds(rules, st.just("support"))),
    tie_in_the_end: (
        SHARES,
        st.sampled_from(list(map(int, Agency))),
        st.sampled_from(list(map(int, Agency))),
        st.builds(
            lambda *together: rules("co_location", together=together),
            *[st.sampled_from([0.0, 0.5, 1.0])] * len(Agency),
        ),
    ),
    children_in: (st.integers(0, 2**6 - 1),),
    chance_of_care: (HARMS, SHARES, st.sampled_from([int(tier) for tier in Tier]), st.just(rules("care"))),
    highest_chance_of_care: (st.builds(rules, st.just("care"), entry=SHARES),),
    looks_settled: (families(), SCORES, SCORES, st.sampled_from([int(rule) for rule in ClosingRule])),
    chance_to_leave: (
        st.floats(0.0, 60.0),
        st.floats(5.0, 30.0),
        st.builds(rules, st.just("workforce"), turnover_by_caseload=st.floats(0.0, 2.0)),
    ),
}


@pytest.mark.parametrize("rule", WITH, ids=lambda rule: rule.__name__)
@settings(max_examples=60)
@given(data=st.data())
def test_a_rule_is_the_same_compiled_and_interpreted(rule, data):
    arguments = [data.draw(each) for each in WITH[rule]]
    assert rule(*arguments) == getattr(rule, "py_func", rule)(*arguments)
