"""Tables say in names and dates what the arrays say in codes and weeks."""

import numpy as np
import pandas as pd
import pytest

from sim.population.place import Place
from sim.results.tables import demand_table, families_table, journeys_table, snapshots_table
from sim.scenario import Scenario
from sim.state.events import Event
from sim.state.measures import PLACE_OF
from tests import made_up_record


@pytest.fixture(scope="module")
def record():
    return made_up_record.simulate(Place.read("tameside"), Scenario.read("baseline"), seed=3, years=2)


def test_demand_has_a_row_for_each_recorded_week_and_neighbourhood(record):
    demand = demand_table([record])
    weeks = record.calendar.weeks - record.calendar.record_from
    assert len(demand) == weeks * 4
    assert demand.columns[:4].tolist() == ["scenario", "seed", "week", "neighbourhood"]
    assert demand["week"].iloc[0] == pd.Timestamp(record.calendar.begins(record.calendar.record_from))
    assert demand["week"].iloc[-1] == pd.Timestamp(record.calendar.begins(record.calendar.weeks - 1))


def test_demand_loses_no_count_and_keeps_each_in_its_place(record):
    demand = demand_table([record])
    week = record.calendar.week_of(record.calendar.start) + 7
    row = demand[
        (demand["week"] == pd.Timestamp(record.calendar.begins(week))) & (demand["neighbourhood"] == "south")
    ]
    south = record.place.neighbourhood_names.index("south")
    assert row["s47"].item() == record.tally[week, south, PLACE_OF["s47"]]
    assert (
        demand["referrals"].sum()
        == record.tally[record.calendar.record_from :, :, PLACE_OF["referrals"]].sum()
    )


def test_journeys_give_names_dates_and_missing_values(record):
    journeys = journeys_table(record)
    first = record.events[0]
    assert len(journeys) == len(record.events)
    assert journeys["event"].iloc[0] == Event(first["event"]).name.lower()
    assert journeys["week"].iloc[0] == pd.Timestamp(record.calendar.begins(int(first["week"])))
    assert journeys["need"].isna().all()
    assert journeys["worker"].isna().all()
    assert (journeys["child"].isna() == (record.events["child"] == -1)).all()


def test_families_give_needs_by_name_and_history(record):
    families = families_table(record)
    assert families["housing"].tolist() == record.families["severity"][:, 1].tolist()
    assert families["tier"].unique().tolist() == ["universal"]
    assert families["family"].is_unique


def test_agencies_met_are_counted_from_the_bits(record):
    record.families["agencies_ever"][:3] = [0, 0b1011, 1 << 14]
    assert families_table(record)["agencies_met"].tolist()[:3] == [0, 3, 1]


def test_snapshots_name_the_neighbourhood(record):
    snapshots = snapshots_table(record)
    assert snapshots["neighbourhood"].tolist()[:4] == record.place.neighbourhood_names
    assert np.array_equal(snapshots["year"], record.snapshots["year"])
