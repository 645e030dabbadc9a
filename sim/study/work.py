"""Work: one chunk of a study done in one process, wherever that is."""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from sim.errors import InputError
from sim.failures import RunFailedError
from sim.study.chunks import Chunk, Piece
from sim.study.subject import Subject

Say = Callable[[str], None]


class Job(NamedTuple):
    """What every worker of a study is told once: what to run, and the names of the values it is given."""

    subject: Subject
    names: tuple[str, ...]


class Done(NamedTuple):
    """A finished chunk: columns point and seed, then one an outcome, one row a run."""

    chunk: Chunk
    rows: pd.DataFrame


def do_piece(job: Job, piece: Piece) -> Done:
    """Run all runs of a chunk. Raises `RunFailedError` with point, seed and values of one that breaks off."""
    rows = [
        {"point": run.point, "seed": run.seed, **_one(job, run.point, run.seed, values)}
        for run, values in zip(piece.chunk.runs, piece.values.tolist(), strict=True)
    ]
    return Done(piece.chunk, pd.DataFrame(rows, columns=["point", "seed", *job.subject.outcomes]))


def _one(job: Job, point: int, seed: int, values: list[float]) -> dict[str, float]:
    at = dict(zip(job.names, values, strict=True))
    try:
        return job.subject.run(at, seed)
    except Exception as problem:
        said = f"{type(problem).__name__}: {problem}" if not isinstance(problem, InputError) else str(problem)
        told = ", ".join(f"{name} {value:.4g}" for name, value in at.items())
        raise RunFailedError(f"point {point}, seed {seed} ({told}): {said}") from problem
