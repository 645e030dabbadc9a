"""The most expensive families, against a town of ten families worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from sim.results.top_families import (
    cost_of_repeat_families,
    over_seeds,
    repeat_families,
    top_families,
)

WEEKS = pd.to_datetime(["2019-04-07", "2019-04-14"])
GBP = [100.0, 50.0, 20.0, 10.0, 10.0, 5.0, 3.0, 2.0]  # eight with a cost; forty live here


def costs_of(seed, factor=1.0):
    return pd.DataFrame(
        {
            "seed": seed,
            "year": 2020,
            "neighbourhood": "north",
            "family": range(len(GBP)),
            "gbp": np.array(GBP) * factor,
            "tier_looked_after": np.array([90.0, 50.0, *[0.0] * 6]) * factor,
        }
    )


def demand_of(seed):
    return pd.DataFrame({"seed": seed, "week": WEEKS, "neighbourhood": "north", "families": [39.0, 41.0]})


NOTHING_LEFT = pd.DataFrame({"seed": [0], "year": [2020], "gbp": [0.0]})


def one(table, base, share):
    [row] = table[(table["base"] == base) & (table["share"] == share)].to_dict("records")
    return row


def test_the_top_tenth_of_those_who_live_here_are_four_families():
    row = one(top_families(costs_of(0), demand_of(0), NOTHING_LEFT), "living_here", 0.10)
    assert row["families"] == 4
    assert row["threshold_gbp"] == 10.0
    assert row["mean_gbp"] == 180.0 / 4
    assert row["highest_gbp"] == 100.0
    assert row["share_of_cost"] == 180.0 / 200.0
    assert row["mean_tier_looked_after"] == 140.0 / 4


def test_the_top_tenth_of_those_with_a_cost_is_one_family():
    row = one(top_families(costs_of(0), demand_of(0), NOTHING_LEFT), "with_a_cost", 0.10)
    assert (row["families"], row["threshold_gbp"], row["share_of_cost"]) == (1, 100.0, 0.5)


def test_a_cost_of_no_family_lowers_the_share_of_all_cost_alone():
    left = NOTHING_LEFT.assign(gbp=50.0)
    row = one(top_families(costs_of(0), demand_of(0), left), "with_a_cost", 0.10)
    assert (row["share_of_cost"], row["share_of_all_cost"]) == (0.5, 100.0 / 250.0)


def test_a_share_of_everybody_takes_everything():
    row = one(top_families(costs_of(0), demand_of(0), NOTHING_LEFT, shares=[1.0]), "living_here", 1.0)
    assert (row["families"], row["share_of_cost"]) == (len(GBP), 1.0)


def test_the_interval_is_over_seeds():
    factors = (1.0, 2.0, 3.0)
    costs = pd.concat([costs_of(seed, factor) for seed, factor in enumerate(factors)])
    demand = pd.concat([demand_of(seed) for seed in range(3)])
    table = over_seeds(top_families(costs, demand, NOTHING_LEFT), ["base", "share"])
    mine = table[(table["base"] == "living_here") & (table["share"] == 0.10)].set_index("figure")
    half = 4.302653 * 45.0 / np.sqrt(3)  # Student's t with 2 degrees, standard deviation of 45, 90 and 135
    assert mine.loc["mean_gbp", ["mean", "low", "high"]].tolist() == pytest.approx([90, 90 - half, 90 + half])
    assert mine.loc["share_of_cost", ["low", "high"]].tolist() == pytest.approx([0.9, 0.9])


def journeys_of(*told):
    table = pd.DataFrame(told, columns=["family", "event", "week", "child"])
    table["week"] = pd.Timestamp("2018-04-01") + pd.to_timedelta(7 * table["week"], unit="D")
    return table.assign(seed=0, child=table["child"].astype("Int32"))


def test_who_comes_again_and_again():
    often = [(1, "referral", week, None) for week in (0, 100, 260)]  # five years to the week
    seldom = [(2, "referral", week, None) for week in (0, 100, 261)]
    twice_told = [(3, "referral", week, None) for week in (0, 0, 100)]
    many = [(4, "cin_started", week, None) for week in (0, 50, 400)]
    newborn = [(5, "cin_started", week, child) for week, child in ((0, None), (5, 1), (9, None))]
    found = repeat_families(journeys_of(*often, *seldom, *twice_told, *many, *newborn)).set_index("family")
    assert found.index[found["referred_often"]].tolist() == [1]
    assert found["episodes"].to_dict() == {1: 0, 4: 3, 5: 2}
    assert found.index[found["many_episodes"]].tolist() == [4]


def test_their_share_of_cost_is_over_all_years():
    costs = pd.concat([costs_of(0), costs_of(0).assign(year=2021)])
    repeat = pd.DataFrame(
        {"seed": 0, "family": [0, 99], "episodes": 3, "many_episodes": True, "referred_often": [False, True]}
    )
    table = cost_of_repeat_families(costs, repeat).set_index("who")
    assert table.loc["many_episodes", "share_of_cost"] == 0.5
    assert table.loc["many_episodes", "families"] == 1  # family 99 cost nothing
    assert table.loc["referred_often", "share_of_cost"] == 0.0
