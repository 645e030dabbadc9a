"""ABC-SMC: generations of parameter sets whose single runs come nearer and nearer to the targets."""

import logging
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyabc
from pyabc.epsilon import QuantileEpsilon

from calibration.fit.distance import Goal, distance
from calibration.fit.numbered_sampler import NumberedSampler
from calibration.fit.outputs import Outputs, make_ready, run_outputs
from calibration.fit.proposals import EvenPrior, TwiceTheSpread
from calibration.free import FreeParameter, fitted, overrides_of

if TYPE_CHECKING:
    from sim.population.place import Place

DATABASE = "fit.db"
EVERYTHING = 1e6  # a bar over every distance
LARGEST_SEED = 2**31 - 1
SEED = "seed"  # the run's own seed, kept beside its outputs
ENOUGH_TO_JUDGE = 10  # accepted, before the end of a generation is foretold

Progress = Callable[[int, int, str], None]


class Plan(NamedTuple):
    """What is fitted, and how."""

    place: "Place"
    goals: tuple[Goal, ...]
    candidates: tuple[FreeParameter, ...]
    population: int
    quantile: float  # of the distances of one generation, the bar of the next
    seed: int

    @property
    def free(self) -> tuple[FreeParameter, ...]:
        """Return the candidates that are fitted; the others stay as shipped, or follow."""
        return fitted(self.candidates)


class Budget(NamedTuple):
    """When to stop: after so many generations, or before so many minutes in all are over."""

    generations: int
    minutes: float
    least_accepted: float = 0.02  # share of candidates


class ShrinkingEpsilon(QuantileEpsilon):
    """The bar of a generation: a quantile of the last one's distances, also after a break.

    The first generation takes everything: it is the prior, run.
    """

    def __init__(self, alpha: float):
        super().__init__(initial_epsilon=EVERYTHING, alpha=alpha)

    def initialize(self, t, get_weighted_distances, *args, **kwargs) -> None:
        """Set the first bar of this session from what the database holds."""
        if t > 0:
            self._update(t, get_weighted_distances())
        else:
            self._set_initial_value(t)


def fit(plan: Plan, budget: Budget, out: Path, spent: float, cores: int, progress: Progress) -> pyabc.History:
    """Run generations until the budget is used, from where the database in `out` stands.

    spent : seconds that earlier sessions took. A generation that would not end in time is not begun, or
    given up as soon as that shows; whole generations are kept.
    """
    make_ready()
    logging.getLogger("ABC").setLevel(logging.WARNING)
    watch = _watch(budget, spent, progress)
    smc = pyabc.ABCSMC(
        models=_model(plan),
        parameter_priors=EvenPrior.of(plan.free),
        transitions=TwiceTheSpread(),
        distance_function=lambda simulated, _observed: distance(plan.goals, simulated),
        population_size=plan.population,
        eps=ShrinkingEpsilon(plan.quantile),
        sampler=NumberedSampler(plan.seed, cores, watch),
    )
    done = generations_done(out)
    if done == 0:
        (out / DATABASE).unlink(missing_ok=True)  # killed before the first generation was whole
        smc.new(database_of(out), {})
    else:
        smc.load(database_of(out), observed_sum_stat={})
    if done < budget.generations:
        smc.run(
            max_nr_populations=budget.generations - done,
            min_acceptance_rate=budget.least_accepted,
        )
    return smc.history


def database_of(out: Path) -> str:
    """Return the address of the database in a folder."""
    return f"sqlite:///{(out / DATABASE).resolve()}"


def generations_done(out: Path) -> int:
    """Return how many whole generations the database in a folder holds; 0 without one."""
    if not (out / DATABASE).exists():
        return 0
    with closing(sqlite3.connect(out / DATABASE)) as database:
        try:
            [[done]] = database.execute("select count(distinct t) from populations where t >= 0")
        except sqlite3.OperationalError:  # killed while the tables were made
            return 0
    return int(done)


def _model(plan: Plan) -> Callable[[dict], Outputs]:
    def run(values: dict) -> Outputs:
        seed = int(np.random.randint(LARGEST_SEED))
        overrides = overrides_of({one.name: float(values[one.name]) for one in plan.free}, plan.candidates)
        return {**run_outputs(plan.place, overrides, seed), SEED: float(seed)}

    return run


def _watch(budget: Budget, spent: float, progress: Progress) -> Callable[[int, int, int, int], bool]:
    """Return what is told of every candidate: it shows progress and says when time is up."""
    first = time.monotonic() - spent
    generation_began: dict[int, float] = {}

    def watch(generation: int, accepted: int, wanted: int, tried: int) -> bool:
        now = time.monotonic()
        began = generation_began.setdefault(generation, now)
        progress(accepted, wanted, f"generation {generation + 1}, {accepted} accepted of {tried} runs")
        ends = began + (now - began) * wanted / accepted if accepted >= ENOUGH_TO_JUDGE else now
        return max(now, ends) - first <= 60.0 * budget.minutes

    return watch
