"""Lived: results of a sample that are held in memory, in numbers of the whole place."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd

from dashboard.what_if.towns import Lived
from sim.costs.ledger import ledger
from sim.costs.prices import prices_of_run
from sim.results.results import Results


class LivedResults(Results):
    """Results of futures that the desk has lived; no folder stands behind them."""

    def __init__(self, made_by: dict, lived: Sequence[Lived]):
        self.folder = Path()
        self.provenance = made_by
        self.demand = pd.concat([one.demand for one in lived], ignore_index=True)
        self.snapshots = pd.concat([one.snapshots for one in lived], ignore_index=True)

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """Every pound, as the store reckons it from the same activity."""
        return ledger(self.demand, prices_of_run(self.provenance))

    @property
    def keeps_journeys(self) -> bool:
        """Never: a sample keeps what is counted, not what each family lived."""
        return False
