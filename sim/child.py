"""A child process: Ctrl-C is left to its parent, and it ends with it, also when the parent is killed."""

import os
import signal
import threading
import time

SECONDS_BETWEEN_LOOKS = 1.0


def begin_child(parent: int) -> None:
    """Make this process a child of the one with that id; to be called first of all in it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    os._exit(1)
