"""Pooled fund: the pot buys posts, and the ledger books each of their weeks on those who paid, once."""

import pytest

from sim.costs.prices import price_list
from sim.state.families import AGENCIES
from sim.state.measures import POOL_PAYERS
from sim.workforce.pooled_fund import PooledFund, posts_bought
from tests.journey.given_rules import rules
from tests.levers.under import total, under

PAYS = {"police": 1_000_000, "school": 3_000_000}
FUND = {"pooled_prevention_fund": {"pays": PAYS}}


def prices() -> dict[str, float]:
    return {price.line.cost_line: price.gbp for price in price_list()}


def test_a_post_costs_what_a_key_worker_costs_in_the_ledger():
    assert PooledFund().pounds_a_post == pytest.approx(prices()["key_worker_week"] * 365.25 / 7, abs=1.0)


def test_the_pot_buys_posts_by_what_is_in_it():
    assert posts_bought(PooledFund()) == 0.0
    pays = [0.0] * AGENCIES
    pays[2], pays[3] = 64_218.0, 2 * 64_218.0
    assert posts_bought(rules("pooled_fund", pounds_a_year=pays)) == pytest.approx(3.0)


def test_more_families_are_helped():
    run, before = under(**FUND), under()
    assert total(run, "key_workers_in_post") > 1.2 * total(before, "key_workers_in_post")
    assert total(run, "early_help_starts") > total(before, "early_help_starts")


def test_who_pays_is_booked_in_proportion_and_nothing_twice():
    run = under(**FUND)
    paid = {payer: total(run, f"pooled_posts_of_{payer}") for payer in POOL_PAYERS}
    assert {payer for payer, posts in paid.items() if posts} == set(PAYS)
    assert paid["school"] == pytest.approx(3 * paid["police"])
    assert sum(paid.values()) == pytest.approx(total(run, "pooled_posts"))
    assert total(run, "pooled_posts") < total(run, "key_workers_in_post")


def test_every_payer_has_a_line_in_the_ledger_at_a_key_workers_price():
    listed = prices()
    for payer in POOL_PAYERS:
        assert listed[f"pooled_post_of_{payer}"] == listed["key_worker_week"]


def test_without_a_fund_nobody_pays():
    assert total(under(), "pooled_posts", *(f"pooled_posts_of_{payer}" for payer in POOL_PAYERS)) == 0.0
