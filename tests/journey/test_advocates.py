"""Advocates: more hours do more and less each; none does nothing; who is offered one, and who says yes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.journey.advocate_places import is_eligible
from sim.journey.advocates import (
    chance_to_accept,
    engaged_by,
    still_drops_out,
    weeks_to_next_round,
    weight_of_hours,
)
from sim.state.codes import Tier
from sim.state.families import empty_families
from tests.journey.given_rules import SHARES, rules

HOURS = st.floats(0.0, 37.0)


def advice(**values):
    return rules("advocates", **values)


def family(tier=Tier.EARLY_HELP, established=2, closed_before=False):
    one = empty_families(1)[0]
    one.tier = tier
    one.severity[:established] = 2
    if closed_before:
        one.last_closed_week = 100
    return one


@given(HOURS, HOURS)
def test_more_hours_weigh_more_and_each_further_hour_less(hours, more):
    p = advice()
    weight = weight_of_hours(hours, p)
    assert 0.0 <= weight < 1.0
    assert weight_of_hours(hours + more, p) >= weight
    assert weight_of_hours(hours + more, p) <= weight + weight_of_hours(more, p) + 1e-12


def test_20_hours_do_twice_what_5_do_and_not_four_times():
    p = advice(half_hours=10.0)
    assert weight_of_hours(20.0, p) == pytest.approx(2.0 * weight_of_hours(5.0, p))


def test_without_an_advocate_nothing_changes_to_the_last_bit():
    p = advice()
    none = weight_of_hours(0.0, p)
    assert (none, engaged_by(none, p), still_drops_out(none, p)) == (0.0, 0.0, 1.0)
    assert weeks_to_next_round(13.0, none, p) == 13


@given(HOURS, SHARES, st.floats(1.0, 52.0), st.floats(0.0, 4.0))
def test_an_advocate_holds_families_and_has_services_looked_at_sooner(hours, prevented, usual, chasing):
    p = advice(drop_out_prevented=prevented, chasing=chasing)
    weight = weight_of_hours(hours, p)
    assert 0.0 <= still_drops_out(weight, p) <= 1.0
    assert 1 <= weeks_to_next_round(usual, weight, p) <= usual


@given(SHARES, SHARES, SHARES, SHARES)
def test_families_who_trust_more_accept_sooner(trust, other, accepts, by_trust):
    p = advice(accepts=accepts, accepts_by_trust=by_trust)
    low, high = sorted((trust, other))
    assert 0.0 <= chance_to_accept(low, p) <= chance_to_accept(high, p) <= 1.0


@pytest.mark.parametrize("tier", list(Tier))
def test_an_advocate_is_offered_in_the_tiers_named_and_no_other(tier):
    offered = [float(tier == Tier.CHILD_IN_NEED) for tier in Tier]
    assert is_eligible(family(tier), advice(offered_in=offered)) == (tier == Tier.CHILD_IN_NEED)


@pytest.mark.parametrize(("established", "offered"), [(0, False), (1, False), (2, True), (3, True)])
def test_an_advocate_is_offered_from_so_many_established_needs_on(established, offered):
    assert is_eligible(family(established=established), advice(least_needs=2.0)) == offered


def test_emerging_needs_do_not_count():
    one = family(established=0)
    one.severity[:] = 1
    assert not is_eligible(one, advice(least_needs=1.0))


@pytest.mark.parametrize("closed_before", [True, False])
def test_a_team_for_families_that_come_back_takes_no_other(closed_before):
    assert is_eligible(family(closed_before=closed_before), advice(only_returning=1.0)) == closed_before
    assert is_eligible(family(closed_before=closed_before), advice(only_returning=0.0))
