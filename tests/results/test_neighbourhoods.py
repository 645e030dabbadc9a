"""Outcomes of each neighbourhood, before a day and after it, on small tables."""

import pandas as pd
import pytest

from sim.results.neighbourhoods import LOCAL, MEASURES_USED, local_outcomes, years_since

DAY = pd.Timestamp("2019-04-01")


def demand(**given):
    """Three years of weeks from April 2018, two neighbourhoods, one seed; `given` by neighbourhood."""
    weeks = pd.date_range("2018-04-01", "2021-03-31", freq="7D", unit="ms")
    rows = [(0, week, part) for week in weeks for part in ("north", "south")]
    table = pd.DataFrame(rows, columns=["seed", "week", "neighbourhood"]).astype(
        {"neighbourhood": "category"}
    )
    counts = pd.DataFrame(1.0, table.index, MEASURES_USED).assign(children=1000.0, **given)
    return pd.concat([table, counts], axis=1)


def test_a_year_since_a_day_runs_from_that_day_of_the_year():
    days = pd.Series(pd.to_datetime(["2018-03-31", "2018-04-01", "2019-03-31", "2019-04-01", "2021-03-31"]))
    assert years_since(days, DAY).tolist() == [-1, 0, 0, 1, 2]


def test_a_policy_may_start_on_a_leap_day():
    days = pd.Series(pd.to_datetime(["2020-02-28", "2020-02-29", "2021-02-28", "2021-03-01"]))
    assert years_since(days, pd.Timestamp("2020-02-29")).tolist() == [0, 1, 1, 2]


def test_what_stands_after_k_years_is_all_k_years_together():
    table = demand()
    second = years_since(table["week"], DAY) == 2
    table.loc[second & (table["neighbourhood"] == "north"), "child_in_need"] = 5.0
    found = local_outcomes(table, DAY, 2)["child_in_need"]
    weeks = [(years_since(table["week"], DAY) == year).sum() / 2 for year in (1, 2)]
    assert found[0, "north", 0] == found[0, "north", 1] == found[0, "south", 2] == 10.0
    assert found[0, "north", 2] == pytest.approx(10.0 * (weeks[0] + 5 * weeks[1]) / sum(weeks))


def test_rates_are_of_a_year_and_shares_of_their_own_whole():
    found = local_outcomes(demand(referrals=4.0), DAY, 1).loc[(0, "south", 1)]
    assert found["referrals"] == pytest.approx(4 * 365 / 7 / 1000 * 10_000)
    assert found["re_referral_share"] == 25.0


def test_years_beyond_those_asked_for_and_long_before_are_left_out():
    found = local_outcomes(demand(), DAY, 1)
    assert sorted(found.index.get_level_values("years").unique()) == [0, 1]


def test_a_share_of_nothing_is_missing():
    assert local_outcomes(demand(referrals=0.0), DAY, 1)["re_referral_share"].isna().all()


def test_every_local_outcome_has_a_unit_and_a_name_of_its_own():
    assert len({outcome.name for outcome in LOCAL}) == len(LOCAL)
    assert all(outcome.unit and outcome.label for outcome in LOCAL)
