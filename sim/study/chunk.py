"""Chunk: the runs that are done at one go and kept together, each at one point with one seed."""

from typing import NamedTuple


class Run(NamedTuple):
    """One run: the row of its point in the design, and its seed; all points have the same seeds."""

    point: int
    seed: int


class Chunk(NamedTuple):
    """A piece of a study; `key` is the digest of everything that decides its results."""

    number: int
    runs: tuple[Run, ...]
    key: str
