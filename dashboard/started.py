"""Started: a command that runs beside the dashboard, outlives its pages, and says how far it is.

What was started is written down in the folder of results, so that another page, or the dashboard when it is
opened again, finds it. The words after the program's name are those that a person would give.
"""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sim.errors import WrongValueError

FOLDER = ".started"  # within the results; what is in it can be removed at any time
_FAR = re.compile(r"([\d,]+) of ([\d,]+) \S+ \((.*)\)")
# a dashboard that runs in the background may have been told to mind no Ctrl-C, and its children with it
MINDS_CTRL_C = (
    "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "runpy.run_module('sim', run_name='__main__')"
)
_children: dict[int, subprocess.Popen] = {}


class Started(NamedTuple):
    """A command that was started: its name, its words after the program's own, and its process."""

    name: str
    words: list[str]
    pid: int
    log: Path

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        child = _children.get(self.pid)
        return child.poll() is None if child else _says(self.pid, self.words)

    @property
    def said(self) -> list[str]:
        """What it has said so far, line by line."""
        try:
            return self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            return []

    @property
    def how_far(self) -> tuple[int, int, str] | None:
        """How many are done, of how many, and in words; None before it has said so."""
        for line in reversed(self.said):
            found = _FAR.search(line)
            if found:
                done, of = (int(one.replace(",", "")) for one in found.groups()[:2])
                return done, of, found[3]
        return None

    def stop(self) -> None:
        """Stop it as Ctrl-C would. What it has finished is kept."""
        if self.is_alive:
            os.kill(self.pid, signal.SIGINT)


def start(name: str, words: Sequence[str], results: Path) -> Started:
    """Start `revolving-door WORDS` in a process of its own, which no page and no Ctrl-C here ends.

    Raises `InputError` when one of this name still runs.
    """
    earlier = recall(name, results)
    if earlier is not None and earlier.is_alive:
        allowed, advice = "one at a time under a name", "wait until it ends, stop it, or give another name"
        raise WrongValueError(name, "it is running already", allowed, advice)
    folder = results / FOLDER
    log = folder / f"{name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as said:
        child = subprocess.Popen(
            [sys.executable, "-c", MINDS_CTRL_C, *words],
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
        )  # fmt: skip
    _children[child.pid] = child
    record = {"words": list(words), "pid": child.pid}
    (folder / f"{name}.json").write_text(json.dumps(record) + "\n", encoding="utf-8")
    return Started(name, list(words), child.pid, log)


def recall(name: str, results: Path) -> Started | None:
    """Return what was started under a name, running or not; None where nothing was."""
    folder = results / FOLDER
    try:
        record = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        return Started(
            name, [str(one) for one in record["words"]], int(record["pid"]), folder / f"{name}.log"
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def all_started(command: str, results: Path) -> list[Started]:
    """Return what was started of a command such as `study`, running or not, the latest first."""
    files = sorted((results / FOLDER).glob("*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
    every = [recall(file.stem, results) for file in files]
    return [one for one in every if one is not None and one.words[:1] == [command]]


def _says(pid: int, words: Sequence[str]) -> bool:
    """Whether a process that another dashboard started is still the one with these words."""
    try:
        shown = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        shown = _asked_of_ps(pid)
    return [one for one in shown if one][-len(words) :] == list(words)


def _asked_of_ps(pid: int) -> list[str]:
    """Return a process's words where the system has no /proc; words that hold a space come apart."""
    try:
        told = subprocess.run(
            ["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
    except OSError:
        return []
    return told.stdout.split()
