"""Cluster: a study on the workers of a Dask scheduler, on this machine or on many.

Dask hands the chunk of a lost worker to another one. Rows come back to this process, which alone writes, so
that workers need no disk in common. Each worker must be a single thread, and hold the very same program.
"""

import os
from collections.abc import Generator, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from sim.errors import InputError
from sim.failures import RunFailedError
from sim.results.provenance import sources_digest, versions
from sim.study.chunks import Piece
from sim.study.work import Done, Job, Say, do_piece

if TYPE_CHECKING:
    from distributed import Client, Future

SECONDS_TO_ANSWER = 10
AHEAD = 2  # chunks with each worker, so that none waits for the next
WHERE = "--cluster"
STARTED = "start one: `dask scheduler`, then on each machine `dask worker ADDRESS --nworkers N --nthreads 1`"


class Cluster(NamedTuple):
    """The workers of the scheduler at this address, such as tcp://127.0.0.1:8786."""

    address: str

    def do(self, job: Job, pieces: Iterable[Piece], say: Say) -> Generator[Done]:
        """Do the pieces and give each as it is finished; closing the generator takes back the rest.

        Raises `InputError` where nobody answers or workers are unfit, before any work is given out, and
        `RunFailedError` for a run that breaks off or when the scheduler or too many workers are lost.
        """
        client = _client(self.address)
        try:
            most = AHEAD * _fit_workers(client)
            yield from _done(client, job, iter(pieces), most)
        finally:
            client.close(timeout=SECONDS_TO_ANSWER)


def _done(client: "Client", job: Job, rest: Iterator[Piece], most: int) -> Iterator[Done]:
    from distributed import as_completed

    given = [_given(client, job, piece) for piece in _at_most(rest, most)]
    under_way = as_completed(given, loop=client.loop)
    for future in under_way:
        yield _answer(future)
        if (piece := next(rest, None)) is not None:
            under_way.add(_given(client, job, piece))


def _answer(future: "Future") -> Done:
    from distributed import KilledWorker
    from distributed.client import FutureCancelledError

    try:
        return future.result()
    except RunFailedError:
        raise
    except (KilledWorker, FutureCancelledError, OSError) as problem:
        kind = type(problem).__name__
        raise RunFailedError(
            f"the cluster lost a chunk for good ({kind}: {problem}). Finished chunks are kept; see to the "
            "workers' memory and go on with --resume"
        ) from problem


def _at_most(rest: Iterator[Piece], most: int) -> Iterator[Piece]:
    for _ in range(most):
        piece = next(rest, None)
        if piece is None:
            return
        yield piece


def _given(client: "Client", job: Job, piece: Piece) -> "Future":
    return client.submit(_on_worker, job, piece, program(), pure=False)


def program() -> dict[str, Any]:
    """Return what a worker must have in common with the process that asks."""
    return {"sources": sources_digest(), "versions": versions()}


_ready: list[int] = []  # the process in which the subject was made ready


def _on_worker(job: Job, piece: Piece, wanted: dict[str, Any]) -> Done:
    if program() != wanted:
        raise RunFailedError(f"a worker that came later has {_unlike(program(), wanted)}")
    if os.getpid() not in _ready:
        job.subject.ready()
        _ready.append(os.getpid())
    return do_piece(job, piece)


def _client(address: str) -> "Client":
    from distributed import Client

    try:
        return Client(address, timeout=SECONDS_TO_ANSWER, set_as_default=False)
    except (OSError, ValueError, TypeError) as problem:
        found = f"no scheduler answers at {address} ({type(problem).__name__})"
        raise InputError(WHERE, found, "the address of a Dask scheduler", STARTED) from None


def _fit_workers(client: "Client") -> int:
    """Return how many workers there are. Raises `InputError` for none, and names an unfit one."""
    threads = client.nthreads()
    if not threads:
        raise InputError(WHERE, "the scheduler has no worker", "at least one", STARTED)
    for name, count in threads.items():
        if count != 1:
            advice = "start it with --nthreads 1, and --nworkers as many as it has cores"
            raise InputError(WHERE, f"the worker {name} has {count} threads", "one thread each", advice)
    mine = program()
    for name, theirs in client.run(program, on_error="return").items():
        if theirs != mine:
            found = f"the worker {name} has {_unlike(theirs, mine)}"
            raise InputError(
                WHERE, found, "the same program and libraries", "install the same checkout there"
            )
    return len(threads)


def _unlike(theirs: Any, mine: dict[str, Any]) -> str:
    if not isinstance(theirs, dict):
        return f"no such program ({type(theirs).__name__}: {theirs})"
    if theirs["sources"] != mine["sources"]:
        return "other sources of this program"
    other = [name for name, one in mine["versions"].items() if theirs["versions"].get(name) != one]
    return f"another version of {', '.join(other)}"
