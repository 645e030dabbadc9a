"""The last generation of a fit as a posterior: draws, weights, and what made them."""

from typing import TYPE_CHECKING

import numpy as np

from calibration.fit.folder import identity_of
from calibration.fit.free import overrides_of
from calibration.fit.smc import SEED, Plan
from calibration.posterior import Overrides, Posterior, in_order

if TYPE_CHECKING:
    import pandas as pd
    import pyabc


def posterior_of(history: "pyabc.History", plan: Plan) -> Posterior:
    """Return the last whole generation, rows in the order of their first principal component.

    The best single set is the weighted mean of the draws: a mean of orders is in order, and the draw
    with the least distance would be the luckiest rather than the best.
    """
    particles = history.get_population().particles
    names = [one.name for one in plan.free]
    free = np.array([[particle.parameter[name] for name in names] for particle in particles], float)
    weights = np.array([particle.weight for particle in particles], float)
    distances = np.array([particle.distance for particle in particles], float)
    seeds = np.array([int(particle.sum_stat[SEED]) for particle in particles])
    order = in_order(free, weights)
    free, weights, distances, seeds = free[order], weights[order], distances[order], seeds[order]
    best = weights @ free / weights.sum()
    return Posterior(
        free_names=tuple(names),
        free=free,
        weights=weights / weights.sum(),
        distances=distances,
        moved=tuple(_moved(row, plan) for row in free),
        made_by={
            **identity_of(plan),
            **_course(history),
            "run_seeds": seeds.tolist(),
            "best": _moved(best, plan),
        },
    )


def generations(history: "pyabc.History") -> "pd.DataFrame":
    """Return one row a generation: bar, runs, share accepted, and how many draws the weights are worth."""
    populations = history.get_all_populations()
    populations = populations[populations["t"] >= 0]
    table = populations[["t", "epsilon", "samples"]].rename(columns={"t": "generation", "samples": "runs"})
    weights = [history.get_weighted_distances(t)["w"] for t in populations["t"]]
    return table.assign(
        generation=table["generation"] + 1,
        accepted=[len(each) for each in weights],
        share=[len(each) for each in weights] / table["runs"],
        effective=[each.sum() ** 2 / (each**2).sum() for each in weights],
    )


def _moved(row: np.ndarray, plan: Plan) -> Overrides:
    values = {one.name: float(value) for one, value in zip(plan.free, row, strict=True)}
    return overrides_of(values, plan.candidates)


def _course(history: "pyabc.History") -> dict:
    course = generations(history)
    return {
        "method": "ABC-SMC",
        "generations": len(course),
        "epsilons": [float(bar) for bar in course["epsilon"][1:]],  # the first takes everything
        "runs": int(course["runs"].sum()),
        "accepted_of_last": float(course["share"].iloc[-1]),
        "effective_draws": float(course["effective"].iloc[-1]),
    }
