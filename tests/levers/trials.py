"""Two years of a twentieth of Tameside under any blocks, as a file has them, and what is counted in them."""

from functools import cache

import numpy as np
import yaml

from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import RunRecord, simulate
from sim.state.events import Event
from sim.state.measures import PLACE_OF
from tests.levers.examples import SEED, SHARE, START, YEARS


@cache
def tried(blocks: str = "") -> RunRecord:
    """Live under blocks from the start of the run; without any, the baseline."""
    scenario = Scenario.of(yaml.safe_load(blocks) or {}, "trial")
    return simulate(Place.read("tameside").scaled(SHARE), scenario, SEED, YEARS)


def total(blocks: str, *measures: str) -> float:
    """Add up measures over the two years and all neighbourhoods."""
    record = tried(blocks)
    weeks = record.tally[record.calendar.week_of(START) :]
    return float(sum(weeks[:, :, PLACE_OF[name]].sum() for name in measures))


def happened(blocks: str, event: Event) -> np.recarray:
    """Return the events of a kind, in their order."""
    events = tried(blocks).events
    return events[events.event == event]
