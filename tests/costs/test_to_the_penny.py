"""To the penny: a ledger's totals are activity times price, added up exactly, whatever both are."""

from decimal import Decimal, localcontext

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.costs.ledger import ledger
from sim.costs.prices import price_list, with_prices
from tests.costs.test_ledger import NAMES, ROWS, table_of

HALF_A_PENNY = Decimal("0.005")
LINES = price_list()
POUNDS_A_UNIT = st.integers(0, 2_000_000).map(lambda pence: pence / 100)
COUNTS = st.integers(0, 2**32 - 1).map(
    lambda luck: np.random.default_rng(luck).integers(0, 3000, (ROWS, len(NAMES))).astype(float)
)
PRICES = st.dictionaries(st.sampled_from([price.line.cost_line for price in LINES]), POUNDS_A_UNIT)


def exactly(demand, prices):
    """Return the pounds of each cost line as exact decimals, straight from the counts."""
    with localcontext(prec=60):
        return {
            price.line.cost_line: Decimal(price.gbp)
            * sum(
                Decimal(count) * Decimal(weight)
                for measure, weight in price.line.measures.items()
                for count in demand[measure]
            )
            for price in prices
        }


@settings(deadline=None, max_examples=40)
@given(COUNTS, PRICES)
def test_totals_are_activity_times_price_to_the_penny(counts, given_prices):
    demand, prices = table_of(counts), with_prices(LINES, given_prices)
    rows, exact = ledger(demand, prices), exactly(demand, prices)
    by_line = rows.groupby("cost_line")["gbp"].sum()
    for name, pounds in exact.items():
        assert abs(Decimal(by_line[name]) - pounds) < HALF_A_PENNY, name
    whole = sum(exact.values(), Decimal(0))
    assert abs(Decimal(rows["gbp"].sum()) - whole) < HALF_A_PENNY
    for _, agencys in rows.groupby("agency", observed=True):
        mine = sum(exact[name] for name in agencys["cost_line"].unique())
        assert abs(Decimal(agencys["gbp"].sum()) - mine) < HALF_A_PENNY


@settings(deadline=None, max_examples=20)
@given(COUNTS, st.sampled_from([price.line.cost_line for price in LINES]), POUNDS_A_UNIT)
def test_another_price_moves_its_own_line_and_no_other(counts, line, pounds):
    demand = table_of(counts)
    before, after = ledger(demand, LINES), ledger(demand, with_prices(LINES, {line: pounds}))
    others = before["cost_line"] != line
    assert before.loc[others, "gbp"].equals(after.loc[others, "gbp"])
    np.testing.assert_allclose(after.loc[~others, "gbp"], after.loc[~others, "units"] * pounds, rtol=1e-15)
