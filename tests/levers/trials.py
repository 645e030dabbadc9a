"""What is counted in the small town under blocks that are written as a file has them."""

import numpy as np
import yaml

from sim.simulate import RunRecord
from sim.state.events import Event
from tests.levers import under


def tried(blocks: str = "") -> RunRecord:
    """Live under blocks from the start of the run; without any, the baseline."""
    return under.under(**(yaml.safe_load(blocks) or {}))


def total(blocks: str, *measures: str) -> float:
    """Add up measures over the two years and all neighbourhoods."""
    return under.total(tried(blocks), *measures)


def happened(blocks: str, event: Event) -> np.recarray:
    """Return the events of a kind, in their order."""
    events = tried(blocks).events
    return events[events.event == event]
