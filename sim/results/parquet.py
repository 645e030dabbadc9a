"""Parquet: writing a table whole or not at all, with what made it inside the file."""

import io
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

KEY = b"revolving_door"
pa.set_memory_pool(pa.system_memory_pool())  # the usual pool keeps what it was given: 20 MB a run, measured


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`, and move it there only if all went well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield temporary
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def write_table(frame: pd.DataFrame, path: Path, provenance: dict) -> None:
    """Write a table with its provenance in the file's own metadata; the same table gives the same bytes."""
    write_in_pieces([frame], path, provenance)


def write_in_pieces(pieces: Iterable[pd.DataFrame], path: Path, provenance: dict) -> None:
    """Write a table that comes in pieces of the same columns, at least one, and is never whole in memory."""
    with replacing(path) as temporary, ExitStack() as stack:
        writer: pq.ParquetWriter | None = None
        for piece in pieces:
            table = _stamped(piece, provenance)
            if writer is None:
                writer = stack.enter_context(pq.ParquetWriter(temporary, table.schema, compression="zstd"))
            writer.write_table(table)


def table_as_bytes(frame: pd.DataFrame, provenance: dict) -> bytes:
    """Return what the file of a table holds, its provenance included, before it is written."""
    content = io.BytesIO()
    pq.write_table(_stamped(frame, provenance), content, compression="zstd")
    return content.getvalue()


def table_from_bytes(content: bytes) -> tuple[pd.DataFrame, dict]:
    """Return the table and the provenance that a file's content holds. Raises `ValueError` if it is none."""
    try:
        table = pq.read_table(io.BytesIO(content), use_threads=False)
        return table.to_pandas(use_threads=False), json.loads((table.schema.metadata or {})[KEY])
    except (OSError, KeyError, pa.ArrowException) as problem:
        raise ValueError(f"not a whole table of this program: {problem}") from problem


def _stamped(frame: pd.DataFrame, provenance: dict) -> pa.Table:
    table = pa.Table.from_pandas(frame, preserve_index=False, nthreads=1)
    made_by = {KEY: json.dumps(provenance, sort_keys=True).encode()}
    return table.replace_schema_metadata({**(table.schema.metadata or {}), **made_by})


def write_csv(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV, whole or not at all."""
    with replacing(path) as temporary:
        frame.to_csv(temporary, index=False)


def read_table(path: Path, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """Read a table, or some of its columns."""
    # one file and no threads: a thread pool would not survive the forks of later runs
    return pq.read_table(path, columns=columns, use_threads=False).to_pandas(use_threads=False)


def provenance_of(path: Path) -> dict:
    """Return what made a file written by `write_table`."""
    return json.loads((pq.read_schema(path).metadata or {})[KEY])


def write_json(content: dict, path: Path) -> None:
    """Write plain data as readable JSON, keys in order, whole or not at all."""
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")
