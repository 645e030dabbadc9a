"""Chunks: a study cut into pieces, each known by a digest of everything that decides its results.

The cut depends on the study alone, never on the machine or the number of workers, so that a study that
was stopped and gone on with elsewhere leaves the same bytes.
"""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import batched
from typing import Any, NamedTuple

import numpy as np

from sim.study.design import Design
from sim.study.factor import Factor
from sim.study.identity import digest_of, what_decides_a_run

CHUNK_RUNS = 32  # some ten seconds of 5,000 families over five years: what a stop loses, for each worker


class Run(NamedTuple):
    """One run: the row of its point in the design, and its seed; all points have the same seeds."""

    point: int
    seed: int


class Chunk(NamedTuple):
    """The runs that are done at one go and kept together; `key` digests everything that decides them."""

    number: int
    runs: tuple[Run, ...]
    key: str


class Piece(NamedTuple):
    """A chunk with what is handed to a worker: one row of values a run, shape (runs, factors)."""

    chunk: Chunk
    values: np.ndarray


def cut(
    subject: Any, design: Design, factors: Sequence[Factor], seeds: Sequence[int], chunk_runs: int
) -> Iterator[Piece]:
    """Give the pieces of a study, in order, each of at most `chunk_runs` runs.

    Within a chunk all points of one seed come first, since runs of one seed can share their history.
    """
    names = tuple(design.problem["names"])
    base = digest_of(what_decides_a_run(subject, names)).encode()
    meant = meanings(design, factors)
    for number, runs in enumerate(_cut_runs(len(design.points), seeds, chunk_runs)):
        values = meant[[run.point for run in runs]]
        yield Piece(Chunk(number, runs, _key(base, runs, values)), values)


def count_of_chunks(points: int, seeds: int, chunk_runs: int) -> int:
    """Return into how many chunks a study is cut."""
    at_once, seeds_at_once = _sizes(seeds, chunk_runs)
    return -(-points // at_once) * -(-seeds // seeds_at_once)


def meanings(design: Design, factors: Sequence[Factor]) -> np.ndarray:
    """Return what the drawn numbers of a design stand for, shape (points, factors), the dummy included."""
    known = {factor.name: factor for factor in factors}
    values = np.array(design.points, dtype=np.float64)
    for column, name in enumerate(design.problem["names"]):
        if name in known and known[name].whole:
            values[:, column] = [known[name].value(drawn) for drawn in values[:, column].tolist()]
    return values


def _cut_runs(points: int, seeds: Sequence[int], chunk_runs: int) -> Iterator[tuple[Run, ...]]:
    at_once, seeds_at_once = _sizes(len(seeds), chunk_runs)
    for mine in batched(range(points), at_once):
        for some in batched(seeds, seeds_at_once):
            yield tuple(Run(point, seed) for seed in some for point in mine)


def _sizes(seeds: int, chunk_runs: int) -> tuple[int, int]:
    """Return how many points and how many seeds a chunk has at most."""
    return max(1, chunk_runs // max(seeds, 1)), max(1, min(seeds, chunk_runs))


def _key(base: bytes, runs: Sequence[Run], values: np.ndarray) -> str:
    digest = hashlib.sha256(base)
    digest.update(np.array(runs, dtype="<i8").tobytes())
    digest.update(np.ascontiguousarray(values, dtype="<f8").tobytes())
    return digest.hexdigest()[:24]
