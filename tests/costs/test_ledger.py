"""The ledger: every pound once, in the right year, paid by the right agency."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from sim.costs.activity import TIERS, cost_lines
from sim.costs.ledger import COLUMNS, ledger
from sim.costs.prices import price_list, with_prices
from sim.state.measures import MEASURES

NAMES = [measure.name for measure in MEASURES]
WEEKS = pd.to_datetime(["2019-03-24", "2019-03-31", "2019-04-07"])
ROWS = 2 * len(WEEKS)
COUNTS = arrays(float, (ROWS, len(NAMES)), elements=st.integers(0, 500).map(float), fill=st.just(0.0))


def table_of(counts):
    """Return a demand table of three weeks and two neighbourhoods with these counts."""
    frame = pd.DataFrame(counts, columns=NAMES)
    frame.insert(0, "neighbourhood", ["north"] * len(WEEKS) + ["south"] * len(WEEKS))
    frame.insert(0, "week", [*WEEKS, *WEEKS])
    frame.insert(0, "seed", 3)
    frame.insert(0, "scenario", "baseline")
    return frame


def only(**counts):
    """Return a table in which all is zero but these measures."""
    return table_of(np.zeros((ROWS, len(NAMES)))).assign(**counts)


def test_the_columns_are_those_promised():
    assert list(ledger(only()).columns) == COLUMNS


def test_a_conference_is_paid_once_in_its_year():
    demand = only(s47=[1, 0, 0, 0, 0, 2])
    rows = ledger(demand).query("gbp > 0")
    price = 511 * 112.38 / 75.33
    assert rows[["year", "neighbourhood", "units"]].to_numpy().tolist() == [
        [2019, "north", 1.0],
        [2020, "south", 2.0],
    ]
    assert rows["gbp"].to_list() == pytest.approx([price, 2 * price])
    assert set(rows["agency"]) == {"social_care"}
    assert set(rows["tier"]) == {"child_protection"}


def test_a_week_counts_in_the_year_in_which_it_begins():
    rows = ledger(only(key_workers_in_post=1.0)).query("cost_line == 'key_worker_week'")
    assert rows.groupby("year")["units"].sum().to_dict() == {2019: 4.0, 2020: 2.0}


def test_an_assessment_is_priced_once_whatever_it_finds():
    rows = ledger(only(assessments=5.0, not_in_need=2.0)).groupby("cost_line")["units"].sum()
    assert rows["assessment_in_need"] == 3.0 * ROWS
    assert rows["assessment_not_in_need"] == 2.0 * ROWS


def test_an_assessment_brought_up_to_date_is_priced_as_such_alone():
    """Of 7 children 2 were assessed anew; of the 5 whose assessment was updated 4 are not in need."""
    demand = only(assessments=2.0, assessment_updates=5.0, not_in_need=4.0, updates_not_in_need=4.0)
    rows = ledger(demand).query("tier == 'assessment'").groupby("cost_line")["units"].sum() / ROWS
    assert rows[rows > 0].to_dict() == {"assessment_in_need": 2.0, "assessment_update": 5.0}
    assert (rows >= 0).all()


def test_a_domestic_abuse_incident_is_shared_among_payers():
    rows = ledger(only(acute_domestic_abuse=1.0)).query("gbp > 0")
    assert set(rows["agency"]) == {"police", "health_services", "courts", "housing_authority"}
    whole = rows["gbp"].sum() / ROWS
    assert whole == pytest.approx((2470 - 193) * 112.38 / 75.33 * 0.0767)


@settings(deadline=None, max_examples=10)
@given(COUNTS, COUNTS, st.floats(0.0, 5.0))
def test_the_ledger_is_linear_in_activity(one, other, factor):
    together = ledger(table_of(one + factor * other))
    apart = ledger(table_of(one)), ledger(table_of(other))
    for column in ("units", "gbp"):
        expected = apart[0][column] + factor * apart[1][column]
        np.testing.assert_allclose(together[column], expected, rtol=1e-9, atol=1e-6)


@settings(deadline=None, max_examples=10)
@given(COUNTS)
def test_neighbourhoods_add_up_to_the_whole(counts):
    demand = table_of(counts)
    whole = ledger(demand.assign(neighbourhood="everywhere"))
    parts = ledger(demand).groupby(["year", "cost_line"], sort=True)["gbp"].sum()
    pd.testing.assert_series_equal(parts, whole.groupby(["year", "cost_line"], sort=True)["gbp"].sum())


@settings(deadline=None, max_examples=10)
@given(COUNTS)
def test_weeks_add_up_to_years(counts):
    keys = ["year", "neighbourhood", "cost_line"]
    weekly = ledger(table_of(counts), by="week")
    yearly = ledger(table_of(counts))
    pd.testing.assert_series_equal(weekly.groupby(keys)["gbp"].sum(), yearly.groupby(keys)["gbp"].sum())


def test_a_hub_costs_its_coordinator_and_each_agency_its_desks():
    rows = ledger(only(co_location_hubs=1.0, co_located_agencies=3.0)).query("gbp > 0")
    assert dict(zip(rows["cost_line"], rows["agency"], strict=True)) == {
        "hub_coordinator_week": "early_help",
        "hub_desks_week": "partner_agencies",
    }
    paid = rows.groupby("cost_line")["gbp"].sum()
    assert paid["hub_desks_week"] == pytest.approx(3 * 6 / 30 * paid["hub_coordinator_week"])


def test_other_prices_need_no_new_run():
    demand = only(contacts=10.0)
    prices = with_prices(price_list(), {"contact": 100.0})
    assert ledger(demand, prices)["gbp"].sum() == pytest.approx(10.0 * ROWS * 100.0)
    assert ledger(demand)["gbp"].sum() == pytest.approx(10.0 * ROWS * 37 * 112.38 / 76.35)


def test_each_measure_is_priced_for_a_stated_reason_only():
    used = [name for line in cost_lines() if line.basis != "posts" for name in line.measures]
    twice = {name for name in used if used.count(name) > 1}
    several = {
        "child_in_need",
        "not_in_need",
        "care_starts",
        "looked_after_foster",
        "looked_after_residential",
    }
    several |= {"looked_after_other", "acute_domestic_abuse", "acute_crime_and_asb", "acute_housing"}
    several |= {"updates_not_in_need"}  # taken off one line, and put back to another
    several |= {"partner_leads"}  # counted among key workers, paid for by partners
    assert twice == several | {"acute_mental_health"}


def test_every_tier_has_a_cost_line():
    assert {line.tier for line in cost_lines()} == set(TIERS)


def test_gaps_and_absent_measures_are_refused():
    demand = only(s47=1.0)
    with pytest.raises(ValueError, match="s47"):
        ledger(demand.drop(columns="s47"))
    demand.loc[0, "s47"] = np.nan
    with pytest.raises(ValueError, match="s47"):
        ledger(demand)


def test_an_unknown_period_is_refused():
    with pytest.raises(ValueError, match="year and week"):
        ledger(only(), by="month")
