"""Provenance: what made a file, in full, and never the time of day, since same inputs give same bytes."""

import hashlib
import platform
import subprocess
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from sim.results.nested import draws_of

if TYPE_CHECKING:
    from sim.parameter_source import ParameterSource
    from sim.population.place import Place
    from sim.scenario import Scenario

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("sim/**/*.py", "sim/state/*.yaml", "calibration/*.yaml", "calibration/posterior.py")
PACKAGES = ("revolving-door", "numpy", "numba", "pandas", "pyarrow")
NOT_WHAT_WAS_RUN = (
    "seeds",
    "draws",
    "commit",
)  # a run may grow by seeds; a commit may leave the sources alone


def provenance(
    scenario: "Scenario",
    place: "Place",
    years: int,
    seeds: Iterable[int],
    journeys: bool,
    parameters: "ParameterSource",
) -> dict:
    """Return everything that decides what a run's files hold, as plain data."""
    made_by = {
        "product": "Revolving Door",
        "scenario": scenario.resolved(),
        "scenario_name": scenario.name,
        "scenario_digest": scenario.digest(),
        "place": place.name,
        "place_digest": place.digest(),
        "years": years,
        "parameters": parameters.as_data(),
        "journeys": journeys,
        "versions": versions(),
        "sources": sources_digest(),
        "commit": _commit(),
    }
    if place.scaled_by != 1.0:
        made_by["share"] = place.scaled_by  # of the place that ships, so that it can be found again
    if place.agencies is not None:
        made_by["agencies_added"] = agencies_added(place)
    return of_seeds(made_by, seeds)


def agencies_added(place: "Place") -> list[dict[str, object]]:
    """Return the agencies that a place adds, as the price list asks for them."""
    added = place.agencies.added if place.agencies is not None else ()
    return [
        {"name": one.name, "title": one.title, "hours": one.hours, "paid_by": one.paid_by} for one in added
    ]


def of_seeds(made_by: dict, seeds: Iterable[int]) -> dict:
    """Return the same provenance for other seeds, each with its draw where parameters are drawn."""
    mine = sorted(seeds)
    draws = draws_of(mine, made_by)
    return {**made_by, "seeds": mine, "draws": None if draws is None else draws.tolist()}


def differences(one: dict, other: dict) -> list[str]:
    """Name what differs between two runs, seeds apart; nothing when one may go on from the other."""
    keys = sorted((one.keys() | other.keys()) - set(NOT_WHAT_WAS_RUN))
    return [key for key in keys if one.get(key) != other.get(key)]


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """Return the versions of Python, of this program and of the libraries that decide its results."""
    found = {"python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:  # run from a checkout that was never installed
            found[package] = "not installed"
    return found


@lru_cache(maxsize=1)
def sources_digest() -> str:
    """Return 16 characters that differ whenever the sources that decide results differ."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for file in sorted(ROOT.glob(pattern)):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def _commit() -> str:
    """Return the commit of this checkout, marked when files differ from it; `none` elsewhere."""
    if not (ROOT / ".git").exists():
        return "none"
    head = _git("rev-parse", "HEAD")
    return f"{head} with changes" if head != "none" and _git("status", "--porcelain", "-uno") else head


def _git(*words: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(ROOT), *words], capture_output=True, text=True, timeout=10, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return "none"
    return done.stdout.strip()
