"""Begun: a study chosen or uploaded, made smaller, started beside the dashboard, and gone on with."""

import re
from pathlib import Path
from typing import Any

from dashboard.started import FOLDER, Started, start
from dashboard.studies.copied import as_yaml
from dashboard.studies.cost import workers
from sim.errors import InputError, UnreadableFileError, WrongValueError
from sim.reading import mapping_in
from sim.study.study import Study

LARGEST_BYTES = 1_000_000
SMALL = {"sobol": 16, "morris": 4, "fast": 65, "pawn": 60, "latin": 40}  # points of a quick look, by method
SMALL_SHARE = 0.05
SMALL_TEAMS = 0.1  # share where levers move teams: with less, a few workers have no time for one family
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")


def uploaded(content: bytes, name: str) -> Study:
    """Return the study in an uploaded file. Raises `InputError` for what is no study, with one message."""
    if len(content) > LARGEST_BYTES:
        found, allowed = f"{len(content):,} bytes", f"at most {LARGEST_BYTES:,} bytes"
        raise UnreadableFileError(name, found, allowed, "a study's file has some fifty lines")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        found = f"binary, or not UTF-8 text (byte {problem.start})"
        raise UnreadableFileError(name, found, "YAML text in UTF-8", "save it as UTF-8 text") from None
    return Study.of(mapping_in(text, name), name_from(Path(name).stem), name)


def small_sizes(study: Study) -> dict[str, float]:
    """Return sizes for a quick look, none larger than the study's own."""
    points = min(study.points, SMALL[study.method])
    share = min(study.share, SMALL_TEAMS if study.levers else SMALL_SHARE)
    return {"share": share, "years": study.years, "points": points, "seeds": 2}


def name_from(words: str) -> str:
    """Return words as the name of a folder: small letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")[:50] or "study"


def refuse_name(name: str) -> None:
    """Raise `InputError` for a name that no folder of the results can have."""
    if not _NAME.fullmatch(name):
        allowed = "small letters, digits, - and _, at most 60"
        raise WrongValueError("name", f"{name!r}", allowed, "such as turnover_first_look")


def begin(study: Study, name: str, results: Path) -> Started:
    """Start a study that is kept in the results under a name; the same name goes on with the same study.

    Raises `InputError` for a name that cannot be, or where one of this name runs already.
    """
    refuse_name(name)
    return _run(study, name, results)


def asked_for(name: str, results: Path) -> Study | None:
    """Return the study that was started here under a name, None where none was or its file is gone."""
    try:
        return Study.read(results / FOLDER / f"{name}.yaml")
    except InputError:
        return None


def go_on(asked: dict[str, Any], name: str, results: Path) -> Started:
    """Go on with a study that was stopped, from what its folder holds. Raises `InputError` as `begin`."""
    return _run(Study.of(asked, Path(name).name), name, results)


def _run(study: Study, name: str, results: Path) -> Started:
    file = results / FOLDER / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(as_yaml(study), encoding="utf-8")
    (results / name).mkdir(parents=True, exist_ok=True)  # so that the next one gets another name
    words = ["study", str(file), "--out", str(results / name), "--workers", str(workers())]
    return start(name, words, results)
