"""Manifest: which chunks stand in a study's folder, by the digest of what decides them."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from sim.errors import WrongValueError
from sim.study.safely import write_whole

MANIFEST, CHUNKS = "manifest.json", "chunks"
_NAME = re.compile(r"chunks/chunk-(\d{5,})\.parquet")


class Entry(NamedTuple):
    """One finished chunk: its file within the study's folder, its runs, and the digest of the file."""

    file: str
    runs: int
    sha256: str

    @property
    def number(self) -> int:
        """Number of the chunk, as its file says."""
        return number_of(self.file)


def file_of(number: int) -> str:
    """Return the file of a chunk within the study's folder."""
    return f"{CHUNKS}/chunk-{number:05}.parquet"


def number_of(file: str) -> int:
    """Return the chunk whose file this is. Raises `ValueError` when it is none."""
    found = _NAME.fullmatch(file)
    if found is None:
        raise ValueError(f"{file} is no chunk")
    return int(found[1])


def sha256_of(content: bytes) -> str:
    """Return the digest by which a changed file is noticed."""
    return hashlib.sha256(content).hexdigest()


def read_manifest(folder: Path) -> dict[str, Entry]:
    """Return the finished chunks by key, none when there is no manifest yet.

    Raises `WrongValueError` when the file is no manifest.
    """
    file = folder / MANIFEST
    if not file.exists():
        return {}
    try:
        return {key: _entry(one) for key, one in json.loads(file.read_text("utf-8"))["chunks"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as problem:
        found = "it is not the manifest of a study any more: it was changed"
        advice = "remove this file: the same command makes it anew from the chunks"
        raise WrongValueError(str(file), found, "the file that this program wrote", advice) from problem


def write_manifest(folder: Path, entries: dict[str, Entry]) -> None:
    """Write the finished chunks, in the order of their files: the same chunks give the same bytes."""
    in_order = sorted(entries.items(), key=lambda one: one[1].number)
    content = {"chunks": {key: entry._asdict() for key, entry in in_order}}
    write_whole((json.dumps(content, indent=1) + "\n").encode(), folder / MANIFEST)


def _entry(one: dict[str, Any]) -> Entry:
    entry = Entry(str(one["file"]), int(one["runs"]), str(one["sha256"]))
    number_of(entry.file)
    return entry
