"""Cost: what a study would run, and how long that takes on this machine, before anything is started."""

import os
import time
from typing import NamedTuple

import pandas as pd

from sim.study.conduct import Plan, plan_of
from sim.study.runner import in_words
from sim.study.study import Study

TRIED = 0.02  # share of a place on which one run is timed, or the study's own if that is smaller
GETTING_READY = 15.0  # seconds until the first run, once the model is compiled


class Cost(NamedTuple):
    """What a study would do: its factors as a table, points, futures a point, runs, seconds, families."""

    factors: pd.DataFrame
    points: int
    seeds: int
    runs: int
    seconds: float
    families: int

    def in_words(self) -> str:
        """Say what it costs, in a sentence."""
        return (
            f"{self.points:,} points with {self.seeds} futures each: {self.runs:,} runs of {self.families:,} "
            f"families. One run was tried: with {workers()} of this machine's processors it takes "
            f"{in_words(self.seconds)} in all, if the machine does little else."
        )


def workers() -> int:
    """Return how many processes a study gets: one processor is left to the dashboard."""
    return max(1, (os.cpu_count() or 2) - 1)


def cost_of(study: Study) -> Cost:
    """Return what a study costs. Raises `InputError` for one that cannot be run to its end."""
    plan = plan_of(study)
    rows = [(one.label, one.low, one.high, one.unit, one.name) for one in plan.factors]
    factors = pd.DataFrame(rows, columns=["what is moved", "from", "to", "unit", "name"])
    seconds = GETTING_READY + plan.runs * _seconds_a_run(plan, study) / workers()
    return Cost(
        factors, len(plan.design.points), study.seeds, plan.runs, seconds, plan.subject.place.families
    )


def _seconds_a_run(plan: Plan, study: Study) -> float:
    """Time one run, of a smaller place where the study's is large, and scale it up by families."""
    small = plan if study.share <= TRIED else plan_of(study.sized({"share": TRIED}))
    values = dict(zip(plan.design.problem["names"], plan.design.points[0].tolist(), strict=True))
    small.subject.ready()
    begun = time.perf_counter()
    small.subject.run(values, 0)
    return (time.perf_counter() - begun) * study.share / min(study.share, TRIED)
