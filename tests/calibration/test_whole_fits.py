"""Fits of the real model in a small place: one that is killed, and one that has to find what was planted."""

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from calibration.fit.distance import Goal
from calibration.fit.fitting import run_fit
from calibration.fit.outputs import run_outputs
from calibration.fit.smc import Budget, generations_done
from calibration.free import overrides_of
from calibration.learned import weighted_quantiles
from calibration.posterior import read_posterior
from sim.population.place import Place
from sim.warm import warm_up
from tests.calibration.fits import a_plan, candidates, silent

TINY = [
    "--share",
    "0.01",
    "--quantile",
    "0.85",
    "--population",
    "30",
    "--generations",
    "3",
    "--workers",
    "2",
    "--minutes",
    "20",
]
PLANTED = {"detection.detection": 0.52, "thresholds.s17": 3.2, "early_help_below_s17": 1.35}
SHARE, OBSERVED_SEEDS = 0.1, 8


def calibrate(out):
    command = [sys.executable, "-m", "sim", "calibrate", *TINY, "--out", str(out)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)


def alive(group):
    """Return the processes of a group that still run; one that has ended and waits for nobody does not."""
    listed = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [row for row in rows if int(row[0]) == group and not row[1].startswith("Z")]


@pytest.mark.slow
def test_a_fit_killed_loses_the_generation_under_way_and_ends_in_the_same_bytes(tmp_path):
    warm_up()
    whole = calibrate(tmp_path / "whole")
    assert whole.wait() == 0, whole.stderr.read().decode()
    broken = calibrate(tmp_path / "broken")
    while generations_done(tmp_path / "broken") < 1:
        assert broken.poll() is None, broken.stderr.read().decode()
        time.sleep(0.05)
    os.kill(broken.pid, signal.SIGKILL)
    broken.wait()
    assert 1 <= generations_done(tmp_path / "broken") < 3
    until = time.monotonic() + 20.0
    while alive(broken.pid) and time.monotonic() < until:
        time.sleep(0.2)
    assert not alive(broken.pid), "its workers outlived it"
    again = calibrate(tmp_path / "broken")
    assert again.wait() == 0, again.stderr.read().decode()
    first, second = (tmp_path / name / "posterior.parquet" for name in ("whole", "broken"))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.slow
def test_parameters_planted_in_simulated_data_are_found_again(tmp_path):
    warm_up()
    place, free = Place.read("tameside").scaled(SHARE), candidates(PLANTED)
    planted = overrides_of(PLANTED, free)
    runs = [run_outputs(place, planted, 1000 + seed) for seed in range(OBSERVED_SEEDS)]
    goals = tuple(observed(name, runs) for name in INFORMING)
    plan = a_plan(PLANTED, population=60, share=SHARE, goals=goals)
    path, course = run_fit(plan, Budget(7, 30.0), tmp_path / "fit", 2, silent)
    assert course["runs"].sum() < 2500
    posterior = read_posterior(path)
    for one in plan.free:
        low, high = interval(posterior, one.name, 0.90)
        assert low <= PLANTED[one.name] <= high, one.name
        assert high - low < 0.75 * 0.9 * (one.high - one.low), one.name


INFORMING = ("C01", "C02", "C08", "C18.eha_rate", "C19.contact_to_referral", "C19.closed_to_eh")


def observed(name, runs):
    """Return a goal at the mean of runs from planted values, as wide as one run may stray from it."""
    values = [run[name] for run in runs]
    return Goal(name, (name,), float(np.mean(values)), *[2.0 * float(np.std(values, ddof=1))] * 2, 1.0)


def interval(posterior, name, share):
    """Return the ends of the weighted interval of one parameter that holds this share of the draws."""
    values = posterior.free[:, posterior.free_names.index(name)]
    ends = (0.5 - share / 2, 0.5 + share / 2)
    return weighted_quantiles(values, posterior.weights, ends)
