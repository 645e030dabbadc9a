"""Identity: everything that decides what a study's runs give, and in plain words what differs in another."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import numpy as np

from sim.results.provenance import sources_digest, versions
from sim.study.design import Design
from sim.study.factor import Factor
from sim.study.subject import Subject

NOT_WHAT_WAS_RUN = ("title", "question", "asked", "commit")
IN_WORDS = {
    "factors": "the parameters and levers",
    "method": "the method",
    "points": "the points (their number, or the luck of the design)",
    "seeds": "the seeds",
    "outcomes": "the outcomes",
    "sources": "the program's code",
    "versions": "the versions of Python or of the libraries",
    "chunk_runs": "the number of runs in a chunk",
}


def identity_of(
    subject: Subject, design: Design, factors: Sequence[Factor], seeds: Sequence[int], chunk_runs: int
) -> dict[str, Any]:
    """Return all that decides what a study leaves, as plain data: the `made_by` of its store."""
    return {
        **what_decides_a_run(subject, tuple(design.problem["names"])),
        "factors": {factor.name: _as_data(factor) for factor in factors},
        "method": design.method,
        "points": {"number": len(design.points), "digest": _digest_of_points(design.points)},
        "seeds": [int(seed) for seed in seeds],
        "chunk_runs": chunk_runs,
    }


def what_decides_a_run(subject: Subject, names: Sequence[str]) -> dict[str, Any]:
    """Return what a run depends on, its values and seed apart, as plain data."""
    return {
        "subject": plain(subject.identity()),
        "outcomes": list(subject.outcomes),
        "names": list(names),
        "sources": sources_digest(),
        "versions": versions(),
    }


def plain(content: Any) -> Any:
    """Return what is left of plain data when it has been written as JSON and read again."""
    return json.loads(json.dumps(content, sort_keys=True))


def digest_of(content: Any) -> str:
    """Return 16 characters that differ whenever plain data differ."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def differences(held: dict, wanted: dict) -> list[str]:
    """Name in plain words what differs between two studies; nothing when one may go on from the other."""
    found: list[str] = []
    for key in sorted((held.keys() | wanted.keys()) - {*NOT_WHAT_WAS_RUN, "names"}):
        one, other = held.get(key), wanted.get(key)
        if one == other:
            continue
        if key in ("factors", "subject") and isinstance(one, dict) and isinstance(other, dict):
            found += _within(key, one, other)
        else:
            found.append(IN_WORDS.get(key, f"the {key.replace('_', ' ')}"))
    return found


def _within(key: str, one: dict, other: dict) -> list[str]:
    names = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    if key == "factors":
        return [f"{_what_moved(name, one, other)} of {name}" for name in names]
    return [f"the {name.replace('_', ' ')}" for name in names]


def _what_moved(name: str, one: dict, other: dict) -> str:
    return "the range" if name in one and name in other else "the presence"


def _as_data(factor: Factor) -> dict[str, Any]:
    return {"unit": factor.unit, "low": factor.low, "high": factor.high, "whole": factor.whole}


def _digest_of_points(points: np.ndarray) -> str:
    content = np.ascontiguousarray(points, dtype="<f8")
    return hashlib.sha256(repr(content.shape).encode() + content.tobytes()).hexdigest()[:16]
