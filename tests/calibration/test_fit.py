"""A fit with a stand-in for the model: it finds what it should, resumes, and keeps to its folder."""

import json

import numpy as np
import pytest

import calibration.fit.smc as smc
from calibration.fit import emulated
from calibration.fit.fitting import run_fit
from calibration.fit.folder import IDENTITY, claim, seconds_spent
from calibration.fit.side_by_side import side_by_side
from calibration.fit.smc import Budget
from calibration.posterior import read_posterior
from sim.errors import InputError
from sim.failures import RunFailedError
from tests.calibration.fits import a_goal, a_plan, silent

SEEN = a_goal("seen", 0.45, 0.02)


@pytest.fixture
def quick(monkeypatch):
    """Let a run give back its own detection, with a little noise."""

    def run(_place, overrides, seed):
        noise = np.random.default_rng(seed).normal(scale=0.005)
        return {"seen": overrides["detection.detection"] + noise}

    monkeypatch.setattr(smc, "run_outputs", run)
    monkeypatch.setattr(emulated, "run_outputs", run)


def test_draws_gather_where_the_goal_is(quick, tmp_path):
    plan = a_plan(population=40, goals=(SEEN,))
    path, course = run_fit(plan, Budget(5, 5.0), tmp_path / "fit", 1, silent)
    posterior = read_posterior(path)
    detection = posterior.free[:, posterior.free_names.index("detection.detection")]
    assert posterior.weights @ detection == pytest.approx(0.45, abs=0.005)
    assert detection.std() == pytest.approx(0.0206, abs=0.002)  # the tolerance, and the noise of a run
    assert course["accepted"].tolist() == [40] * 5
    assert (np.diff(course["epsilon"]) < 0).all()
    assert (np.abs(posterior.distances - np.abs(detection - 0.45) / 0.02) < 4 * 0.005 / 0.02).all()
    assert posterior.made_by["runs"] == course["runs"].sum()
    assert len(posterior.made_by["run_seeds"]) == 40
    assert posterior.best()["detection.detection"] == pytest.approx(posterior.weights @ detection)


@pytest.mark.slow
def test_a_fit_ends_in_the_same_bytes_on_any_number_of_cores_and_after_a_break(quick, tmp_path):
    plan = a_plan(population=12, goals=(SEEN,))
    whole, _ = run_fit(plan, Budget(4, 5.0), tmp_path / "whole", 1, silent)
    run_fit(plan, Budget(2, 5.0), tmp_path / "broken", 2, silent)
    broken, _ = run_fit(plan, Budget(4, 5.0), tmp_path / "broken", 2, silent)
    assert whole.read_bytes() == broken.read_bytes()
    again, course = run_fit(plan, Budget(4, 5.0), tmp_path / "broken", 2, silent)
    assert again.read_bytes() == whole.read_bytes()
    assert len(course) == 4


def test_another_seed_makes_other_draws(quick, tmp_path):
    paths = [
        run_fit(a_plan(goals=(SEEN,), seed=seed), Budget(2, 5.0), tmp_path / f"{seed}", 1, silent)[0]
        for seed in (1, 2)
    ]
    assert read_posterior(paths[0]).digest != read_posterior(paths[1]).digest


def test_a_fit_that_runs_out_of_time_keeps_its_whole_generations(quick, tmp_path):
    plan = a_plan(population=12, goals=(SEEN,))
    run_fit(plan, Budget(2, 5.0), tmp_path / "fit", 1, silent)
    (tmp_path / "fit" / "spent.json").write_text("3600.0\n")
    _, course = run_fit(plan, Budget(9, 5.0), tmp_path / "fit", 1, silent)
    assert len(course) == 2
    assert seconds_spent(tmp_path / "fit") >= 3600.0


def test_a_fit_without_time_for_one_generation_fails_and_says_so(quick, tmp_path):
    with pytest.raises(RunFailedError, match="--minutes"):
        run_fit(a_plan(population=12, goals=(SEEN,)), Budget(2, 1e-9), tmp_path / "fit", 1, silent)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"seed": 2}, "the seed"),
        ({"population": 7}, "the population"),
        ({"share": 0.02}, "what the place says"),
        ({"goals": (a_goal("seen", 0.46, 0.02),)}, "the targets"),
        ({"names": ("detection.detection",)}, "the free parameters"),
    ],
)
def test_a_folder_with_another_fit_is_refused(tmp_path, changed, words):
    claim(tmp_path / "fit", a_plan(goals=(SEEN,)))
    with pytest.raises(InputError) as refused:
        claim(tmp_path / "fit", a_plan(**({"goals": (SEEN,)} | changed)))
    assert words in refused.value.found
    assert all(refused.value.parts().values())
    claim(tmp_path / "fit", a_plan(goals=(SEEN,)))


def test_a_folder_with_a_fit_of_other_code_is_refused(tmp_path):
    claim(tmp_path, a_plan(goals=(SEEN,)))
    held = json.loads((tmp_path / IDENTITY).read_text())
    (tmp_path / IDENTITY).write_text(json.dumps({**held, "code_digest": "other"}))
    with pytest.raises(InputError, match="the code of model or fit"):
        claim(tmp_path, a_plan(goals=(SEEN,)))


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match="files, and no fit"):
        claim(tmp_path, a_plan(goals=(SEEN,)))
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("cores", [1, 2, 3])
def test_work_side_by_side_comes_back_in_its_order(cores):
    assert list(side_by_side(lambda piece: piece * piece, range(20), cores)) == [n * n for n in range(20)]
