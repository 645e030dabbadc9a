"""A run made by hand: constant weekly counts in two neighbourhoods, so that every answer is known."""

from datetime import date
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from sim.state.measures import MEASURES

CHILDREN = 25_000.0  # in each of two neighbourhoods: 50,000 in all
WEEKS = pd.date_range(date(2015, 4, 5), date(2021, 3, 28), freq="7D")  # Sundays, as from 1 April 2018

# weekly counts and stocks of each neighbourhood
GIVEN = {
    "children": CHILDREN,
    "contacts": 120.0,
    "referrals": 30.0,
    "re_referrals": 6.0,
    "closed_no_assessment": 1.0,
    "assessments": 29.0,
    "not_in_need": 12.0,
    "not_in_need_of_year": 9.0,
    "passed_to_early_help": 3.0,
    "in_need_in_year": 35.0,
    "early_help_in_year": 21.0,
    "early_help_assessments": 10.0,
    "ends_to_3_months": 4.0,
    "ends_3_to_6_months": 3.0,
    "ends_6_to_12_months": 2.0,
    "ends_1_to_2_years": 1.0,
    "s47": 13.0,
    "conferences": 5.0,
    "plans": 200.0,
    "plan_starts": 4.0,
    "looked_after": 325.0,
    "looked_after_foster": 300.0,
    "looked_after_residential": 25.0,
    "care_starts": 2.0,
    "care_ends": 1.0,
    "in_need": 1200.0,
    "early_help_children": 600.0,
    "allocated_children": 900.0,
    "social_workers_with_cases": 50.0,
    "referrals_from_police": 7.5,
    "referrals_from_school": 6.0,
    "referrals_from_gp": 3.0,
    "referrals_from_health_visiting": 1.0,
    "factor_domestic_abuse": 14.5,
}


def demand_by_hand(**changed: float) -> pd.DataFrame:
    """Return a demand table with the same counts in every week of two neighbourhoods."""
    counts = {measure.name: 0.0 for measure in MEASURES} | GIVEN | changed
    frames = [
        pd.DataFrame({"scenario": "baseline", "seed": 0, "week": WEEKS, "neighbourhood": place, **counts})
        for place in ("north", "south")
    ]
    return pd.concat(frames, ignore_index=True)


def snapshots_by_hand(rise: float = 1.0 / 3.0) -> pd.DataFrame:
    """Return snapshots in which the care rate rises by a share a tenth toward deprivation."""
    rows = [
        {"year": year, "neighbourhood": place, "tenth": tenth}
        for year in (2018, 2019, 2020)
        for place in (0, 1)
        for tenth in range(1, 11)
    ]
    frame = pd.DataFrame(rows)
    frame["children"] = np.linspace(4000.0, 1000.0, 10)[frame["tenth"] - 1]
    frame["looked_after"] = frame["children"] * 0.03 * (1.0 + rise) ** (1.0 - frame["tenth"])
    shares = (0.075, 0.07, 0.04, 0.036, 0.009)
    names = (
        "parent_severe_mh",
        "domestic_abuse",
        "parent_substance",
        "all_three_moderate",
        "all_three_severe",
    )
    return frame.assign(
        **{name: frame["children"] * share for name, share in zip(names, shares, strict=True)}
    )


@pytest.fixture(scope="session")
def demand():
    """Give the function that makes a demand table."""
    return demand_by_hand


@pytest.fixture(scope="session")
def snapshots():
    """Give the function that makes snapshots."""
    return snapshots_by_hand


@pytest.fixture(scope="session")
def results_of():
    """Give the function that makes something with both tables, one seed a run."""
    return results_by_hand


def results_by_hand(*runs: pd.DataFrame) -> SimpleNamespace:
    """Return the tables of several runs, numbered as seeds."""
    return SimpleNamespace(
        demand=pd.concat([run.assign(seed=seed) for seed, run in enumerate(runs)]),
        snapshots=pd.concat([snapshots_by_hand().assign(seed=seed) for seed in range(len(runs))]),
    )
