"""The desk: one process a core, each with its own futures, which stay where their history is kept."""

import os
import pickle
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from dashboard.what_if.towns import Lived, Question
from sim.failures import RunFailedError

if TYPE_CHECKING:
    from subprocess import Popen

    from dashboard.what_if.lived import LivedResults


class Line:
    """A process and the line to it; it is started when first asked, and again when it has died."""

    def __init__(self) -> None:
        self._process: Popen | None = None
        self._lock = threading.Lock()

    def ask(self, question: Question) -> Lived:
        """Ask, one question at a time; raises what the process met, or `RunFailedError` when it dies."""
        with self._lock:
            process = self._started()
            assert process.stdin and process.stdout
            try:
                pickle.dump(question, process.stdin, protocol=pickle.HIGHEST_PROTOCOL)
                process.stdin.flush()
                answer = pickle.load(process.stdout)
            except (OSError, EOFError, pickle.UnpicklingError):
                self._end()
                found = "a process of the desk ended unexpectedly: was it killed, or the memory used up?"
                raise RunFailedError(f"{found} Move something to try again.") from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._end()

    def _started(self) -> "Popen":
        if self._process is None or self._process.poll() is not None:
            words = [sys.executable, "-m", "dashboard.what_if.towns"]
            self._process = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    stream.close()


class Desk:
    """Lines to so many processes; the futures of a sample always go to the same ones."""

    def __init__(self, processes: int | None = None) -> None:
        self._lines = [Line() for _ in range(processes or os.cpu_count() or 1)]
        self.baselines: OrderedDict[tuple, LivedResults] = OrderedDict()  # those asked for last

    def live(self, questions: Sequence[Question]) -> list[Lived]:
        """Return what was lived, in the order asked; raises the first error met, once all have ended."""
        lines = self._lines
        with ThreadPoolExecutor(len(lines)) as threads:
            turns = [
                threads.submit(_in_turn, line, questions[nth :: len(lines)]) for nth, line in enumerate(lines)
            ]
            lived = [turn.result() for turn in turns]
        return [lived[nth % len(lines)][nth // len(lines)] for nth in range(len(questions))]

    def close(self) -> None:
        """End all processes."""
        for line in self._lines:
            line.close()


def _in_turn(line: Line, questions: Sequence[Question]) -> list[Lived]:
    return [line.ask(question) for question in questions]
