"""Discounting and optimism bias: the published rates and corrections, looked up and applied by hand."""

import re

import pytest

from calibration.evidence import look_up, value_of
from sim.costs.discounting import discount_factors, discount_rates, guidance
from sim.costs.optimism import correction, factor, grade_of, grade_of_line
from sim.errors import InputError


def test_the_first_years_are_discounted_at_the_published_rate():
    rate = value_of("cba_discount") / 100
    factors = discount_factors(31)
    assert factors[0] == 1.0
    assert factors[30] == pytest.approx((1 + rate) ** -30)


def test_a_later_rate_is_for_its_own_years_only():
    factors = discount_factors(126)
    assert factors[75] == pytest.approx(1.035**-30 * 1.03**-45)
    assert factors[125] == pytest.approx(1.035**-30 * 1.03**-45 * 1.025**-50)


def test_the_rate_of_years_31_to_75_is_the_one_that_the_evidence_notes():
    [noted] = re.findall(r"([\d.]+)% for years 31-75", look_up("cba_discount").note)
    assert discount_rates()[1].rate == pytest.approx(float(noted) / 100)


def test_schedules_have_no_gap_and_the_lower_is_lower_throughout():
    standard, lower = discount_rates(), discount_rates("lower")
    for schedule in (standard, lower):
        assert schedule[0].first == 0
        assert [band.first for band in schedule[1:]] == [band.last + 1 for band in schedule[:-1]]
        assert all(band.source for band in schedule)
    assert all(one.rate > other.rate for one, other in zip(standard, lower, strict=True))


@pytest.mark.parametrize("years", [0, 127])
def test_years_outside_the_schedule_are_refused(years):
    with pytest.raises(InputError, match="1 to 126 years"):
        discount_factors(years)


def test_corrections_are_looked_up_and_grow_with_the_grade():
    taken = [correction(grade) for grade in range(1, 7)]
    assert taken == [value_of(f"cba_optimism_{grade}") / 100 for grade in range(1, 7)]
    assert taken == sorted(taken)
    with pytest.raises(InputError, match="confidence grade of 1 to 6"):
        correction(7)


def test_no_figure_of_the_evidence_is_typed_again():
    assert all("rate" not in row for row in guidance()["discount_rates"]["standard"] if "evidence" in row)
    assert all(isinstance(name, str) for name in guidance()["optimism_bias"].values())


def test_less_sure_means_a_worse_grade():
    grades = [grade_of(word) for word in ("evidence", "derived", "assumption")]
    assert grades == sorted(set(grades))
    assert grade_of_line("evidence", "assumption", saves=True) == grade_of("assumption")
    assert grade_of_line("evidence", "assumption", saves=False) == grade_of("evidence")


def test_savings_are_cut_and_spending_is_raised():
    taken = correction(grade_of("derived"))
    assert factor("derived", "evidence", 10.0) == pytest.approx(1 - taken)
    assert factor("derived", "evidence", -10.0) == pytest.approx(1 + taken)
    assert factor("derived", "evidence", 0.0) == 1.0
