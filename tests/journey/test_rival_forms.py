"""Rival forms: each does what it says, and agrees with the shipped form where the two should meet."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.journey.hazards import peers_that_count
from sim.journey.thresholds import gravest_score, need_score, score_at_the_door
from sim.journey.trust import moved
from sim.parameters import PARAMETERS
from sim.rivals import FORMS, SHIPPED
from sim.state.forms import PeersCount, TrustMoves, Weighing
from tests.journey.given_rules import SEVERITIES, SHARES, SOME_NEEDS

ALL = -1
BY_AMOUNTS = SimpleNamespace(trust_moves=float(TrustMoves.BY_AMOUNTS))
BY_SHARES = SimpleNamespace(trust_moves=float(TrustMoves.BY_SHARES))
move = getattr(moved, "py_func", moved)
CHANGES = st.floats(-0.2, 0.2)


@given(severity=SEVERITIES, known=SOME_NEEDS)
def test_the_shipped_door_sums_needs_and_the_rival_puts_the_gravest_first(severity, known):
    total, gravest = need_score(severity, known), gravest_score(severity, known)
    assert score_at_the_door(severity, known, float(Weighing.SUM)) == total
    rival = score_at_the_door(severity, known, float(Weighing.GRAVEST))
    assert rival == pytest.approx(1.5 * gravest + 0.5 * (total - gravest))
    assert 0.5 * total <= rival <= 1.5 * total + 1e-12


def test_one_grave_need_passes_a_line_that_several_slight_ones_no_longer_do():
    one_acute = np.array([0, 0, 0, 0, 3, 0, 0, 0], np.int8)
    many_slight = np.array([1, 1, 1, 1, 1, 1, 1, 0], np.int8)
    assert need_score(many_slight, ALL) > need_score(one_acute, ALL) > 0.0
    gravest = float(Weighing.GRAVEST)
    assert score_at_the_door(one_acute, ALL, gravest) > score_at_the_door(many_slight, ALL, gravest)


@given(trust=SHARES, change=CHANGES)
def test_trust_by_amounts_moves_alike_for_all_within_its_bounds(trust, change):
    assert move(trust, change, BY_AMOUNTS) == min(1.0, max(0.0, trust + change))


@given(trust=SHARES, change=CHANGES)
def test_trust_by_shares_never_reaches_an_end_and_moves_alike_in_the_middle(trust, change):
    after = move(trust, change, BY_SHARES)
    assert 0.0 <= after <= 1.0
    assert (after - trust) * change >= 0.0
    if 0.0 < trust < 1.0:
        assert 0.0 < after < 1.0
    assert move(0.5, change, BY_SHARES) == pytest.approx(move(0.5, change, BY_AMOUNTS))


def test_who_trusts_little_has_little_left_to_lose():
    little, much = 0.2, 0.8
    lost = [trust - move(trust, -0.1, BY_SHARES) for trust in (little, much)]
    assert lost == pytest.approx([0.04, 0.16])


@pytest.mark.parametrize(
    ("acute", "each", "from_two"), [(0, 0, 0), (1, 1, 0), (2, 2, 3), (3, 3, 3), (7, 3, 3)]
)
def test_peers_count_one_by_one_or_only_from_two_on(acute, each, from_two):
    assert peers_that_count(acute, float(PeersCount.EACH)) == each
    assert peers_that_count(acute, float(PeersCount.FROM_TWO)) == from_two


def test_every_rival_is_a_parameter_that_is_off_as_shipped():
    assert FORMS[0].name == SHIPPED
    assert FORMS[0].parameters == {}
    switched = [path for form in FORMS for path in form.parameters]
    assert len(switched) == len(set(switched)) == len(FORMS) - 1
    for form in FORMS[1:]:
        for path, value in form.parameters.items():
            assert PARAMETERS[path].default == 0.0
            assert value == 1.0
