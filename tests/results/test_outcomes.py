"""Outcomes, computed by hand on small tables."""

import pandas as pd
import pytest

from sim.results.outcomes import ALL, cost_by_year, outcomes, outcomes_by_year, year_of
from sim.state.measures import MEASURES

WEEKS = pd.date_range("2019-04-07", periods=4, freq="7D", unit="ms")


@pytest.fixture
def demand():
    rows = [(seed, week, part) for seed in (0, 1) for week in WEEKS for part in ("north", "south")]
    table = pd.DataFrame(rows, columns=["seed", "week", "neighbourhood"])
    counts = pd.DataFrame(0.0, table.index, [measure.name for measure in MEASURES])
    return pd.concat([table, counts], axis=1).assign(children=5_000.0, families=3_000.0)


def test_a_rate_is_a_year_of_weekly_counts_over_all_children(demand):
    demand["referrals"] = demand["seed"] + 1.0
    found = outcomes(demand, [2020])
    assert found["referral_rate"].tolist() == pytest.approx([2 * 365 / 7, 4 * 365 / 7])
    assert found["referrals"].tolist() == pytest.approx([2 * 365 / 7, 4 * 365 / 7])


def test_a_stock_is_a_mean_over_weeks_and_a_sum_over_neighbourhoods(demand):
    demand.loc[demand["week"] == WEEKS[0], "looked_after"] = 10.0
    assert outcomes(demand, [2020])["looked_after"].tolist() == [5.0, 5.0]


def test_the_wait_is_weeks_waited_over_families_allocated(demand):
    demand["waited_weeks"] = 12.0
    demand["early_help_starts"] = 2.0
    assert outcomes(demand, [2020])["waiting_weeks"].tolist() == [6.0, 6.0]


def test_a_share_of_nothing_is_missing_and_not_zero(demand):
    found = outcomes(demand, [2020])
    assert found[["re_referral_share", "waiting_weeks", "relapse_share", "caseload"]].isna().all(axis=None)


def test_weeks_at_the_cap_are_a_share_of_neighbourhoods_and_weeks(demand):
    demand.loc[(demand["neighbourhood"] == "north") & (demand["week"] < WEEKS[2]), "gatekeeping_binds"] = 1.0
    assert outcomes(demand, [2020])["gatekeeping"].tolist() == [25.0, 25.0]


def test_only_the_years_asked_for_count(demand):
    late = demand.assign(week=demand["week"] + pd.Timedelta(days=364), plans=8.0)
    both = pd.concat([demand, late])
    assert outcomes(both, [2020])["plans"].tolist() == [0.0, 0.0]
    by_year = outcomes_by_year(both, [2020, 2021])["plans"]
    assert by_year.to_dict() == {(0, 2020): 0.0, (0, 2021): 16.0, (1, 2020): 0.0, (1, 2021): 16.0}


def test_a_week_counts_in_the_year_in_which_it_begins():
    weeks = pd.Series(pd.to_datetime(["2019-03-31", "2019-04-01", "2020-01-05"]))
    assert year_of(weeks).tolist() == [2019, 2020, 2020]


def test_cost_is_in_million_pounds():
    ledger = pd.DataFrame({"seed": [0, 0, 1], "year": [2020, 2020, 2020], "gbp": [1e6, 2.5e6, 4e6]})
    assert cost_by_year(ledger, [2020])["cost"].tolist() == [3.5, 4.0]


def test_every_outcome_says_its_unit_and_which_way_is_better():
    assert all(outcome.unit and outcome.label for outcome in ALL)
    assert {outcome.better for outcome in ALL} == {"lower", "higher", "neither"}
    assert len({outcome.name for outcome in ALL}) == len(ALL)
