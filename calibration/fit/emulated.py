"""The posterior of a fit: draws from the prior weighed by how near the emulator says their runs would come.

The generations of the ABC-SMC find the region and leave runs in it; but with one noisy run a draw its bar
cannot fall below the luck of a seed, and a draw is kept for being lucky. The emulator has learned from all
runs together, so it weighs a draw by the *expected* misfit, with the luck of a seed beside the tolerance:

    log weight = -1/2 sum over goals of weight x misfit^2 / (1 + missed^2)

in half-widths of the published ranges, which are the tolerance as in the distance (decision 15).
"""

from typing import TYPE_CHECKING

import numpy as np
from scipy.stats import qmc

from calibration.fit.distance import Goal, distance, misfits
from calibration.fit.emulator import Emulator, emulate
from calibration.fit.folder import identity_of
from calibration.fit.generations import draws_of, generations
from calibration.fit.outputs import Outputs, run_outputs
from calibration.fit.side_by_side import side_by_side
from calibration.fit.smc import LARGEST_SEED, Plan, Progress
from calibration.free import overrides_of
from calibration.posterior import Overrides, Posterior, in_order

if TYPE_CHECKING:
    import pyabc

POINTS = 2**17  # of the prior; a power of two, as a Sobol sequence likes it
CHUNK = 2**13
OWN_RUNS = 1_000_000  # tells the luck of these runs from that of the generations


def posterior_of(history: "pyabc.History", plan: Plan, cores: int, progress: Progress) -> Posterior:
    """Return as many draws as a generation has, each of the same weight, and run each of them once.

    Rows stand in the order of their first principal component. The best single set is their mean: a mean
    of orders is in order, and the draw with the least distance would be the luckiest rather than the best.
    """
    draws = draws_of(history, plan)
    progress(0, plan.population, f"an emulator learns from {len(draws.free)} runs")
    emulator = emulate(draws)
    points = prior_points(plan)
    chances = np.exp(log_weights(emulator, plan.goals, points))
    order = in_order(points, chances)  # along it, so that few draws spread as the posterior does
    free = points[order][picked(chances[order], plan.population)]
    seeds = [_seed_of(plan, number) for number in range(len(free))]
    distances = _own_distances(free, seeds, plan, cores, progress)
    return Posterior(
        free_names=tuple(one.name for one in plan.free),
        free=free,
        weights=np.full(len(free), 1.0 / len(free)),
        distances=distances,
        moved=tuple(moved(row, plan) for row in free),
        made_by={
            **identity_of(plan),
            **_course(history, emulator, chances),
            "run_seeds": seeds,
            "best": moved(free.mean(axis=0), plan),
        },
    )


def prior_points(plan: Plan) -> np.ndarray:
    """Return points that fill the prior evenly, shape (POINTS, free)."""
    low, high = ([getattr(one, end) for one in plan.free] for end in ("low", "high"))
    sequence = qmc.Sobol(len(plan.free), rng=np.random.default_rng(plan.seed))
    return qmc.scale(sequence.random(POINTS), low, high)


def log_weights(emulator: Emulator, goals: tuple[Goal, ...], points: np.ndarray) -> np.ndarray:
    """Return the log weight of each point, shape (points,), the greatest 0."""
    missed = dict(zip(emulator.names, emulator.missed, strict=True))
    total = np.zeros(len(points))
    for first in range(0, len(points), CHUNK):
        expected = emulator.foretell(points[first : first + CHUNK])
        for goal in goals:
            tolerance = 1.0 + goal.in_half_widths(missed[goal.readings[0]]) ** 2
            total[first : first + CHUNK] -= 0.5 * goal.weight * misfits(goal, expected) ** 2 / tolerance
    return total - total.max()


def picked(chances: np.ndarray, number: int) -> np.ndarray:
    """Return the rows that evenly spaced marks hit when the chances are laid end to end, shape (number,)."""
    ends = np.cumsum(chances)
    marks = (0.5 + np.arange(number)) / number * ends[-1]
    return np.searchsorted(ends, marks, side="right").clip(max=len(chances) - 1)


def moved(row: np.ndarray, plan: Plan) -> Overrides:
    """Return the parameters of the model that a draw of the free ones moves."""
    values = {one.name: float(value) for one, value in zip(plan.free, row, strict=True)}
    return overrides_of(values, plan.candidates)


def _own_distances(
    free: np.ndarray, seeds: list[int], plan: Plan, cores: int, progress: Progress
) -> np.ndarray:
    """Run every draw once and return how far its own run is from the goals, shape (draws,)."""

    def run(number: int) -> Outputs:
        return run_outputs(plan.place, moved(free[number], plan), seeds[number])

    found = []
    for outputs in side_by_side(run, range(len(free)), cores):
        found.append(distance(plan.goals, outputs))
        progress(len(found), len(free), "draws of the posterior, each run once")
    return np.array(found)


def _seed_of(plan: Plan, number: int) -> int:
    luck = np.random.SeedSequence([plan.seed, OWN_RUNS, number]).generate_state(1)
    return int(luck[0]) % LARGEST_SEED


def _course(history: "pyabc.History", emulator: Emulator, chances: np.ndarray) -> dict:
    course = generations(history)
    explained = dict(zip(emulator.names, emulator.explained, strict=True))
    return {
        "method": "ABC-SMC, then an emulator of all its draws",
        "generations": len(course),
        "epsilons": [float(bar) for bar in course["epsilon"][1:]],  # the first takes everything
        "runs": int(course["runs"].sum()),
        "accepted_of_last": float(course["share"].iloc[-1]),
        "points_worth": float(chances.sum() ** 2 / (chances**2).sum()),
        "explained": {name: round(share, 3) for name, share in explained.items()},
    }
