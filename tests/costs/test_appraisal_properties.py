"""Whatever the counts: an appraisal adds up, and optimism bias never flatters a policy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.costs.appraisal import appraise
from sim.costs.avoided import avoided_cost
from sim.costs.cash_flows import CASES, payback_for_good, payback_year
from sim.costs.paired_ledgers import pair_ledgers
from sim.costs.prices import price_list
from tests.costs.made_up_results import NAMES, results_of

YEARS = [2020, 2021, 2022]
SEEDS = (0, 1, 2)
PRICES = price_list()
PENNY = 0.005
LUCK = st.integers(0, 2**32 - 1)


def lucky_twins(luck):
    """Return twins with random counts of every measure, the policy's near the baseline's."""
    draw = np.random.default_rng(luck)
    before, after = results_of("baseline", YEARS, SEEDS), results_of("policy", YEARS, SEEDS)
    counts = draw.integers(20, 500, (len(before.demand), len(NAMES))).astype(float)
    before.demand[NAMES] = counts
    after.demand[NAMES] = counts + draw.integers(-10, 11, counts.shape)
    before.demand, after.demand = before.demand.copy(), after.demand.copy()  # in one piece again
    return before, after


@settings(deadline=None, max_examples=15)
@given(LUCK)
def test_every_pound_avoided_is_in_one_group_of_any_cut(luck):
    pairs = pair_ledgers(*lucky_twins(luck), PRICES)
    whole = pairs.lines["avoided_gbp"].sum()
    for by in (["agency"], ["tier"], ["value", "cashable"], ["side", "kind"], ["cost_line"]):
        assert avoided_cost(pairs, by)["avoided_gbp"].sum() == pytest.approx(whole, abs=PENNY)


@settings(deadline=None, max_examples=15)
@given(LUCK)
def test_net_present_value_is_benefit_less_cost_and_the_end_of_the_payback_curve(luck):
    appraisal = appraise(*lucky_twins(luck), prices=PRICES)
    for case in CASES:
        flows, present = appraisal.flows[case], appraisal.present[case]
        ends = flows.groupby("seed")["cumulative_gbp"].last()
        np.testing.assert_allclose(ends, present["net_present_value"], rtol=1e-12, atol=PENNY)
        back, for_good = payback_year(flows), payback_for_good(flows)
        assert (for_good.isna() | (back <= for_good)).all()
        assert (for_good.notna() == (ends >= -PENNY)).all()
        table = appraisal.payback[appraisal.payback["case"] == case]
        assert table["futures"].sum() == table["futures_for_good"].sum() == len(SEEDS)


@settings(deadline=None, max_examples=15)
@given(LUCK, st.sampled_from(["evidence", "derived", "assumption"]))
def test_optimism_bias_never_raises_the_mean_net_value(luck, effect):
    twins = lucky_twins(luck)
    corrected = appraise(*twins, prices=PRICES, effect=effect).present
    plain = appraise(*twins, prices=PRICES, effect=effect, optimism=False).present
    for case in CASES:
        means = [values[case]["net_present_value"].mean() for values in (corrected, plain)]
        assert means[0] <= means[1] + PENNY


@settings(deadline=None, max_examples=15)
@given(LUCK)
def test_a_twin_of_itself_is_worth_nothing(luck):
    before, _ = lucky_twins(luck)
    appraisal = appraise(before, before, prices=PRICES)
    assert all((appraisal.present[case]["net_present_value"] == 0).all() for case in CASES)
    assert appraisal.present["public"]["benefit_cost_ratio"].isna().all()
