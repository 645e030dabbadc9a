"""Processes: a study on the cores of this machine, each process with a line of its own to this one.

A pool would end with the first worker that is killed, and could not say which chunk was to blame. Here a dead
worker is replaced, and its chunk done again.
"""

import multiprocessing
import os
import warnings
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple

from sim.child import begin_child
from sim.failures import RunFailedError
from sim.study.chunks import Piece
from sim.study.work import Done, Job, Say, do_piece

MOST_DEATHS = 3  # of workers over one chunk: then it is the chunk, or the machine


@dataclass
class _Worker:
    """A process, the line to it, and the chunk that it is at."""

    process: Any
    line: Connection
    piece: Piece | None = None
    deaths: int = 0

    def give(self, piece: Piece, deaths: int = 0) -> None:
        """Hand over a piece; that a worker has died since is noticed when its answer is waited for."""
        self.piece, self.deaths = piece, deaths
        with suppress(BrokenPipeError, ConnectionResetError):
            self.line.send(piece)


class Processes(NamedTuple):
    """So many processes on this machine; all cores when None."""

    workers: int | None = None

    def do(self, job: Job, pieces: Iterable[Piece], say: Say) -> Generator[Done]:
        """Do the pieces and give each as it is finished; closing the generator ends the processes.

        Raises `RunFailedError` for a run that breaks off, and when workers die again over one chunk.
        """
        rest = iter(pieces)
        first = next(rest, None)
        if first is None:
            return
        job.subject.ready()  # before the processes are forked, so that they have it at once
        workers: list[_Worker] = []
        try:
            for piece in _chain(first, rest, self.workers or os.cpu_count() or 1):
                workers.append(_started(job))
                workers[-1].give(piece)
            while busy := [one for one in workers if one.piece is not None]:
                yield from _answered(job, workers, busy, rest, say)
        finally:
            for one in workers:
                _end(one)


def _chain(first: Piece, rest: Iterator[Piece], most: int) -> Iterator[Piece]:
    """Give at most so many pieces, the first among them."""
    yield first
    for _ in range(most - 1):
        piece = next(rest, None)
        if piece is None:
            return
        yield piece


def _answered(
    job: Job, workers: list[_Worker], busy: list[_Worker], rest: Iterator[Piece], say: Say
) -> Iterator[Done]:
    """Wait for an answer, or for a death, and give out the next piece."""
    for line in wait([one.line for one in busy]):
        worker = next(one for one in busy if one.line is line)
        try:
            answer = worker.line.recv()
        except (EOFError, OSError):
            workers[workers.index(worker)] = _replaced(job, worker, say)
            continue
        if isinstance(answer, Exception):
            raise answer
        worker.piece = None
        if (piece := next(rest, None)) is not None:
            worker.give(piece)
        yield answer


def _replaced(job: Job, dead: _Worker, say: Say) -> _Worker:
    """Start a new worker on the chunk of a dead one."""
    assert dead.piece is not None
    deaths, number = dead.deaths + 1, dead.piece.chunk.number
    _end(dead)
    if deaths == MOST_DEATHS:
        runs = dead.piece.chunk.runs
        raise RunFailedError(
            f"{deaths} processes ended over chunk {number} (points {runs[0].point} to {runs[-1].point}): "
            "were they killed, or the memory used up? Try fewer workers; finished chunks are kept"
        )
    say(f"a process ended unexpectedly; chunk {number} is done again")
    fresh = _started(job)
    fresh.give(dead.piece, deaths)
    return fresh


def _started(job: Job) -> _Worker:
    context = multiprocessing.get_context("fork")
    mine, theirs = context.Pipe()
    process = context.Process(target=_live, args=(job, theirs, os.getpid()), daemon=True)
    with warnings.catch_warnings():
        # the threads that Python warns of are those of numpy and Arrow, which look after themselves in a fork
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        process.start()
    theirs.close()
    return _Worker(process, mine)


def _live(job: Job, line: Connection, parent: int) -> None:
    """Do pieces until there are no more; what a worker process runs."""
    begin_child(parent)
    while True:
        try:
            piece = line.recv()
            answer: Done | RunFailedError = do_piece(job, piece)
        except EOFError:
            return
        except RunFailedError as problem:
            answer = problem
        line.send(answer)


def _end(worker: _Worker) -> None:
    worker.line.close()
    worker.process.kill()
    worker.process.join()
