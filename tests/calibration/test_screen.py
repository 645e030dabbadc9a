"""The screen, on a stand-in for the model whose effects are known."""

import math

import numpy as np
import pytest

import calibration.fit.screen as screening
from calibration.fit.heat_map import draw_screen
from calibration.fit.reach import reach
from calibration.fit.screen import FLOOR_OF_SPREAD, informed, keep_screen, screen
from calibration.free import free_parameters
from sim.failures import RunFailedError
from sim.population.place import Place
from sim.results.parquet import provenance_of, read_table
from tests.calibration.fits import a_goal, silent

FREE = [one for one in free_parameters() if one.name in ("detection.detection", "care.entry", "needs.onset")]
GOALS = (a_goal("seen", 10.0, 2.0), a_goal("taken", 50.0, 5.0))
RANGE = {one.name: one.high - one.low for one in FREE}
NOISE_SD = 0.05


@pytest.fixture(scope="module")
def place():
    return Place.read("tameside").scaled(0.01)


@pytest.fixture
def stand_in(monkeypatch):
    """Let detection move `seen` by 3 half-widths across its range, entry `taken` by 1, onset nothing."""

    def run(_place, overrides, seed):
        noise = np.random.default_rng(seed).normal(scale=NOISE_SD, size=2)
        share = {name: value / RANGE[name] for name, value in overrides.items()}
        seen = 2.0 * (3.0 * share["detection.detection"] + noise[0])
        return {"seen": 10.0 + seen, "taken": 50.0 + 5.0 * (share["care.entry"] + noise[1])}

    monkeypatch.setattr(screening, "run_outputs", run)


def test_effects_are_told_in_half_widths_for_a_move_across_the_prior_range(stand_in, place):
    table = screen(place, FREE, GOALS, 4, 1, silent).set_index(["parameter", "goal"])
    assert table.loc[("detection.detection", "seen"), "mu_star"] == pytest.approx(3.0)
    assert table.loc[("care.entry", "taken"), "mu"] == pytest.approx(1.0)
    assert table.loc[("needs.onset", "seen"), "mu_star"] == pytest.approx(0.0, abs=1e-9)
    assert table["noise_sd"].between(0.5 * NOISE_SD, 2 * NOISE_SD).all()
    assert table[table["informs"]].index.tolist() == [
        ("detection.detection", "seen"),
        ("care.entry", "taken"),
    ]


def test_the_floor_is_what_noise_alone_would_give():
    draws = np.random.default_rng(1).normal(size=(200_000, 2))
    effects = np.abs(draws[:, 0] - draws[:, 1]) / screening.STEP
    assert effects.mean() == pytest.approx(FLOOR_OF_SPREAD, rel=0.01)


def test_a_missing_output_stops_the_screen_and_its_runs_are_named(monkeypatch, place):
    outputs = {"seen": math.nan, "taken": 1.0}
    monkeypatch.setattr(screening, "run_outputs", lambda *_: outputs)
    with pytest.raises(RunFailedError, match="no value of seen in runs 0, 1, 2"):
        screen(place, FREE, GOALS, 2, 1, silent)


def test_the_parameter_that_helps_most_comes_first(stand_in, place):
    table = screen(place, FREE, GOALS, 4, 1, silent)
    helping = reach(table, FREE, GOALS)
    assert helping["parameter"].iloc[0] == "detection.detection"
    assert helping["distance"].is_monotonic_decreasing
    assert informed(table)["parameter"].tolist()[-1] == "needs.onset"


def test_a_screen_is_kept_with_what_made_it_and_drawn(stand_in, place, tmp_path):
    table = screen(place, FREE, GOALS, 2, 1, silent)
    keep_screen(table, reach(table, FREE, GOALS), place, tmp_path)
    draw_screen(table, tmp_path / "screen.png")
    assert len(read_table(tmp_path / "screen.parquet")) == len(FREE) * len(GOALS)
    assert provenance_of(tmp_path / "screen.parquet")["place_digest"] == place.digest()
    assert (tmp_path / "screen.png").stat().st_size > 10_000
    assert (tmp_path / "reach.csv").read_text().startswith("parameter,distance,out,which\n")
