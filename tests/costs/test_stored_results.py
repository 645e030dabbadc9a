"""Stored results are appraised at other prices with no run: prices change, the activity stays as it is."""

import pytest

from sim import compare
from sim.costs.appraisal import appraise
from sim.costs.paired_ledgers import pair_ledgers
from sim.costs.prices import prices_of_run, with_prices
from sim.results.results import Results
from sim.state.measures import PLACE_OF

HIGHER = "higher_early_help_threshold"
PENNY = 0.005


def with_money(simulate):
    """Return the made-up model, with fewer foster weeks and more key workers once a policy has started."""

    def spends(*given, **more):
        record = simulate(*given, **more)
        parted = (record.tally[:, :, PLACE_OF["early_help_starts"]] == 1.0).all(axis=1)
        record.tally[parted, :, PLACE_OF["looked_after_foster"]] -= 5.0
        record.tally[parted, :, PLACE_OF["key_workers_in_post"]] += 2.0
        return record

    return spends


@pytest.fixture
def stored(made_up, tmp_path, monkeypatch):
    """Return two stored runs, with no simulation to be had any more."""
    monkeypatch.setattr("sim.futures.simulate", with_money(made_up.simulate))
    compare("baseline", HIGHER, years=3, seeds=4, out=tmp_path / "out", workers=1)

    def nothing_is_run(*_, **__):
        raise AssertionError("a price change ran the simulation again")

    monkeypatch.setattr("sim.futures.simulate", nothing_is_run)
    return Results(tmp_path / "out" / "baseline"), Results(tmp_path / "out" / HIGHER)


def test_the_pairs_hold_the_stored_ledgers_to_the_penny(stored):
    baseline, policy = stored
    pairs = pair_ledgers(baseline, policy)
    for results, column in ((baseline, "baseline_gbp"), (policy, "policy_gbp")):
        rows = results.ledger[results.ledger["year"].isin(pairs.years)]
        assert pairs.lines[column].sum() == pytest.approx(rows["gbp"].sum(), abs=PENNY)


def test_twice_the_prices_are_twice_the_net_value(stored):
    listed = prices_of_run(stored[0].provenance)
    doubled = with_prices(listed, {price.line.cost_line: 2 * price.gbp for price in listed})
    once, twice = (appraise(*stored, prices=prices).present["public"] for prices in (listed, doubled))
    assert not (once["net_present_value"] == 0).all()
    assert twice["net_present_value"].to_list() == pytest.approx((2 * once["net_present_value"]).to_list())
    ratio = twice["benefit_cost_ratio"].to_list()
    assert ratio == pytest.approx(once["benefit_cost_ratio"].to_list(), nan_ok=True)


def test_what_is_not_told_otherwise_is_the_published_list_of_the_place(stored):
    listed = prices_of_run(stored[0].provenance)
    assert appraise(*stored).summary.equals(appraise(*stored, prices=listed).summary)


def test_the_first_year_is_that_in_which_the_policy_starts(stored):
    assert pair_ledgers(*stored).years == [2020, 2021]


def test_the_years_before_the_run_are_left_out(stored):
    baseline, _ = stored
    assert baseline.demand["week"].min().year < 2018
    assert pair_ledgers(baseline, baseline).years == [2019, 2020, 2021]
