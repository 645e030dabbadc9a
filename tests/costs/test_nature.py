"""The nature of a pound: what value each line is, whether less of it is money, and in whose prices."""

import pandas as pd
import pytest

from sim.costs.activity import cost_lines
from sim.costs.ledger import ledger
from sim.costs.nature import NATURE, with_nature
from sim.costs.prices import in_prices_of, price_list, price_table, with_prices
from sim.errors import InputError
from tests.costs.test_ledger import only

NOT_OF_THE_PUBLIC_PURSE = {"voluntary_sector", "housing_provider"}


def test_placements_are_cashable_and_casework_frees_capacity():
    kinds = price_table(price_list()).set_index("cost_line")
    assert kinds.loc["residential_week", ["value", "cashable"]].tolist() == ["fiscal", "cashable"]
    assert kinds.loc["child_in_need_week", ["value", "cashable"]].tolist() == ["fiscal", "capacity"]
    assert kinds.loc["truancy", ["value", "cashable"]].tolist() == ["economic", "none"]
    assert (kinds["why"].str.len() > 20).all()


def test_what_charities_and_landlords_pay_is_not_of_the_public_purse():
    for line in cost_lines():
        if line.agency in NOT_OF_THE_PUBLIC_PURSE:
            assert line.value == "economic", line.cost_line


def test_a_line_counted_in_posts_is_ordered_and_a_salary():
    for line in cost_lines():
        if line.unit == "post-weeks" and line.takes == 30:
            assert (line.side, line.cashable) == ("intervention", "cashable"), line.cost_line


def test_a_ledger_is_told_the_nature_of_its_lines_and_keeps_its_pounds():
    plain = ledger(only(looked_after_foster=2.0, acute_child_wellbeing=3.0)).query("gbp > 0")
    told = with_nature(plain)
    assert list(told.columns) == [*plain.columns, *NATURE]
    pd.testing.assert_frame_equal(told[plain.columns], plain)
    by_line = told.groupby("cost_line")["cashable"].first()
    assert by_line["foster_week"] == "cashable"
    assert by_line["truancy"] == "none"


def test_a_line_of_another_list_is_refused():
    with pytest.raises(ValueError, match="moon_week"):
        with_nature(pd.DataFrame({"cost_line": ["moon_week"]}))


def test_any_year_of_the_deflator_can_be_the_price_year():
    now, then = price_list(), price_list(price_year="2019/20")
    for one, other in zip(now, then, strict=True):
        assert other.gbp == pytest.approx(one.gbp * 90.95 / 112.38)
        assert other.money_of == "2019/20"
    # published in 2019-20, so that nothing is left to uprate
    by_line = {price.line.cost_line: price.gbp for price in then}
    assert by_line["residential_week"] == pytest.approx(4485.0)


def test_prices_given_by_hand_are_of_the_lists_year_and_move_with_it():
    then = with_prices(price_list(price_year="2019/20"), {"contact": 90.95})
    by_line = {price.line.cost_line: price.gbp for price in in_prices_of("2024/25", then)}
    assert by_line["contact"] == pytest.approx(112.38)


@pytest.mark.parametrize("wrong", ["1999/00", "soon", "2030/31"])
def test_an_unknown_price_year_is_refused(wrong):
    with pytest.raises(InputError, match="2002/03 to 2024/25"):
        price_list(price_year=wrong)
