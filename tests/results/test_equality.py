"""Equality between neighbourhoods and what repeat families take, worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from sim.results.equality import ACUTE, HELPED, by_neighbourhood, equality_measures, most_deprived_first
from sim.results.repeat_shares import repeat_share_measures

ZEROS = {name: 0.0 for name in (*HELPED, *ACUTE, "care_starts")}


def demand_of(**helped):
    """Return two weeks of demand: in the first, before the run, everybody has 99 families in early help."""
    alike = {"seed": 0, "families": 100.0, "children": 200.0, ACUTE[0]: 10.0, "severity": 50.0}
    rows = [
        ZEROS
        | alike
        | {"week": pd.Timestamp(day), "neighbourhood": name, "families_severe_unseen": 5.0}
        | {"early_help_families": number if day > "2019-04" else 99.0}
        for name, number in helped.items()
        for day in ("2019-03-31", "2019-04-07")
    ]
    return pd.DataFrame(rows)


def areas():
    table = by_neighbourhood(demand_of(north=2.0, south=4.0), pd.Timestamp("2019-04-01"))
    return table.loc[0]


def test_help_is_held_against_acute_need_in_each_neighbourhood():
    assert areas()["help_per_acute_need"].to_dict() == {"north": 0.2, "south": 0.4}
    assert areas()["unseen_per_1000_families"].tolist() == [50.0, 50.0]


def test_the_ratio_is_of_the_most_to_the_least_deprived():
    found = equality_measures(areas(), ["north", "south"])
    assert found["help_per_acute_need_most_to_least_deprived"] == pytest.approx(0.5)
    assert found["help_per_acute_need_variation"] == pytest.approx(0.1 / 0.3)
    assert found["severity_a_family_variation"] == 0.0
    assert np.isnan(found["care_starts_per_10000_child_years_most_to_least_deprived"])


def test_the_most_deprived_neighbourhood_has_the_lowest_tenths():
    families = pd.DataFrame({"neighbourhood": ["a", "a", "b"], "deprivation_tenth": [9, 7, 2]})
    assert most_deprived_first(families) == ["b", "a"]


def test_repeat_families_take_their_share_of_each():
    activity = pd.DataFrame(
        {"family": [1, 2, 3], "child_in_need": [10.0, 0.0, 5.0], "plans": 0.0, "care_leavers": 0.0}
        | {"looked_after_foster": [0.0, 5.0, 0.0], "key_workers_in_post": [1.0, 1.0, 2.0]}
    )
    costs = pd.DataFrame({"family": [1, 2, 3], "gbp": [60.0, 20.0, 20.0]})
    often = pd.DataFrame({"family": [1, 2], "referred_often": [True, False], "many_episodes": False})
    found = repeat_share_measures(pd.Series([1, 1, 1, 2]), activity, costs, often)
    assert found["referred_often_families"] == 1
    assert found["referred_often_share_of_referrals"] == 0.75
    assert found["referred_often_share_of_cost"] == 0.6
    assert found["referred_often_share_of_key_worker_time"] == 0.25
    assert found["referred_often_share_of_social_worker_time"] == 0.5
    assert found["many_episodes_share_of_cost"] == 0.0
