"""Outputs: all that one run gives to compare, as plain numbers by name."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from calibration.measured import Measured, measure, path
from sim.population.place import Place
from sim.results.tables import demand_table
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.warm import warm_up

if TYPE_CHECKING:
    import pandas as pd

YEARS = 2  # to March 2020: every year behind a target but September 2020, of which two suffice (C17)
SMALLEST = 0.002  # share of a place that still runs

Outputs = dict[str, float]


def run_outputs(place: Place, overrides: Mapping[str, float | tuple], seed: int) -> Outputs:
    """Run a place once under overrides and return the targets' parts and its path, by name.

    Names: `C01`, `C15.police`, `path.plans.2018`. Raises `InputError` for overrides that cannot be.
    """
    record = simulate(place, _baseline().with_parameters(overrides), seed, YEARS, journeys=False)
    demand = demand_table([record])
    return flat(measure(demand, record.snapshots)) | flat_path(path(demand))


def make_ready() -> None:
    """Compile the model if need be and load it into this process, so that forked ones have it at once."""
    warm_up()
    run_outputs(Place.read("tameside").scaled(SMALLEST), {}, seed=0)


def flat(measured: Measured) -> Outputs:
    """Return measurements with one name a number."""
    outputs: Outputs = {}
    for target, value in measured.items():
        if isinstance(value, dict):
            outputs |= {f"{target}.{part}": float(number) for part, number in value.items()}
        else:
            outputs[target] = float(value)
    return outputs


def flat_path(frame: "pd.DataFrame") -> Outputs:
    """Return a path, one row a year, with one name a number."""
    return {
        f"path.{column}.{year}": float(value)
        for column, series in frame.items()
        for year, value in series.items()
    }


@lru_cache(maxsize=1)
def _baseline() -> Scenario:
    return Scenario.read("baseline")
