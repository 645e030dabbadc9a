"""Found: what lies in the folder of results that this room can open, and how far each is."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dashboard.evidence.held import TARGETS
from dashboard.started import recall
from sim.errors import InputError, UnreadableFileError
from sim.study.findings import ANSWER, TABLES
from sim.study.lock import is_taken
from sim.study.manifest import read_manifest
from sim.study.store import STUDY

STUDY_KIND, FIT, SCREEN, COMPARISON = "study", "fit", "screen", "comparison"
MARKS = {STUDY: STUDY_KIND, "posterior.parquet": FIT, "screen.csv": SCREEN, TARGETS: COMPARISON}
KINDS_IN_WORDS = {
    FIT: "a fit: prior against posterior",
    SCREEN: "a screen: which parameters the targets inform",
    COMPARISON: "the model held against published figures",
}
FINISHED, RUNNING, UNFINISHED = "finished", "running", "not finished"
DEPTH = 3  # folders below the results in which one may lie


class Found(NamedTuple):
    """A folder that can be opened; `name` is its path below the results."""

    name: str
    folder: Path
    kind: str
    changed: float


class Far(NamedTuple):
    """How far a study is: finished, running or not finished, with runs done and in all."""

    state: str
    done: int
    runs: int

    def in_words(self) -> str:
        """Say it in a few words."""
        if self.state == FINISHED:
            return f"finished, {self.runs:,} runs"
        return f"{self.state}: {self.done:,} of {self.runs:,} runs"


def found_in(results: Path) -> list[Found]:
    """Return all that can be opened, the last changed first."""
    every = {one.name: one for one in _found(results)}
    return sorted(every.values(), key=lambda one: one.changed, reverse=True)


def identity_in(folder: Path) -> dict[str, Any]:
    """Return what a study's folder says that it is. Raises `InputError` where that is no study's."""
    file = folder / STUDY
    try:
        said = json.loads(file.read_text(encoding="utf-8"))
        _ = said["points"]["number"] * len(said["seeds"]), said["factors"].keys(), list(said["outcomes"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        found, allowed = "it is not what a study wrote", "the file as `revolving-door study` wrote it"
        raise UnreadableFileError(str(file), found, allowed, "run the study anew") from problem
    return dict(said)


def how_far(one: Found, results: Path) -> Far:
    """Return how far a study is. Raises `InputError` for a folder whose files were changed."""
    said = identity_in(one.folder)
    runs = said["points"]["number"] * len(said["seeds"])
    done = min(sum(entry.runs for entry in read_manifest(one.folder).values()), runs)
    if is_running(one, results):
        return Far(RUNNING, done, runs)
    whole = (one.folder / ANSWER).exists() and (one.folder / TABLES / "indices.csv").exists()
    return Far(FINISHED if whole and done == runs else UNFINISHED, done, runs)


def is_running(one: Found, results: Path) -> bool:
    """Whether a study is being run: by this dashboard, or by any other process of this machine."""
    begun = recall(one.name, results)
    return (begun is not None and begun.is_alive) or is_taken(one.folder)


def row_of(one: Found, results: Path) -> dict[str, str]:
    """Return what a list of results says of one: result, what it is, and how far."""
    if one.kind != STUDY_KIND:
        return {"result": one.name, "what it is": KINDS_IN_WORDS[one.kind], "how far": "finished"}
    try:
        title, far = str(identity_in(one.folder).get("title", "")), how_far(one, results).in_words()
    except InputError:
        title, far = "a study", "cannot be read"
    return {"result": one.name, "what it is": title, "how far": far}


def _found(results: Path) -> Iterator[Found]:
    for depth in range(1, DEPTH + 1):
        for mark, kind in MARKS.items():
            for file in results.glob("/".join(["*"] * depth + [mark])):
                name = file.parent.relative_to(results).as_posix()
                yield Found(name, file.parent, kind, _changed(file.parent))


def _changed(folder: Path) -> float:
    """Return when anything in a folder last changed."""
    return max(path.stat().st_mtime for path in (folder, *folder.iterdir()) if path.exists())
