"""A small town lived for two years under any blocks, once for each."""

import json
from functools import cache

import numpy as np

from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import RunRecord, simulate
from sim.state.measures import PLACE_OF
from tests.levers.examples import SEED, SHARE, YEARS, lived


@cache
def _lived(blocks: str) -> RunRecord:
    return simulate(
        Place.read("tameside").scaled(SHARE), Scenario.of(json.loads(blocks), "trial"), SEED, YEARS
    )


def under(**blocks: object) -> RunRecord:
    """Live in a twentieth of Tameside under these blocks, from the start; without any, the baseline."""
    return _lived(json.dumps(blocks, default=str)) if blocks else lived()  # dates as a file has them


def total(run: RunRecord, *names: str) -> float:
    """Add up measures over the two years from the start, all neighbourhoods."""
    weeks = slice(run.calendar.start_week, None)
    return float(sum(run.tally[weeks, :, PLACE_OF[name]].sum() for name in names))


def differing(one: RunRecord, other: RunRecord) -> set[str]:
    """Name the measures that differ anywhere between two runs."""
    return {
        name for name, at in PLACE_OF.items() if not np.array_equal(one.tally[..., at], other.tally[..., at])
    }
