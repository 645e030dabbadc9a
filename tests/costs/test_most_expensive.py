"""The most expensive families of two runs, against a place of a hundred families worked out by hand."""

from types import SimpleNamespace

import pandas as pd
import pytest

from sim.costs import most_expensive as module
from sim.costs.most_expensive import most_expensive, reported_in
from sim.costs.prices import price_list, with_prices
from sim.errors import InputError
from sim.results.families_priced import FamiliesPriced

WEEKS = pd.to_datetime(["2018-04-01", "2019-04-07"])
YEARS = [2019, 2020]
PRICES = price_list()
DEAREST = {"baseline": (400_000.0, 300_000.0), "policy": (360_000.0, 300_000.0)}  # by seed


def run_of(scenario, seeds=(0, 1)):
    rows = [(seed, week, "north", 100.0) for seed in seeds for week in WEEKS]
    demand = pd.DataFrame(rows, columns=["seed", "week", "neighbourhood", "families"])
    return SimpleNamespace(scenario=scenario, seeds=list(seeds), demand=demand, provenance={})


def priced(results, prices, seeds):
    """Price one seed: a dearest family, 91 % of it care, one of £50,000, and £50,000 that has no family."""
    [seed] = seeds
    raised = prices[0].gbp / PRICES[0].gbp
    gbp = [raised * DEAREST[results.scenario][seed], raised * 50_000.0]
    parts = {"tier_looked_after": [0.91 * gbp[0], 0.0], "agency_police": [0.09 * gbp[0], gbp[1]]}
    families = pd.DataFrame({"seed": seed, "family": [7, 8], "gbp": gbp, **parts})
    costs = pd.concat([families.assign(year=year) for year in (*YEARS, 2021)])
    left = pd.DataFrame({"seed": seed, "year": [*YEARS, 2021], "gbp": raised * 50_000.0})
    return FamiliesPriced(costs, left, pd.DataFrame())


@pytest.fixture(autouse=True)
def by_hand(monkeypatch):
    monkeypatch.setattr(module, "families_priced", priced)


@pytest.fixture
def table():
    return most_expensive(run_of("baseline"), run_of("policy"), PRICES, YEARS).set_index("figure")


def test_one_family_of_a_hundred_is_the_top_hundredth(table):
    assert table.loc["families", ["baseline", "policy"]].tolist() == [1.0, 1.0]
    assert table.loc["mean_gbp", ["baseline", "policy"]].tolist() == [350_000.0, 330_000.0]
    share = (400 / 500 + 300 / 400) / 2
    assert table.loc["share_of_all_cost", "baseline"] == pytest.approx(share)
    assert table.loc["tier_looked_after", "baseline"] == pytest.approx(0.91 * 350_000.0)


def test_the_difference_is_policy_less_baseline_future_by_future(table):
    row = table.loc["mean_gbp"]
    half = 12.706205 * 20_000.0  # Student's t with one degree, standard error of -40,000 and 0
    assert row["difference"] == -20_000.0
    assert [row["low"], row["high"]] == pytest.approx([-20_000.0 - half, -20_000.0 + half], rel=1e-6)
    assert (row["verdict"], row["futures"]) == ("cannot tell", 2)


def test_families_at_or_above_the_reports_lower_sum_are_counted(table):
    assert 300_000.0 < reported_in().low < 360_000.0
    assert table.loc["reported_families", ["baseline", "policy"]].tolist() == [0.5, 0.5]
    assert table.loc["reported_share_of_care", "baseline"] == pytest.approx(0.91)


def test_a_place_where_nobody_reaches_the_reports_sum_says_so(monkeypatch):
    """A small one; the report's section reads the row."""
    monkeypatch.setattr(module, "reported_in", lambda year: reported_in()._replace(low=500_000.0))
    table = most_expensive(run_of("baseline"), run_of("policy"), PRICES, YEARS).set_index("figure")
    assert table.loc["reported_families", ["baseline", "policy", "difference"]].tolist() == [0.0, 0.0, 0.0]
    assert table.loc["reported_share_of_care", "baseline"] != table.loc["reported_share_of_care", "baseline"]


def test_what_nobody_pays_has_no_row_and_parts_come_last(table):
    assert table.index[-2:].tolist() == ["tier_looked_after", "agency_police"]
    assert "agency_school" not in table.index


def test_other_prices_move_every_pound_and_no_share():
    doubled = with_prices(PRICES, {one.line.cost_line: 2 * one.gbp for one in PRICES})
    usual, dear = (
        most_expensive(run_of("baseline"), run_of("policy"), prices, YEARS).set_index("figure")["baseline"]
        for prices in (PRICES, doubled)
    )
    assert dear["highest_gbp"] == 2 * usual["highest_gbp"]
    assert dear["share_of_all_cost"] == pytest.approx(usual["share_of_all_cost"])
    assert dear["reported_families"] == 1.0


def test_the_reports_sums_are_brought_to_other_prices():
    assert reported_in("2011/12").low == 250_000.0
    assert reported_in("2011/12").high == 330_000.0
    assert reported_in("2024/25").low == pytest.approx(354_700.0, rel=1e-3)


def test_runs_without_a_seed_in_common_are_refused():
    with pytest.raises(InputError, match="no seed that both have"):
        most_expensive(run_of("baseline", (0,)), run_of("policy", (1,)), PRICES, YEARS)
