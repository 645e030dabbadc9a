"""Progress: a bar on a terminal, plain lines elsewhere; always beside the output, never in it."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sim.run import News

SECONDS_BETWEEN_LINES = 5.0


@contextmanager
def shown_progress(title: str, unit: str = "futures") -> Iterator[Callable[[int, int, str], None]]:
    """Give a function to call with how many are finished, of how many, and words on what was done."""
    if sys.stderr.isatty():
        with _bar(title, unit) as report:
            yield report
    else:
        yield _lines(title, unit)


@contextmanager
def _bar(title: str, unit: str) -> Iterator[Callable[[int, int, str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(unit),
        TimeElapsedColumn(),
        TextColumn("{task.fields[words]}"),
    )
    # no refreshing thread: processes are forked while the bar stands
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False) as bar:
        task = bar.add_task(title, total=None, words="")
        bar.refresh()

        def report(finished: int, in_all: int, words: str) -> None:
            if isinstance(words, News):
                bar.console.print(words, highlight=False, markup=False)
            else:
                bar.update(task, words=words)
            bar.update(task, completed=finished, total=in_all)
            bar.refresh()

        yield report


def _lines(title: str, unit: str) -> Callable[[int, int, str], None]:
    """Return a reporter that prints the first, the last, and a line every few seconds."""
    began = time.monotonic()
    last = began - SECONDS_BETWEEN_LINES

    def report(finished: int, in_all: int, words: str) -> None:
        nonlocal last
        now = time.monotonic()
        if finished < in_all and not isinstance(words, News) and now - last < SECONDS_BETWEEN_LINES:
            return
        last = now
        said = words if isinstance(words, News) else f"{finished} of {in_all} {unit} ({words})"
        print(f"{title}: {said}, {now - began:.0f} s", file=sys.stderr, flush=True)

    return report
