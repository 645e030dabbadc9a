"""Outcomes of each neighbourhood, before a day and after it, on small tables."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from calibration.evidence import look_up
from sim.results.markers import DEFINED, FROM_SNAPSHOTS
from sim.results.neighbourhoods import LOCAL, MEASURES_USED, local_outcomes, years_since

ROOT = Path(__file__).parents[2]
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


def marches(*years, **given):
    """Children each 31 March, two tenths in each of two neighbourhoods."""
    rows = [(0, year, part) for year in years for part in ("north", "south") for _tenth in range(2)]
    table = pd.DataFrame(rows, columns=["seed", "year", "neighbourhood"])
    return pd.concat([table, pd.DataFrame(10.0, table.index, list(FROM_SNAPSHOTS)).assign(**given)], axis=1)


MARCHES = marches(2019, 2020, 2021)


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
    found = local_outcomes(table, MARCHES, DAY, 2)["child_in_need"]
    weeks = [(years_since(table["week"], DAY) == year).sum() / 2 for year in (1, 2)]
    assert found[0, "north", 0] == found[0, "north", 1] == found[0, "south", 2] == 10.0
    assert found[0, "north", 2] == pytest.approx(10.0 * (weeks[0] + 5 * weeks[1]) / sum(weeks))


def test_rates_are_of_a_year_and_shares_of_their_own_whole():
    found = local_outcomes(demand(referrals=4.0), MARCHES, DAY, 1).loc[(0, "south", 1)]
    assert found["referrals"] == pytest.approx(4 * 365 / 7 / 1000 * 10_000)
    assert found["re_referral_share"] == 25.0


def test_years_beyond_those_asked_for_and_long_before_are_left_out():
    found = local_outcomes(demand(), MARCHES, DAY, 1)
    assert sorted(found.index.get_level_values("years").unique()) == [0, 1]


def test_a_share_of_nothing_is_missing():
    assert local_outcomes(demand(referrals=0.0), MARCHES, DAY, 1)["re_referral_share"].isna().all()


def test_every_local_outcome_has_a_unit_and_a_name_of_its_own():
    assert len({outcome.name for outcome in LOCAL}) == len(LOCAL)
    assert all(outcome.unit and outcome.label for outcome in LOCAL)


def test_markers_of_a_31_march_count_in_the_year_since_the_start_in_which_it_falls():
    table = marches(2019, 2020, 2021, persistently_absent=2.0)
    table.loc[table["year"] == 2021, "persistently_absent"] = 6.0
    found = local_outcomes(demand(), table, DAY, 2)["persistent_absence"].xs("north", level="neighbourhood")
    assert found.tolist() == pytest.approx([20.0, 20.0, 40.0])


def test_a_31_march_that_was_not_kept_is_missing():
    found = local_outcomes(demand(), marches(2019), DAY, 1)["school_readiness"].xs("north", level=1)
    assert found[0, 0] == 100.0
    assert np.isnan(found[0, 1])


def test_markers_are_rates_and_shares_of_their_own_whole():
    table = demand(local_support_referrals=4.0, families=500.0)
    found = local_outcomes(table, MARCHES, DAY, 1).loc[(0, "north", 1)]
    assert found["local_support_referrals"] == pytest.approx(4 * 365 / 7 / 500 * 10_000)
    assert found["local_support_re_referrals"] == 25.0
    assert found["antisocial_behaviour"] == pytest.approx(1 / 500 * 10_000)


@pytest.mark.parametrize("marker", DEFINED, ids=lambda marker: marker.outcome.name)
def test_every_marker_says_what_it_means_and_how_it_is_known(marker):
    assert marker.means
    assert marker.known.startswith("assumption: ")
    assert all(look_up(one).value for one in marker.beside)
    said = (ROOT / "docs" / "pilots.md").read_text(encoding="utf-8")
    assert f"| {marker.outcome.label} | {marker.means} | {marker.known}" in said
