"""Results: the tables of one scenario's run, read from its folder when asked for."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd

from sim.errors import InputError
from sim.results.nested import draws_of
from sim.results.parquet import read_table
from sim.results.store import UNFINISHED, held_in


class Results:
    """Tables of one scenario, place and set of seeds; each is read on first use.

    Parameters
    ----------
    folder
        Where `run` wrote them. Raises `InputError` when it holds no finished results.
    """

    def __init__(self, folder: str | Path):
        self.folder = Path(folder)
        held = held_in(self.folder)
        if held is None or (not held["seeds"] and not (self.folder / "demand.parquet").exists()):
            unfinished = (self.folder / UNFINISHED).exists()
            found = "an unfinished run" if unfinished else "no results"
            advice = "give the same run command again: it goes on from the seeds that are finished"
            raise InputError(str(folder), f"{found} in this folder", "a folder written by `run`", advice)
        self.provenance: dict = held

    def __repr__(self) -> str:
        """Say what was run."""
        return f"Results({self.scenario} in {self.place}, {self.years} years, {len(self.seeds)} seeds)"

    @property
    def scenario(self) -> str:
        """Name of the scenario."""
        return str(self.provenance["scenario_name"])

    @property
    def title(self) -> str:
        """Title of the scenario, in words."""
        return str(self.provenance["scenario"].get("title") or self.scenario)

    @property
    def place(self) -> str:
        """Name of the place."""
        return str(self.provenance["place"])

    def agency_in_words(self, name: str) -> str:
        """Return an agency as a chart spells it: the title that the place gives to one it adds."""
        added = {one["name"]: one["title"] for one in self.provenance.get("agencies_added", ())}
        return str(added.get(name, name.replace("_", " ")))

    @property
    def years(self) -> int:
        """Statistical years from the start."""
        return int(self.provenance["years"])

    @property
    def seeds(self) -> list[int]:
        """Seeds, each one future."""
        return list(self.provenance["seeds"])

    @property
    def parameters(self) -> dict:
        """Which parameters the futures have: kind, digest and size of the posterior, and the label."""
        return dict(self.provenance["parameters"])

    @property
    def draws(self) -> np.ndarray | None:
        """The draw of each of `seeds`, None where all share one set of parameters."""
        return draws_of(self.seeds, self.provenance)

    @cached_property
    def demand(self) -> pd.DataFrame:
        """Weekly activity by neighbourhood, one column a measure."""
        return self._read("demand")

    @cached_property
    def ledger(self) -> pd.DataFrame:
        """Every pound, once: by year, neighbourhood, tier, agency that paid, cost line."""
        return self._read("ledger")

    @cached_property
    def families(self) -> pd.DataFrame:
        """Every family at the end of the run, with its history."""
        return self._read("families")

    @cached_property
    def snapshots(self) -> pd.DataFrame:
        """Children by need at each 31 March, neighbourhood and deprivation tenth."""
        return self._read("snapshots")

    @cached_property
    def revolving_door(self) -> pd.DataFrame:
        """Families referred again and again: one row a seed; empty when journeys were not kept."""
        return self._read("revolving_door") if self.provenance["journeys"] else pd.DataFrame()

    @property
    def keeps_journeys(self) -> bool:
        """Whether every event of every seed is still there to be read."""
        return all(self._journeys_file(seed).exists() for seed in self.seeds)

    @property
    def journeys(self) -> pd.DataFrame:
        """Every event of every family in every seed: large, and read anew each time."""
        return pd.concat([self.journeys_of(seed) for seed in self.seeds], ignore_index=True)

    def journeys_of(self, seed: int, columns: Iterable[str] | None = None) -> pd.DataFrame:
        """Return every event of one seed, with its reason."""
        path = self._journeys_file(seed)
        if not path.exists():
            found = f"no journeys of seed {seed}"
            advice = "journeys are kept unless a run was told not to"
            raise InputError(str(self.folder), found, f"one of {self.seeds}", advice)
        return read_table(path, None if columns is None else list(columns))

    def _journeys_file(self, seed: int) -> Path:
        return self.folder / "journeys" / f"seed-{seed}.parquet"

    def _read(self, table: str) -> pd.DataFrame:
        return read_table(self.folder / f"{table}.parquet")
