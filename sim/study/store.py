"""Store: a study's folder, in which nothing that is finished gets lost, run twice or changed unnoticed.

`study.json` says in full what the study is, `chunks/` holds one file a finished chunk, `manifest.json`
the digest of each. A chunk is written before it is entered, so a process killed between the two leaves
a whole chunk that is not entered: it is taken up when the folder is opened again.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pandas as pd

from sim.errors import WrongValueError
from sim.failures import RunFailedError
from sim.results.parquet import table_as_bytes, table_from_bytes
from sim.results.store import refuse_unusable
from sim.study import lock
from sim.study.chunks import Chunk
from sim.study.identity import NOT_WHAT_WAS_RUN, differences, digest_of, plain
from sim.study.manifest import CHUNKS, Entry, file_of, number_of, read_manifest, sha256_of, write_manifest
from sim.study.safely import sweep, write_whole

STUDY = "study.json"
RUN_IT_AGAIN = "remove this file: the same command runs its chunk again, with the same results"


class StudyStore:
    """The folder of one study; `made_by` is its identity in full, from `sim.study.identity`."""

    def __init__(self, folder: Path, made_by: dict[str, Any]):
        self.folder = folder
        self.made_by = plain(made_by)
        self._entries: dict[str, Entry] | None = None
        self._lock: int | None = None

    def refuse_others(self) -> None:
        """Raise `InputError` unless the folder is new, empty, or holds this very study; writes nothing."""
        refuse_unusable(self.folder)
        held = self._held()
        if held is None:
            return
        other = differences(held, self.made_by)
        if other:
            found = f"it holds another study: {', '.join(other)} differ{'s' * (len(other) == 1)}"
            advice = "give another --out, or remove the folder: results are never written over"
            raise WrongValueError(
                str(self.folder), found, "a new folder, or one with this very study", advice
            )

    def open(self) -> Self:
        """Take the folder for this process, sweep it, and say in it what the study is.

        Raises `InputError` when another process fills it, or when a chunk's file was changed;
        `RunFailedError` when nothing can be written.
        """
        try:
            (self.folder / CHUNKS).mkdir(parents=True, exist_ok=True)
            self._lock = lock.take(self.folder)
        except OSError as problem:
            raise RunFailedError(f"{self.folder}: {problem.strerror or problem}") from problem
        try:
            self._begin()
        except BaseException:
            self.close()
            raise
        return self

    def close(self) -> None:
        """Let another process have the folder."""
        lock.let_go(self._lock)
        self._lock = None

    def __enter__(self) -> Self:
        """Open the folder; the same as `open`."""
        return self.open()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let another process have the folder."""
        self.close()

    def finished(self) -> set[int]:
        """Numbers of the chunks that need not be run again. Raises `InputError` for a changed file."""
        return {entry.number for entry in self._known().values()}

    def key_of(self, number: int) -> str:
        """Return the key under which a finished chunk is kept. Raises `KeyError` when it is not finished."""
        return {entry.number: key for key, entry in self._known().items()}[number]

    def keep(self, chunk: Chunk, rows: pd.DataFrame) -> None:
        """Keep a finished chunk: columns point and seed, then one an outcome, one row a run.

        Raises `RunFailedError` when the disk is full; all that was kept before is safe then.
        """
        made_by = {"study": self._digest(), "key": chunk.key, "chunk": chunk.number}
        content = table_as_bytes(rows, made_by)
        entries = self._known()
        write_whole(content, self.folder / file_of(chunk.number))
        entries[chunk.key] = Entry(file_of(chunk.number), len(rows), sha256_of(content))
        write_manifest(self.folder, entries)

    def runs(self) -> pd.DataFrame:
        """Return all finished runs: columns point and seed, then one an outcome, sorted by point and seed.

        Raises `InputError` when the file of a chunk was changed since it was kept.
        """
        tables = [table_from_bytes(_unchanged(self.folder, entry))[0] for entry in self._known().values()]
        if not tables:
            return pd.DataFrame(columns=["point", "seed", *self.made_by.get("outcomes", [])])
        return pd.concat(tables).sort_values(["point", "seed"], ignore_index=True)

    def _begin(self) -> None:
        self.refuse_others()  # again, since another process may have been at work until now
        sweep(self.folder)
        if not (self.folder / STUDY).exists():
            content = json.dumps(self.made_by, indent=2, sort_keys=True) + "\n"
            write_whole(content.encode(), self.folder / STUDY)
        self._entries = None
        entries = self._known()
        if entries != read_manifest(self.folder):
            write_manifest(self.folder, entries)

    def _known(self) -> dict[str, Entry]:
        """Finished chunks by key: those of the manifest, and whole ones that were not entered."""
        if self._entries is None:
            entered = read_manifest(self.folder)
            entries = {key: one for key, one in entered.items() if (self.folder / one.file).exists()}
            for entry in entries.values():
                _unchanged(self.folder, entry)
            self._entries = entries | dict(self._not_entered({entry.file for entry in entries.values()}))
        return self._entries

    def _not_entered(self, entered: set[str]) -> Iterator[tuple[str, Entry]]:
        for path in sorted((self.folder / CHUNKS).glob("[!.]*")):
            file = f"{CHUNKS}/{path.name}"
            if file in entered:
                continue
            try:
                content = path.read_bytes()
                rows, made_by = table_from_bytes(content)
                mine = made_by["study"] == self._digest() and made_by["chunk"] == number_of(file)
                key = str(made_by["key"])
            except (OSError, ValueError, KeyError, TypeError):
                mine = False
            if not mine:
                found = "it is not a whole chunk of this study"
                raise WrongValueError(str(path), found, "only chunks as they were kept", RUN_IT_AGAIN)
            yield key, Entry(file, len(rows), sha256_of(content))

    def _digest(self) -> str:
        return digest_of({key: one for key, one in self.made_by.items() if key not in NOT_WHAT_WAS_RUN})

    def _held(self) -> dict[str, Any] | None:
        """Return what the folder's study is made by, None in a folder that is new or empty."""
        file = self.folder / STUDY
        try:
            held = json.loads(file.read_text(encoding="utf-8")) if file.exists() else None
        except (OSError, ValueError):
            held = {}
        if isinstance(held, dict) and "sources" in held:
            return held
        if held is None and not _holds_anything(self.folder):
            return None
        found = "it holds files that are no study of this program"
        raise WrongValueError(str(self.folder), found, "a new or empty folder", "give another --out")


def _holds_anything(folder: Path) -> bool:
    """Whether more stands there than a process killed at its very start leaves."""
    if not folder.exists():
        return False
    return any(path for path in folder.iterdir() if path.name[0] != "." and not _is_empty_chunks(path))


def _is_empty_chunks(path: Path) -> bool:
    return path.name == CHUNKS and path.is_dir() and not any(path.iterdir())


def _unchanged(folder: Path, entry: Entry) -> bytes:
    """Return what a chunk's file holds. Raises `WrongValueError` when that was changed since it was kept."""
    path = folder / entry.file
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    if sha256_of(content) != entry.sha256:
        found = "it was changed since this program wrote it"
        raise WrongValueError(str(path), found, "the file as it was kept", RUN_IT_AGAIN)
    return content
