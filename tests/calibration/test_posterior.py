"""The posterior's file comes back as it was written, and its draws follow the weights."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from calibration import posterior as kept
from calibration.posterior import Posterior, has_posterior, in_order, read_posterior, write_posterior
from sim.errors import InputError

TABLE = ((0.1, 0.2), (0.3, 0.4))


def a_posterior(weights=(0.5, 0.25, 0.125, 0.125)):
    rows = len(weights)
    free = np.array([[float(row), 10.0 - row] for row in range(rows)])
    moved = tuple({"thresholds.need": 3.0 + row, "detection.signs": TABLE} for row in range(rows))
    made_by = {
        "place": "tameside",
        "place_digest": "abc",
        "best": {"thresholds.need": 3.5, "t": [[1.0, 2.0]]},
    }
    return Posterior(("need", "signs"), free, np.array(weights), np.arange(rows) / 10, moved, made_by)


def test_a_posterior_comes_back_as_it_was_written(tmp_path):
    written = a_posterior()
    write_posterior(written, tmp_path / "p.parquet")
    read = read_posterior(tmp_path / "p.parquet")
    assert read.moved == written.moved
    assert read.free_names == written.free_names
    assert np.array_equal(read.free, written.free)
    assert np.array_equal(read.weights, written.weights)
    assert read.digest == written.digest
    assert read.best() == {"thresholds.need": 3.5, "t": ((1.0, 2.0),)}
    write_posterior(read, tmp_path / "q.parquet")
    assert (tmp_path / "p.parquet").read_bytes() == (tmp_path / "q.parquet").read_bytes()


def test_the_digest_tells_other_weights():
    assert a_posterior().digest != a_posterior((0.25, 0.5, 0.125, 0.125)).digest


@pytest.mark.parametrize("draws", [8, 13, 20, 40, 100, 333])
def test_the_first_draws_take_each_row_in_proportion_to_its_weight(draws):
    posterior = a_posterior()
    taken = np.bincount([posterior.row(number) for number in range(draws)], minlength=4)
    assert np.abs(taken - draws * posterior.weights).max() < 3.0


def test_a_row_without_weight_is_never_taken():
    posterior = a_posterior((0.0, 0.6, 0.0, 0.4))
    assert {posterior.row(number) for number in range(2000)} == {1, 3}


def test_a_draw_is_the_same_however_many_are_taken():
    posterior = a_posterior()
    assert posterior.overrides(7) == a_posterior().overrides(7)
    assert posterior.overrides(7)["detection.signs"] == TABLE
    with pytest.raises(ValueError, match="count from 0"):
        posterior.overrides(-1)


def test_draws_are_kept_in_the_order_in_which_they_differ_most():
    free = np.array([[3.0, 1.0], [1.0, 1.2], [2.0, 0.9], [4.0, 0.8]])
    assert in_order(free, np.full(4, 0.25)).tolist() in ([1, 2, 0, 3], [3, 0, 2, 1])


def test_a_shipped_posterior_is_found_by_its_place_and_digest(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    write_posterior(a_posterior(), tmp_path / "tameside.parquet")
    assert has_posterior("tameside", "abc")
    assert not has_posterior("tameside", "another")
    assert not has_posterior("elsewhere", "abc")
    assert read_posterior("tameside").draws == 4


def wrong_files(folder):
    (folder / "text.parquet").write_text("no parquet")
    pq.write_table(pa.table({"draw": [0], "weight": [1.0]}), folder / "other.parquet")
    write_posterior(a_posterior((0.0, 0.0)), folder / "weightless.parquet")
    write_posterior(a_posterior((float("nan"), 1.0)), folder / "nan.parquet")
    columns = {"draw": [0], "weight": [1.0], "distance": [0.1], "thresholds.need": ["much"]}
    table = pa.table(columns).replace_schema_metadata({kept.KEY: '{"best": {}, "place_digest": "a"}'})
    pq.write_table(table, folder / "words.parquet")
    pq.write_table(table.replace_schema_metadata({kept.KEY: "{"}), folder / "json.parquet")
    pq.write_table(table.replace_schema_metadata({kept.KEY: "{}"}), folder / "bare.parquet")


@pytest.mark.parametrize("name", ["text", "other", "weightless", "nan", "words", "json", "bare", "absent"])
def test_a_file_that_is_no_posterior_is_refused(tmp_path, name):
    wrong_files(tmp_path)
    with pytest.raises(InputError) as refused:
        read_posterior(tmp_path / f"{name}.parquet")
    assert all(refused.value.parts().values())
    assert f"{name}.parquet" in refused.value.where


@pytest.mark.parametrize("name", ["tamside", "", ".", "x" * 5000])
def test_an_unknown_name_is_refused(name):
    with pytest.raises(InputError):
        read_posterior(name)
