"""The command `journey --twin`, end to end on a small town: two lives, where they part, or a refusal."""

import json

import pytest

from sim import run
from sim.population.place import Place
from sim.results.results import Results
from sim.scenario import Scenario
from sim.story.twin import departure

CLOSING = {"title": "Close when the whole family has settled", "closure": {"rule": "whole_family"}}


@pytest.fixture(scope="module")
def other_town(tmp_path_factory):
    """Return the folder of the same three years under another closing rule."""
    folder = tmp_path_factory.mktemp("twin") / "closing"
    place = Place.read("tameside").scaled(0.02)
    run(Scenario.of(CLOSING, "closing"), place, 3, 1, out=folder, workers=1, parameters="best")
    return folder


@pytest.fixture(scope="module")
def parted(results, other_town):
    """Return the family that parts first."""
    mine, theirs = (
        dict(list(one.journeys_of(0).groupby("family"))) for one in (results, Results(other_town))
    )
    found = {family: departure(mine[family], theirs[family]) for family in mine}
    return min((one.week, family) for family, one in found.items() if one is not None)[1]


def test_two_lives_are_drawn_together_with_the_rule_that_parts_them(journey, other_town, parted, tmp_path):
    words = ("--family", parted, "--twin", other_town, "--json")
    code, said, errors = journey(*words, "--out", "one")
    assert (code, errors) == (0, "")
    twin = json.loads(said)["twin"]
    assert twin["begins_with"] == "lever"
    assert twin["causes"][-1]["settings"][0]["parameter"] == "thresholds.closing_rule"
    assert twin["causes"][-1]["settings"][0]["blocks"] == ["closing, closure"]
    assert "settled score becomes whole family" in " ".join(twin["said"])
    assert journey(*words, "--out", "two")[0] == 0
    for name in ("twin.png", "twin.svg", "parting.txt", "parting.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name
    assert (tmp_path / "one" / "twin" / "journey.parquet").exists()


def test_a_twin_under_the_same_scenario_never_parts(journey, small_town, parted):
    code, said, _ = journey("--family", parted, "--twin", small_town)
    assert code == 0
    assert "never part" in said


def test_results_that_hold_no_twins_are_refused_with_what_differs(journey, tmp_path_factory, tmp_path):
    folder = tmp_path_factory.mktemp("shorter") / "baseline"
    run("baseline", Place.read("tameside").scaled(0.02), 1, 1, out=folder, workers=1, parameters="best")
    code, said, errors = journey("--twin", folder, "--out", "out")
    assert (code, said) == (2, "")
    assert "the years (3 and 1)" in errors
    assert not (tmp_path / "out").exists()
