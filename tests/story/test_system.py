"""The whole system's measures and pictures, of a small place run under two scenarios."""

import numpy as np
import pandas as pd
import pytest

from sim.charts.system_album import draw_system
from sim.errors import InputError
from sim.population.agency_ties import agency_ties
from sim.population.place import Place
from sim.results.results import Results
from sim.run import run
from sim.state.codes import Agency
from sim.story.system import differences_over_seeds, measures_over_seeds, policy_start, system_measures
from sim.story.ties import settled, settled_ties
from sim.workforce.co_location import CoLocation
from sim.workforce.posts import Workforce

EVERYBODY = CoLocation()._replace(together=(1.0,) * len(Agency))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    home = tmp_path_factory.mktemp("runs")
    for name in ("baseline", "co_location"):
        run(name, Place.read("tameside").scaled(0.02), years=2, seeds=range(2), out=home / name, workers=1)
    return home


@pytest.fixture(scope="module")
def results(folder):
    return Results(folder / "baseline"), Results(folder / "co_location")


def test_measures_have_a_row_a_seed_and_shares_between_none_and_all(results):
    table = system_measures(results[0])
    assert table["seed"].tolist() == [0, 1]
    shares = table[[name for name in table if "share" in name or name.startswith(("gini", "returned"))]]
    assert ((shares >= 0.0) & (shares <= 1.0) | shares.isna()).all(axis=None)
    assert (table["returned_3_months"] <= table["returned_12_months"]).all()


def test_intervals_are_over_seeds_or_their_draws(results):
    found = measures_over_seeds(results[0]).set_index("figure")
    values = system_measures(results[0])["families_with_1_agency"]
    assert found.loc["families_with_1_agency", "mean"] == pytest.approx(values.mean())


def test_a_run_makes_no_difference_to_itself(results):
    found = differences_over_seeds(results[0], results[0])
    assert (found["mean"].fillna(0.0) == 0.0).all()


def test_two_runs_are_drawn_side_by_side(results, tmp_path):
    paths = draw_system(results[0], results[1:], tmp_path / "pictures")
    assert sorted(path.name for path in paths) == [
        "baseline_tier_flow.png",
        "co_location_agency_network.png",
        "co_location_neighbourhoods.png",
        "co_location_tier_flow.png",
        "concentration_of_cost.png",
        "per_family.png",
        "return_after_closing.png",
    ]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in paths)


@pytest.mark.slow
def test_pictures_are_the_same_bytes_each_time(results, tmp_path):
    first, again = (draw_system(results[0], results[1:], tmp_path / name) for name in ("first", "again"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in again]


@pytest.mark.slow
def test_a_run_alone_has_its_pictures_too(results, tmp_path):
    names = {path.name for path in draw_system(results[1], [], tmp_path)}
    assert {"co_location_agency_network.png", "co_location_neighbourhoods.png"} <= names
    assert not any(name.startswith("baseline") for name in names)


def test_a_run_without_journeys_is_refused_and_nothing_is_written(folder, tmp_path):
    small = Place.read("tameside").scaled(0.02)
    bare = run("baseline", small, years=1, seeds=[0], out=tmp_path / "bare", workers=1, journeys=False)
    with pytest.raises(InputError, match="no journeys"):
        draw_system(bare, [], tmp_path / "pictures")
    assert not (tmp_path / "pictures").exists()


def test_pictures_hold_runs_against_each_other_from_the_day_the_policy_starts(results):
    assert [f"{policy_start(run):%Y-%m-%d}" for run in results] == ["2018-04-01", "2019-04-01"]


def test_only_agencies_that_sit_together_are_tied_more(results):
    before, after = (settled_ties(run).set_index(["one", "other"])["strength"] for run in results)
    grown = after - before
    assert grown["school", "police"] > 0.4
    assert grown["gp", "school"] == grown["gp", "voluntary_sector"] == 0.0


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        (Agency.SOCIAL_CARE, Agency.EARLY_HELP, 1.0),
        (Agency.SOCIAL_CARE, Agency.JOBCENTRE, 0.97),
        (Agency.SCHOOL, Agency.JOBCENTRE, 0.95),
    ],
)
def test_what_is_added_to_a_tie_settles_as_the_decision_says(one, other, kept):
    strength = settled(0.2, one, other, EVERYBODY, Workforce())
    assert (strength - 0.2) / EVERYBODY.tie_added == pytest.approx(kept, abs=0.006)


def test_as_things_stand_ties_are_those_of_the_place():
    base = agency_ties(1)[0]
    assert settled(float(base[0, 1]), Agency(0), Agency(1), CoLocation(), Workforce()) == base[0, 1]
    assert np.isfinite(base).all()


def test_measures_are_numbers_alone(results):
    table = system_measures(results[1])
    assert all(pd.api.types.is_numeric_dtype(table[name]) for name in table)
