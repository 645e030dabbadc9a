"""Side by side: work done on several cores and handed back in its own order, however fast each piece is."""

import multiprocessing
import os
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any

from sim.child import begin_child
from sim.failures import RunFailedError

AHEAD = 2  # pieces handed out beyond those under way, so that no core waits


def side_by_side[Piece, Result](
    work: Callable[[Piece], Result], pieces: Iterable[Piece], cores: int
) -> Generator[Result]:
    """Do the pieces on several cores and give the results in the order of the pieces.

    Processes are forked, so that `work` needs no pickling and finds compiled code warm. Closing the
    iterator drops what is under way.
    """
    if cores == 1:
        yield from map(work, pieces)
        return
    global _work
    _work = work
    rest = iter(pieces)
    waiting: deque[Future] = deque()
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(cores, mp_context=context, initializer=begin_child, initargs=(os.getpid(),))
    try:
        _hand_out(pool, waiting, islice(rest, cores + AHEAD))
        while waiting:
            yield waiting.popleft().result()
            _hand_out(pool, waiting, islice(rest, 1))
    except BrokenProcessPool as problem:
        reason = "a process ended unexpectedly: was it killed, or the memory used up?"
        raise RunFailedError(f"{reason} Try fewer workers.") from problem
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_work: Callable[[Any], Any] = repr


def _do(piece: Any) -> Any:
    return _work(piece)


def _hand_out(pool: ProcessPoolExecutor, waiting: deque[Future], pieces: Iterable) -> None:
    with warnings.catch_warnings():
        # the threads that Python warns of are those of numpy and Arrow, which look after themselves in a fork
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        waiting.extend(pool.submit(_do, piece) for piece in pieces)
