"""The whole system: what the revolving door does in a run, as measures, read once for the pictures too.

Everything is read back from what runs have written; the log is read one seed at a time and let go.
"""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from sim.results.equality import by_neighbourhood, equality_measures, most_deprived_first
from sim.results.nested import draws_of
from sim.results.top_families import over_seeds
from sim.story.seed_read import SeedRead, read_seed
from sim.story.ties import scenario_of

if TYPE_CHECKING:
    from sim.results.results import Results

KEPT = 8  # runs whose small readings are kept, so that measures and pictures read each log once


class SystemRead(NamedTuple):
    """A run's results with what each seed's log tells, in the order of its seeds."""

    results: "Results"
    seeds: tuple[SeedRead, ...]


def system_measures(results: "Results") -> pd.DataFrame:
    """Return every measure of the whole system: one row a seed, `seed` and then a column each.

    Counted from the run's start on; each measure is defined in the file of `sim/results` that makes it.
    Raises `InputError` for a run whose journeys were not kept.
    """
    read = read_system(results)
    areas = by_neighbourhood(results.demand, pd.Timestamp(start_of(results)))
    order = most_deprived_first(results.families)
    rows = [
        {
            "seed": seed,
            **mine.measures,
            **equality_measures(pd.DataFrame(areas.loc[[seed]].droplevel("seed")), order),
        }
        for seed, mine in zip(results.seeds, read.seeds, strict=True)
    ]
    return pd.DataFrame(rows)


def measures_over_seeds(results: "Results") -> pd.DataFrame:
    """Return the mean of every measure with its 95 % interval over seeds: `figure`, `mean`, `low`, `high`.

    The interval is Student's t, over draws where futures share parameters two by two.
    """
    table = system_measures(results).assign(run=results.scenario)
    return over_seeds(table, ["run"], draws=results.draws).drop(columns="run")


@lru_cache(maxsize=KEPT)
def read_system(results: "Results") -> SystemRead:
    """Read every seed's log of a run, one after another."""
    return SystemRead(results, tuple(read_seed(results, seed) for seed in results.seeds))


def start_of(results: "Results") -> date:
    """Return the day on which a run starts."""
    return date.fromisoformat(str(results.provenance["scenario"]["start"]))


def differences_over_seeds(results: "Results", other: "Results") -> pd.DataFrame:
    """Return the paired difference that another run makes to every measure: `figure`, `mean`, `low`, `high`.

    Other less this one, of the seeds that both have; the interval is as in `measures_over_seeds`.
    """
    mine, theirs = (system_measures(run).set_index("seed") for run in (results, other))
    both = mine.index.intersection(theirs.index)
    moved = (theirs.loc[both] - mine.loc[both]).reset_index().assign(run=other.scenario)
    draws = draws_of(map(int, both), results.provenance)
    return over_seeds(moved, ["run"], draws=draws).drop(columns="run")


def policy_start(results: "Results") -> date:
    """Return the day on which the last of a run's policies starts, the run's start where it has none."""
    scenario = scenario_of(results)
    return max((lever.first_day(scenario.start) for lever in scenario.levers), default=scenario.start)
