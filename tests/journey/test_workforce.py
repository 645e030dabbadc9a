"""The workforce: a heavier caseload never makes anybody stay, and the chance stays a chance."""

from hypothesis import given
from hypothesis import strategies as st

from sim.workforce.posts import chance_to_leave
from tests.journey.given_rules import rules


@given(st.floats(0, 200), st.floats(0, 200), st.floats(5, 30), st.floats(0, 1), st.floats(0, 2))
def test_a_heavier_caseload_never_makes_a_worker_stay(one, other, usual, turnover, power):
    p = rules("workforce", turnover_a_year=turnover, turnover_by_caseload=power)
    less, more = sorted((one, other))
    assert 0.0 <= chance_to_leave(less, usual, p) <= chance_to_leave(more, usual, p) <= 1.0
