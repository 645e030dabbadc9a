"""The folder of a fit: what fit it holds, how long it took so far, and the refusal of any other."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from calibration.fit.distance import Goal
from calibration.free import HELD, FreeParameter
from sim.errors import WrongValueError
from sim.results.parquet import replacing, write_json
from sim.shipped import ROOT, label

if TYPE_CHECKING:
    from calibration.fit.smc import Plan

IDENTITY, SPENT = "fit.json", "spent.json"
SOURCES = ("sim/**/*.py", "calibration/*.py", "calibration/fit/*.py", "calibration/evidence.yaml")
IN_WORDS = {
    "place": "the place",
    "place_digest": "what the place says",
    "targets_digest": "the targets",
    "free": "the free parameters or their ranges",
    "follow": "the lines that follow others",
    "population": "the population",
    "quantile": "the quantile",
    "seed": "the seed",
    "code_digest": "the code of model or fit",
    "pyabc": "the version of pyABC",
}


def identity_of(plan: "Plan") -> dict[str, Any]:
    """Return all that decides what a fit leaves, its budget apart, as plain data."""
    return {
        "place": plan.place.name,
        "place_digest": plan.place.digest(),
        "targets_digest": goals_digest(plan.goals),
        "free": [described(one) for one in plan.free],
        "follow": [described(one) for one in plan.candidates if one not in plan.free and one.way in HELD],
        "population": plan.population,
        "quantile": plan.quantile,
        "seed": plan.seed,
        "code_digest": code_digest(),
        "pyabc": version("pyabc"),
    }


def claim(folder: Path, plan: "Plan") -> None:
    """Take a folder for this fit: a new one, or the one that holds it already.

    Raises `InputError` when it holds another fit, or files that are none, and for a population that
    cannot span the parameters; nothing is written then.
    """
    _refuse_too_few_draws(plan)
    identity, file = identity_of(plan), folder / IDENTITY
    if file.exists():
        _refuse_another(json.loads(file.read_text(encoding="utf-8")), identity, folder)
        return
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        found = "it holds files, and no fit"
        raise WrongValueError(label(folder), found, "a new or empty folder", "give another --out")
    folder.mkdir(parents=True, exist_ok=True)
    write_json(identity, file)


def seconds_spent(folder: Path) -> float:
    """Return the seconds that earlier sessions of a fit took."""
    file = folder / SPENT
    return float(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else 0.0


def keep_seconds(folder: Path, seconds: float) -> None:
    """Write down how many seconds the fit took so far."""
    with replacing(folder / SPENT) as temporary:
        temporary.write_text(f"{seconds:.1f}\n", encoding="utf-8")


def goals_digest(goals: Sequence[Goal]) -> str:
    """Return 16 characters that differ whenever a value, range or weight differs."""
    return _digest(json.dumps([goal._asdict() for goal in goals], sort_keys=True).encode())


def described(one: FreeParameter) -> dict[str, Any]:
    """Return a free parameter as plain data."""
    return {
        "name": one.name,
        "way": one.way,
        "moves": one.moves,
        "low": one.low,
        "high": one.high,
        "start": one.start,
    }


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return 16 characters that differ whenever the model's or the fit's sources differ."""
    files = sorted(file for pattern in SOURCES for file in ROOT.glob(pattern))
    return _digest(b"".join(file.read_bytes() for file in files))


def _refuse_another(held: dict, wanted: dict, folder: Path) -> None:
    other = [IN_WORDS[key] for key in IN_WORDS if held.get(key) != wanted[key]]
    if other:
        found = f"it holds another fit: {', '.join(other)} differ{'s' * (len(other) == 1)}"
        allowed = "a new folder, or one that holds this very fit"
        raise WrongValueError(label(folder), found, allowed, "give another --out, or remove the folder")


def _refuse_too_few_draws(plan: "Plan") -> None:
    """Fewer draws than that do not span the parameters, and no step could be learnt from them."""
    fewest = 2 * len(plan.free)
    if plan.population < fewest:
        found = f"{plan.population} draws a generation for {len(plan.free)} free parameters"
        raise WrongValueError("population", found, f"at least {fewest}", "200 is the usual number")


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]
