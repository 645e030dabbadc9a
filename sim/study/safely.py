"""Safely: content put on disk whole or not at all, and one clear word when the disk takes no more."""

import errno
import os
from pathlib import Path

from sim.failures import RunFailedError
from sim.results.parquet import replacing

NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
LEFT_BEHIND = ".*.part"  # what `replacing` calls a file that is being written


def write_whole(content: bytes, path: Path) -> None:
    """Write a file that is there in full, on the disk itself, or not at all.

    Raises `RunFailedError` when the disk is full or gives way; nothing unfinished is left then.
    """
    try:
        with replacing(path) as temporary, temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # a file that was moved into place must not be empty after a power cut
    except OSError as problem:
        raise RunFailedError(_in_words(problem, path)) from problem


def sweep(folder: Path) -> None:
    """Remove what processes that were killed left half written, in a folder and those in it."""
    for left in (*folder.glob(LEFT_BEHIND), *folder.glob(f"*/{LEFT_BEHIND}")):
        left.unlink(missing_ok=True)


def _in_words(problem: OSError, path: Path) -> str:
    full = problem.errno in NO_ROOM
    why = "the disk is full" if full else f"the disk gave way ({problem.strerror or problem})"
    what_to_do = "make room" if full else "see to the disk"
    return (
        f"{why}: {path} could not be written. Every chunk finished before is safe: "
        f"{what_to_do}, then give the same command with --resume"
    )
