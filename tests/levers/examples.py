"""Examples of every lever, and a small town lived under one of them."""

from datetime import date
from functools import cache
from pathlib import Path

from sim.population.place import Place
from sim.reading import read_mapping
from sim.scenario import Scenario
from sim.simulate import RunRecord, simulate

EXAMPLES = read_mapping(Path(__file__).with_name("examples.yaml"))
START, LAST_DAY = date(2018, 4, 1), date(2020, 3, 31)
SHARE, YEARS, SEED = 0.05, 2, 1


@cache
def lived(lever: str = "", first_day: date = START) -> RunRecord:
    """Live two years in a twentieth of Tameside under a lever's example; without one, the baseline."""
    blocks = {lever: {**EXAMPLES[lever], "from": first_day}} if lever else {}
    return simulate(
        Place.read("tameside").scaled(SHARE), Scenario.of(blocks, lever or "baseline"), SEED, YEARS
    )
