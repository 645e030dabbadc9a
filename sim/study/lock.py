"""Lock: one process at a time fills a folder; the kernel lets go when that process ends, however it ends."""

import os
from pathlib import Path

from sim.errors import WrongValueError

try:
    import fcntl
except ImportError:  # no such lock on this system: two processes at once waste work, and harm nothing
    fcntl = None  # type: ignore[assignment]

FILE = ".in_use"
_held: set[int] = set()


def take(folder: Path) -> int | None:
    """Take a folder for this process, and return what `let_go` needs.

    Raises `WrongValueError` when another process, or another study of this one, has it. A file system
    that knows no locks gives none, and the study goes on.
    """
    if fcntl is None:
        return None
    descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        os.close(descriptor)
        found = "another process is filling this folder"
        advice = "wait until it ends, or stop it: what it finished is kept"
        raise WrongValueError(str(folder), found, "one process at a time", advice) from problem
    except OSError:
        os.close(descriptor)
        return None
    _held.add(descriptor)
    return descriptor


def let_go(descriptor: int | None) -> None:
    """Let go of a folder."""
    if descriptor in _held:
        _held.remove(descriptor)
        os.close(descriptor)


def is_taken(folder: Path) -> bool:
    """Say whether another process fills a folder; never where the system knows no such lock."""
    if fcntl is None or not (folder / FILE).exists():
        return False
    with (folder / FILE).open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
    return False


def _forget() -> None:
    """Let a forked process hold no lock: else it would stand for as long as that process lives."""
    while _held:
        os.close(_held.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
