"""The twenty targets, measured in a run whose answers are known by hand."""

import math
from datetime import date

import numpy as np
import pandas as pd
import pytest

from calibration.measured import caseload, ending_bands, mean_caseload, measure, path, published_path
from calibration.recorded_years import MissingRecordError, recorded_year, weekly_counts
from calibration.targets import targets

A_YEAR = 365.0 / 7.0  # weeks that a constant weekly count is scaled to
PER_10_000 = 2.0 / 50_000.0 * 10_000.0  # two neighbourhoods, 50,000 children


@pytest.fixture(scope="module")
def measured(demand, snapshots):
    """Measure the run made by hand."""
    return measure(demand(), snapshots())


@pytest.mark.parametrize(
    ("target", "weekly"),
    [("C01", 30), ("C08", 13), ("C09", 5), ("C11", 4), ("C13", 2), ("C14", 1)],
)
def test_rates_count_events_over_children_in_365_days(measured, target, weekly):
    assert measured[target] == pytest.approx(weekly * A_YEAR * PER_10_000)


@pytest.mark.parametrize(("target", "stock"), [("C05", 1200), ("C10", 200), ("C12", 325)])
def test_stocks_are_those_of_31_march(measured, target, stock):
    assert measured[target] == pytest.approx(stock * PER_10_000)


@pytest.mark.parametrize(
    ("target", "percent"), [("C02", 20.0), ("C03", 100 / 30), ("C04", 30.0), ("C07", 40.0)]
)
def test_shares_are_percentages_of_their_whole(measured, target, percent):
    assert measured[target] == pytest.approx(percent)


def test_distinct_children_are_not_scaled_to_365_days(measured):
    weeks = np.mean([len(pd.date_range(*days, freq="7D")) for days in _years()])
    assert measured["C06"] == pytest.approx(35 * weeks * PER_10_000)


def _years():
    return [("2017-04-02", "2018-03-31"), ("2018-04-01", "2019-03-31"), ("2019-04-07", "2020-03-31")]


def test_health_gathers_the_health_services(measured):
    assert measured["C15"] == pytest.approx({"police": 25.0, "schools": 20.0, "health": 100 * 4 / 30})


def test_factors_are_shares_of_assessments(measured):
    assert measured["C16"]["domestic_abuse"] == pytest.approx(50.0)
    assert measured["C16"]["mental_health"] == 0.0


def test_caseload_and_early_help(measured, demand):
    assert measured["C17"] == pytest.approx(18.0)
    assert mean_caseload(demand()) == pytest.approx(18.0)
    assert measured["C18"]["eha_rate"] == pytest.approx(10 * A_YEAR * PER_10_000)
    assert measured["C18"]["eh_to_statutory"] == pytest.approx(0.6)
    assert measured["C18"]["eh_to_statutory_stock"] == pytest.approx(0.5)
    assert measured["C19"] == pytest.approx({"contact_to_referral": 25.0, "closed_to_eh": 25.0})


def test_needs_and_slope_come_from_the_snapshots(measured):
    expected = {
        "parent_severe_mh": 7.5,
        "domestic_violence": 7.0,
        "parent_substance": 4.0,
        "all_three_moderate": 3.6,
        "all_three_severe": 0.9,
        "care_rise_per_tenth_percent": 100 / 3,
    }
    assert measured["C20"] == pytest.approx(expected)


def test_snapshots_may_be_a_record_array(measured, demand, snapshots):
    assert measure(demand(), snapshots().to_records(index=False))["C20"] == measured["C20"]


def test_every_target_and_each_of_its_parts_is_measured(measured):
    assert set(measured) == {target.id for target in targets()}
    for target in targets():
        if isinstance(target.value, dict):
            assert set(target.value) <= set(measured[target.id])


def test_caseload_looks_at_30_september_only(demand, snapshots):
    table = demand()
    september = table["week"].isin(pd.to_datetime(["2018-09-30", "2019-09-29", "2020-09-27"]))
    table.loc[september, "allocated_children"] = 1000.0
    assert measure(table, snapshots())["C17"] == pytest.approx(20.0)


def test_31_march_is_the_last_week_that_begins_before_april(demand, snapshots):
    table = demand()
    table.loc[table["week"] == "2018-03-25", "in_need"] = 1500.0
    assert measure(table, snapshots())["C05"] == pytest.approx(np.mean([1500, 1200, 1200]) * PER_10_000)


def test_all_bands_add_up_to_all_episodes_ending(demand):
    bands = ending_bands(demand())
    assert list(bands.values()) == pytest.approx([40.0, 30.0, 20.0, 10.0, 0.0])


def test_a_year_of_53_weeks_is_recognised(demand):
    assert recorded_year(weekly_counts(demand()), 2019).days == 53 * 7
    assert recorded_year(weekly_counts(demand()), 2018).days == 52 * 7


def test_the_path_gives_five_years_and_reads_seeded_care_in_april(demand):
    table = demand()
    table.loc[table["week"] < "2016-04-01", "looked_after"] = 0.0
    simulated = path(table)
    assert list(simulated.index) == [2016, 2017, 2018, 2019, 2020]
    assert simulated["looked_after"].to_list() == pytest.approx([130.0] * 5)
    assert simulated.loc[2018, "referral_rate"] == pytest.approx(30 * A_YEAR * PER_10_000)


def test_the_published_path_is_the_evidence():
    published = published_path()
    assert published["looked_after"].to_list() == [87.0, 104.0, 124.0, 131.0, 138.0]
    assert published.loc[2018, "referral_rate"] == 898.3


def test_a_missing_year_is_refused(demand, snapshots):
    table = demand()
    with pytest.raises(MissingRecordError, match="March 2020"):
        measure(table[table["week"] < "2020-03-01"], snapshots())


def test_a_missing_week_is_refused(demand, snapshots):
    table = demand()
    with pytest.raises(MissingRecordError, match="March 2019"):
        measure(table[table["week"] != "2018-09-30"], snapshots())


def test_a_neighbourhood_that_lacks_a_week_is_refused(demand, snapshots):
    table = demand()
    with pytest.raises(MissingRecordError, match="30 September 2018"):
        measure(table[(table["week"] != "2018-09-30") | (table["neighbourhood"] == "north")], snapshots())


def test_a_missing_measure_or_a_gap_is_refused(demand, snapshots):
    table = demand()
    with pytest.raises(MissingRecordError, match="re_referrals"):
        measure(table.drop(columns="re_referrals"), snapshots())
    table.loc[table["week"] == "2018-09-30", "re_referrals"] = np.nan
    with pytest.raises(MissingRecordError, match="re_referrals"):
        measure(table, snapshots())


def test_missing_snapshots_are_refused(demand, snapshots):
    with pytest.raises(MissingRecordError, match="2019"):
        measure(demand(), snapshots().query("year != 2019"))


def test_several_runs_at_once_are_refused(demand):
    with pytest.raises(ValueError, match="seed"):
        weekly_counts(pd.concat([demand(), demand().assign(seed=1)]))


def test_a_share_of_nothing_is_nan_and_never_zero(demand, snapshots):
    measured = measure(demand(contacts=0.0), snapshots())
    assert math.isnan(measured["C19"]["contact_to_referral"])


def test_fewer_than_two_septembers_are_refused(demand):
    weekly = weekly_counts(demand())
    with pytest.raises(MissingRecordError, match="C17"):
        caseload(weekly[weekly.index < pd.Timestamp(date(2019, 4, 1))])
