"""Stored: a baseline and one alternative, read back from a folder that `compare --out` wrote."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pandas as pd

from sim.errors import InputError, UnknownNameError, nearest
from sim.results.parquet import provenance_of, read_table
from sim.results.provenance import of_seeds
from sim.results.results import Results
from sim.results.store import held_in

ALLOWED = "a folder written by `compare --out`"
READ_AGAIN = "run `compare` with --out, and name that folder here"


class Compared(Protocol):
    """What a report asks of a baseline and one alternative, wherever they are held."""

    @property
    def folder(self) -> Path:
        """Where it is held, if anywhere."""

    @property
    def baseline(self) -> Results:
        """Results without the policy."""

    @property
    def policy(self) -> Results:
        """Results with it."""

    @property
    def summary(self) -> pd.DataFrame:
        """Paired differences over the years of the policy."""

    @property
    def by_year(self) -> pd.DataFrame:
        """The same year by year."""

    @property
    def forms(self) -> pd.DataFrame | None:
        """Differences under rival forms of the model, None where they were not asked for."""


@dataclass(frozen=True)
class Stored:
    """What a folder holds of one alternative beside the baseline; nothing is run to read it.

    summary, by_year : paired differences of this alternative, as `compare` wrote them.
    forms : differences under rival forms of the model, None where they were not asked for.
    """

    folder: Path
    baseline: Results
    policy: Results
    summary: pd.DataFrame
    by_year: pd.DataFrame
    forms: pd.DataFrame | None


def read_stored(folder: Path, scenario: str | None = None) -> Stored:
    """Read a comparison's folder.

    scenario : the alternative to report; may be left out where the folder holds one. Raises `InputError` for
    a folder that is missing, broken, or holds a single run, and for an alternative that it does not hold.
    """
    runs = _runs_in(folder)
    names = [str(run["scenario_name"]) for run in runs]
    chosen = _chosen(folder, names[1:], scenario)
    seeds = list(runs[0]["seeds"])
    baseline, policy = (_of_seeds(Results(folder / name), seeds) for name in (names[0], chosen))
    summary, by_year = (_of_scenario(folder, table, chosen) for table in ("summary", "by_year"))
    forms = _of_scenario(folder, "forms", chosen) if (folder / "forms.parquet").exists() else None
    return Stored(folder, baseline, policy, summary, by_year, forms)


def _runs_in(folder: Path) -> list[dict]:
    """Return the provenance of each run that was compared, the baseline's first."""
    if not folder.is_dir():
        raise InputError(str(folder), "there is no such folder", ALLOWED, READ_AGAIN)
    if not (folder / "summary.parquet").exists():
        single = held_in(folder) is not None
        found = "the folder holds a single run" if single else "no comparison is in this folder"
        raise InputError(str(folder), found, ALLOWED, READ_AGAIN)
    try:
        runs = provenance_of(folder / "summary.parquet")["comparison"]
        [(run["scenario_name"], run["seeds"]) for run in runs]
    except (OSError, KeyError, TypeError, ValueError, json.JSONDecodeError):
        found = "summary.parquet does not say what it was made of"
        raise InputError(str(folder), found, ALLOWED, READ_AGAIN) from None
    return runs


def _chosen(folder: Path, alternatives: list[str], scenario: str | None) -> str:
    named = ", ".join(alternatives)
    if scenario is None:
        if len(alternatives) == 1:
            return alternatives[0]
        found = f"{len(alternatives)} alternatives and no --scenario"
        raise InputError(str(folder), found, f"one of {named}", f"add --scenario {alternatives[0]}")
    if scenario not in alternatives:
        found = f"no alternative {scenario!r} in this folder"
        raise UnknownNameError(
            f"{folder}, --scenario", found, f"one of {named}", nearest(scenario, alternatives)
        )
    return scenario


def _of_scenario(folder: Path, table: str, name: str) -> pd.DataFrame:
    try:
        whole = read_table(folder / f"{table}.parquet")
    except (OSError, ValueError):
        raise InputError(str(folder), f"{table}.parquet cannot be read", ALLOWED, READ_AGAIN) from None
    return whole[whole["scenario"] == name].reset_index(drop=True)


def _of_seeds(results: Results, seeds: list[int]) -> Results:
    """Return results of the seeds that were compared: a folder keeps every seed it ever held."""
    if results.seeds == seeds:
        return results
    results.provenance = of_seeds(results.provenance, seeds)
    results.demand = results.demand[results.demand["seed"].isin(seeds)]
    results.ledger = results.ledger[results.ledger["seed"].isin(seeds)]
    return results
