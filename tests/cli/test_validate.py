"""`validate` takes parameters and targets of one's own, and says how far its figures may be trusted."""

import json

import numpy as np
import pytest

from tests.made_up_posterior import posterior_file

MINE = "- {id: C10, value: 90, low: 85, high: 95}\n- {id: C01, value: 700, low: 500, high: 900}\n"
YEARS = (2018, 2019, 2020)
FEW = ("--seeds", 3, "--workers", 1)


@pytest.fixture
def whole_years(made_up, monkeypatch):
    """Give the made-up model the snapshots of every year that a target is measured in."""

    def simulate(place, scenario, seed, years, journeys=True, last=False):
        record = made_up.simulate(place, scenario, seed, years, journeys)
        years_of = [record.snapshots[:4].copy() for _ in YEARS]
        for year, snapshots in zip(YEARS, years_of, strict=True):
            snapshots["year"], snapshots["tenth"] = year, range(1, 5)
            snapshots["children"], snapshots["looked_after"] = 1000, [40, 30, 20, 10]
        record.snapshots = np.concatenate(years_of).view(np.recarray)
        return record

    return simulate


@pytest.fixture
def validated(revolving_door, whole_years, monkeypatch):
    """Return a function that validates with the made-up model."""
    monkeypatch.setattr("sim.futures.simulate", whole_years)
    return lambda *words: revolving_door("validate", *FEW, *words)


def test_targets_of_ones_own_are_counted(validated, tmp_path):
    (tmp_path / "mine.yaml").write_text(MINE)
    said = validated("--targets", "mine.yaml")
    assert said.code == 0
    assert "of 2 targets in range" in said.out
    assert "of 2 published values in the 5-95 % interval" in said.out


def test_json_carries_counts_parameters_and_draws(validated, tmp_path):
    (tmp_path / "mine.yaml").write_text(MINE)
    fit = posterior_file(tmp_path / "fit.parquet")
    found = json.loads(validated("--targets", "mine.yaml", "--parameters", fit, "--json").out)
    assert [entry["id"] for entry in found["targets"]] == ["C10", "C01"]
    assert found["draws"] == [0, 0, 1]
    assert found["parameters"]["label"].startswith("calibrated: 3 draws, ")
    assert {"in_range", "covered", "seeds"} <= found.keys()


def test_a_report_holds_tables_and_pictures_and_what_was_learned(validated, tmp_path):
    fit = posterior_file(tmp_path / "fit.parquet")
    said = validated("--parameters", fit, "--out", "report")
    assert said.code == 0, said.err
    tables = {"targets.csv", "path.csv", "path_judged.csv", "learned.csv"}
    names = {*tables, "targets.png", "path.png", "learned.png"}
    assert {path.name for path in (tmp_path / "report").iterdir()} == names
    assert said.out.count("Report: ") == len(names)
    targets = (tmp_path / "report" / "targets.csv").read_text().splitlines()
    assert len(targets) == 1 + 32, "one row a part of a target"
    assert "Hardly informed by the targets" in said.out


def test_a_report_is_refused_where_a_file_stands_before_anything_is_run(validated, tmp_path):
    (tmp_path / "report").write_text("mine")
    said = validated("--out", "report")
    assert said.code == 2
    assert (tmp_path / "report").read_text() == "mine"


def test_a_fit_short_of_its_bar_leaves_the_place_illustrative(validated, tmp_path):
    fit = posterior_file(tmp_path / "fit.parquet", passes=False)
    said = validated("--parameters", fit)
    assert "Parameters: illustrative, not calibrated (the fit is short of its bar): 3 draws" in said.out


def test_the_table_ends_with_how_far_it_may_be_trusted(validated):
    said = validated("--parameters", "best")
    assert said.out.endswith("Parameters: illustrative, not calibrated.\n")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("- {id: C99, value: 1, low: 0, high: 2}\n", "no target has the id"),
        ("- {id: C10, value: 1, low: 2, high: 3}\n", "low < value < high"),
        ("- {id: C10, value: 1, low: 0}\n", "no high"),
        ("[]\n", "no target"),
    ],
)
def test_wrong_targets_are_refused_before_anything_is_run(revolving_door, made_up, tmp_path, content, says):
    (tmp_path / "wrong.yaml").write_text(content)
    said = revolving_door("validate", "--targets", "wrong.yaml")
    assert said.code == 2
    assert says in said.err
    assert ". Allowed: " in said.err
