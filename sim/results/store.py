"""Store: a folder that keeps each seed as it is finished and gathers them into whole tables.

While a run is under way each finished seed stands in `unfinished/seed-N`, put there in one move, so
that nothing finished is lost to Ctrl-C or to a killed process. At the end the seeds are gathered, in
order, and `unfinished` goes. A run started again in the same folder goes on from there.
"""

import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from sim.costs.ledger import ledger
from sim.costs.prices import prices_of_run
from sim.errors import InputError
from sim.results import provenance as made
from sim.results.parquet import read_table, write_in_pieces, write_json, write_table
from sim.results.revolving import revolving_table
from sim.results.tables import demand_table, families_table, journeys_in_pieces, snapshots_table

if TYPE_CHECKING:
    from sim.simulate import RunRecord

GATHERED = ("demand", "families", "snapshots", "revolving_door")
UNFINISHED = "unfinished"
PROVENANCE = "provenance.json"


class Store:
    """One scenario's results in a folder; `made_by` is the provenance of the run that fills it."""

    def __init__(self, folder: Path, made_by: dict):
        self.folder = folder
        self.made_by = made_by

    def refuse_others(self) -> None:
        """Raise `InputError` unless the folder is new, empty, or holds this very run; writes nothing."""
        refuse_unusable(self.folder)
        if not self.folder.exists() or not any(self.folder.iterdir()):
            return
        held = held_in(self.folder)
        if held is None:
            raise InputError(
                str(self.folder),
                "the folder holds files that are not results of this program",
                "a new or empty folder, or one with this very run",
                "give another --out: nothing there has been touched",
            )
        other = made.differences(held, self.made_by)
        if other:
            raise InputError(
                str(self.folder),
                f"the folder holds another run (it differs in {', '.join(other)})",
                "a new or empty folder, or one with this very run",
                "give another --out, or remove the folder: results are never written over",
            )

    def open(self) -> None:
        """Make the folder and say in it what is being made, so that a stopped run can be gone on with."""
        if not (self.folder / PROVENANCE).exists():
            write_json(made.of_seeds(self.made_by, ()), self.folder / PROVENANCE)

    def finished(self) -> set[int]:
        """Seeds that need not be run again."""
        held = held_in(self.folder)
        return set(held["seeds"]) | set(self._parts()) if held else set()

    def keep(self, record: "RunRecord") -> None:
        """Keep one finished seed: its tables in one move, after its journeys."""
        mine = made.of_seeds(self.made_by, [record.seed])
        tables = {
            "demand": demand_table([record]),
            "families": families_table(record),
            "snapshots": snapshots_table(record),
        }
        if self.made_by["journeys"]:
            tables["revolving_door"] = revolving_table(record)
            write_in_pieces(journeys_in_pieces(record), self.journeys_of(record.seed), mine)
        part = self.folder / UNFINISHED / f".seed-{record.seed}.{os.getpid()}"
        for name, table in tables.items():
            write_table(table, part / f"{name}.parquet", mine)
        os.replace(part, self._part(record.seed))

    def gather(self) -> None:
        """Gather all finished seeds into whole tables, compute the ledger, and drop the parts."""
        parts = sorted(self._parts())
        seeds = self.finished()
        mine = made.of_seeds(self.made_by, seeds)
        for name in self._tables() if parts else ():
            write_table(self._gathered(name, parts), self.folder / f"{name}.parquet", mine)
        demand = read_table(self.folder / "demand.parquet")
        if parts or not (self.folder / "ledger.parquet").exists():
            write_table(ledger(demand, prices_of_run(mine)), self.folder / "ledger.parquet", mine)
        write_json(mine, self.folder / PROVENANCE)
        shutil.rmtree(self.folder / UNFINISHED, ignore_errors=True)

    def journeys_of(self, seed: int) -> Path:
        """File of one seed's journeys."""
        return self.folder / "journeys" / f"seed-{seed}.parquet"

    def _tables(self) -> Iterable[str]:
        return GATHERED if self.made_by["journeys"] else GATHERED[:-1]

    def _part(self, seed: int) -> Path:
        return self.folder / UNFINISHED / f"seed-{seed}"

    def _parts(self) -> dict[int, Path]:
        folders = (self.folder / UNFINISHED).glob("seed-*")
        return {int(folder.name.removeprefix("seed-")): folder for folder in folders}

    def _gathered(self, name: str, parts: list[int]) -> pd.DataFrame:
        pieces = [read_table(self._part(seed) / f"{name}.parquet") for seed in parts]
        whole = self.folder / f"{name}.parquet"
        if whole.exists():
            before = read_table(whole)
            pieces = [before[~before["seed"].isin(parts)], *pieces]
        return pd.concat(pieces, ignore_index=True).sort_values("seed", kind="stable", ignore_index=True)


def held_in(folder: Path) -> dict | None:
    """Return the provenance of the results in a folder, None when there are none."""
    try:
        held = json.loads((folder / PROVENANCE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return held if isinstance(held, dict) and "scenario_digest" in held else None


def refuse_unusable(folder: Path) -> None:
    """Raise `InputError` when a folder cannot be written at this path; writes nothing."""
    standing = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    if not standing.is_dir():
        raise InputError(str(folder), f"{standing} is a file", "a folder", "give another --out")
    if not os.access(standing, os.W_OK | os.X_OK):
        found = f"nothing may be written in {standing}"
        raise InputError(str(folder), found, "a folder you may write in", "give another --out")
