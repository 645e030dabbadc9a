"""Generations: what the ABC-SMC of a fit has left in its database, as tables and arrays."""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from calibration.fit.smc import SEED, Plan

if TYPE_CHECKING:
    import pandas as pd
    import pyabc


class Draws(NamedTuple):
    """Accepted draws of all generations, oldest first.

    free : free parameters in the order of the plan, shape (draws, free). outputs : what each draw's own run
    gave, shape (draws, outputs), under the `names` of `calibration.fit.outputs`.
    """

    free: np.ndarray
    outputs: np.ndarray
    names: tuple[str, ...]


def draws_of(history: "pyabc.History", plan: Plan) -> Draws:
    """Return every draw that any generation has accepted, with the outputs of its run."""
    particles = [
        particle for t in range(history.n_populations) for particle in history.get_population(t).particles
    ]
    free = [[particle.parameter[one.name] for one in plan.free] for particle in particles]
    names = tuple(name for name in particles[0].sum_stat if name != SEED)
    outputs = [[float(particle.sum_stat[name]) for name in names] for particle in particles]
    return Draws(np.array(free, float), np.array(outputs, float), names)


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
