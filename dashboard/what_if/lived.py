"""Lived: results of a sample that are held in memory, in numbers of the whole place."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import pandas as pd

from dashboard.what_if.towns import Lived
from sim.costs.ledger import ledger
from sim.costs.prices import prices_of_run
from sim.results.results import Results

NOT_COUNTED = ("gatekeeping_binds",)  # weeks of a neighbourhood, not people: the same in a sample
KEYS = ("scenario", "seed", "week", "year", "neighbourhood", "tenth")


class LivedResults(Results):
    """Results that are held in memory and scaled up to the whole place; no folder stands behind them."""

    def __init__(self, made_by: dict, lived: Sequence[Lived], share: float):
        self.folder = Path()
        self.provenance = made_by
        self.demand = _whole(pd.concat([one.demand for one in lived], ignore_index=True), share)
        self.snapshots = _whole(pd.concat([one.snapshots for one in lived], ignore_index=True), share)

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """Every pound, as the store reckons it from the same activity."""
        return ledger(self.demand, prices_of_run(self.provenance))

    @property
    def keeps_journeys(self) -> bool:
        """Never: a sample keeps what is counted, not what each family lived."""
        return False


def _whole(demand: pd.DataFrame, share: float) -> pd.DataFrame:
    """Scale counts of a sample up to the place."""
    counted = demand.columns.difference([*KEYS, *NOT_COUNTED], sort=False)
    return pd.concat([demand.drop(columns=counted), demand[counted] / share], axis=1)
