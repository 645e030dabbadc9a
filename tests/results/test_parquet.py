"""A table is written whole or not at all, and says what made it."""

import pandas as pd
import pytest

from sim.results.parquet import provenance_of, read_table, replacing, write_table

TABLE = pd.DataFrame({"seed": [0, 1], "tier": pd.Categorical(["care", "universal"]), "gbp": [0.1, 0.2]})


def test_a_table_comes_back_as_it_was_with_its_provenance(tmp_path):
    write_table(TABLE, tmp_path / "a.parquet", {"seeds": [0, 1], "place": "tameside"})
    pd.testing.assert_frame_equal(read_table(tmp_path / "a.parquet"), TABLE)
    assert provenance_of(tmp_path / "a.parquet") == {"seeds": [0, 1], "place": "tameside"}


def test_the_same_table_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        write_table(TABLE.copy(), tmp_path / name, {"b": 1, "a": 2})
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_write_that_breaks_off_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError), replacing(path) as temporary:
        temporary.write_text("half of the ne")
        raise ZeroDivisionError
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text() == "old"
