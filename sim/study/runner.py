"""Runner: all runs of a study that are not finished yet, each chunk kept as soon as it is done."""

import time
from collections.abc import Callable, Sequence
from contextlib import closing

from sim.run import News
from sim.study.chunks import CHUNK_RUNS, cut
from sim.study.cluster import Cluster
from sim.study.design import Design
from sim.study.factor import Factor
from sim.study.processes import Processes
from sim.study.store import StudyStore
from sim.study.subject import Subject
from sim.study.work import Job

Progress = Callable[[int, int, str], None]  # runs done, runs in all, what is being done
Way = Processes | Cluster


def run_study(
    subject: Subject,
    design: Design,
    factors: Sequence[Factor],
    seeds: Sequence[int],
    store: StudyStore,
    way: Way,
    progress: Progress,
    chunk_runs: int = CHUNK_RUNS,
) -> None:
    """Run what is not finished of a study and keep it.

    factors : in the design's order, the dummy last; chunk_runs : runs that are done and kept together.
    Raises `InputError` for a folder of another study, before anything is run; `RunFailedError` when a run
    breaks off. Ctrl-C ends the workers and goes on as `KeyboardInterrupt`; finished chunks stay.
    """
    store.refuse_others()
    with store:
        finished = store.finished()
        every = len(design.points) * len(seeds)
        waiting = (
            piece
            for piece in cut(subject, design, factors, seeds, chunk_runs)
            if piece.chunk.number not in finished
        )
        watch = Watch(every, len(store.runs()) if finished else 0, progress)
        job = Job(subject, tuple(design.problem["names"]))
        with closing(way.do(job, waiting, watch.say)) as done:
            for chunk, rows in done:
                store.keep(chunk, rows)
                watch.add(len(rows))


class Watch:
    """How far a study is, and how long the rest will take at the pace of this session."""

    def __init__(self, runs: int, before: int, progress: Progress):
        self.runs, self.before, self.done = runs, before, 0
        self.progress = progress
        self.began = time.monotonic()
        if before < runs:
            progress(before, runs, "getting ready")

    def add(self, runs: int) -> None:
        """Count finished runs and show how far it is."""
        self.done += runs
        pace = self.done / max(time.monotonic() - self.began, 1e-9)
        left = (self.runs - self.before - self.done) / pace
        self.progress(self.before + self.done, self.runs, f"{pace:.3g} runs a second, {in_words(left)} left")

    def say(self, words: str) -> None:
        """Show words that are to stay on the screen."""
        self.progress(self.before + self.done, self.runs, News(words))


def in_words(seconds: float) -> str:
    """Say a span of time as people do."""
    if seconds < 90:
        return f"about {seconds:.0f} s"
    return f"about {seconds / 60:.0f} min" if seconds < 5400 else f"about {seconds / 3600:.1f} h"
