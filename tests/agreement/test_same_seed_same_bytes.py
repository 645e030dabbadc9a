"""The same seed gives the same bytes, in another process, with another number of workers."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def kept(folder, workers, hash_seed):
    """Return every file that a run in a process of its own has written, by name."""
    words = [sys.executable, "-m", "tests.agreement.kept_apart", str(folder), str(workers)]
    surroundings = {**os.environ, "PYTHONHASHSEED": hash_seed}
    done = subprocess.run(words, cwd=ROOT, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def twice(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    return kept(folder / "one", 1, "1"), kept(folder / "other", 2, "2")


def test_two_processes_write_the_same_files_byte_for_byte(twice):
    one, other = twice
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_every_table_and_its_provenance_are_among_them(twice):
    tables = {f"{name}.parquet" for name in ("demand", "ledger", "families", "snapshots")}
    journeys = {f"journeys/seed-{seed}.parquet" for seed in (1, 2)}
    assert tables | journeys | {"provenance.json"} <= twice[0].keys()


def test_other_seeds_give_other_journeys(twice):
    assert twice[0]["journeys/seed-1.parquet"] != twice[0]["journeys/seed-2.parquet"]
