"""The emulator foretells runs it has not seen and knows how far it misses; draws are taken by its word."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calibration.fit.distance import Goal, misfit, misfits
from calibration.fit.emulated import log_weights, picked, prior_points
from calibration.fit.emulator import emulate
from calibration.fit.generations import Draws
from tests.calibration.fits import a_goal, a_plan

NOISE = 0.05


def curve(free):
    """An output that bends and in which the two parameters act on each other."""
    return 1.0 + free[:, 0] - 0.5 * free[:, 1] ** 2 + 0.3 * free[:, 0] * free[:, 1]


@pytest.fixture(scope="module")
def made_up():
    luck = np.random.default_rng(3)
    free = luck.uniform(-1.0, 1.0, (400, 2))
    seen = curve(free) + luck.normal(0.0, NOISE, 400)
    nothing = luck.normal(0.0, 1.0, 400)
    missing = np.where(luck.random(400) < 0.1, np.nan, seen)
    return emulate(Draws(free, np.column_stack([seen, nothing, missing]), ("seen", "nothing", "missing")))


def test_it_foretells_the_mean_of_runs_it_has_not_seen(made_up):
    fresh = np.random.default_rng(4).uniform(-0.9, 0.9, (200, 2))
    assert np.abs(made_up.foretell(fresh)["seen"] - curve(fresh)).max() < 3 * NOISE / np.sqrt(10)


def test_it_knows_how_far_it_misses_and_what_it_cannot_foretell(made_up):
    assert made_up.missed[0] == pytest.approx(NOISE, rel=0.15)
    assert made_up.explained[0] > 0.98
    assert made_up.explained[1] < 0.05


def test_a_share_of_nothing_is_learned_from_the_runs_that_have_it(made_up):
    assert made_up.missed[2] == pytest.approx(NOISE, rel=0.2)


def test_points_near_the_goal_weigh_as_the_tolerance_and_the_noise_say(made_up):
    goal = a_goal("seen", 1.0, 0.2)
    at_goal, a_half_width_off = np.array([[0.0, 0.0]]), np.array([[0.2, 0.0]])
    weights = log_weights(made_up, (goal,), np.vstack([at_goal, a_half_width_off]))
    assert weights[0] == 0.0
    assert weights[1] == pytest.approx(-0.5 / (1.0 + (NOISE / 0.2) ** 2), abs=0.1)


def test_draws_are_picked_in_proportion_to_their_chance():
    chances = np.array([0.0, 3.0, 0.0, 1.0])
    assert np.bincount(picked(chances, 400), minlength=4).tolist() == [0, 300, 0, 100]


def test_points_of_the_prior_fill_it_evenly():
    plan = a_plan()
    points = prior_points(plan)
    for column, one in enumerate(plan.free):
        quarters, _ = np.histogram(points[:, column], 4, (one.low, one.high))
        assert quarters.sum() == len(points)
        assert quarters == pytest.approx(len(points) / 4, rel=0.001)


@given(st.lists(st.floats(-5.0, 5.0), min_size=1, max_size=6), st.floats(0.1, 2.0), st.floats(0.1, 2.0))
def test_many_runs_miss_a_goal_as_each_does(values, below, above):
    goal = Goal("either", ("one", "other"), 0.5, below, above, 1.0)
    runs = {"one": np.array(values), "other": np.array(values)[::-1]}
    together = misfits(goal, runs)
    for nth in range(len(values)):
        alone = misfit(goal, {name: float(run[nth]) for name, run in runs.items()})
        assert abs(together[nth]) == pytest.approx(abs(alone))
