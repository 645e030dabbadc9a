"""A study's folder: nothing finished is lost, run twice or changed unnoticed."""

import errno
import os
import time
from multiprocessing import get_context

import numpy as np
import pandas as pd
import pytest

from sim.errors import InputError
from sim.failures import RunFailedError
from sim.study.chunks import count_of_chunks, cut
from sim.study.design import Design
from sim.study.factor import Factor
from sim.study.identity import identity_of
from sim.study.store import StudyStore

FACTORS = (Factor("rate", "a rate", "share", 0.0, 1.0), Factor("posts", "posts", "people", 0.0, 9.0, True))
SEEDS = (0, 1)


class Sum:
    outcomes = ("total",)

    def __init__(self, place="here"):
        self.place = place

    def identity(self):
        return {"place": self.place}


def study(place="here", points=5, chunk_runs=4, high=1.0):
    factors = (FACTORS[0]._replace(high=high), FACTORS[1])
    drawn = np.random.default_rng(1).uniform(size=(points, 2)) * [1.0, 9.0]
    design = Design("latin", {"num_vars": 2, "names": ["rate", "posts"]}, drawn, (), 1)
    subject = Sum(place)
    made_by = identity_of(subject, design, factors, SEEDS, chunk_runs)
    return made_by, list(cut(subject, design, factors, SEEDS, chunk_runs))


def rows_of(piece):
    runs = pd.DataFrame(piece.chunk.runs, columns=["point", "seed"])
    return runs.assign(total=piece.values.sum(axis=1) + runs["seed"])


def filled(folder, pieces_kept=None, **changes):
    made_by, pieces = study(**changes)
    with StudyStore(folder, made_by) as store:
        for piece in pieces[:pieces_kept]:
            store.keep(piece.chunk, rows_of(piece))
    return StudyStore(folder, made_by)


def sleep_on(begun):
    begun.set()
    time.sleep(60)


def bytes_in(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_run_is_in_one_chunk_and_whole_numbers_are_rounded():
    _, pieces = study()
    runs = [run for piece in pieces for run in piece.chunk.runs]
    assert sorted(runs) == [(point, seed) for point in range(5) for seed in SEEDS]
    assert len(pieces) == count_of_chunks(5, 2, 4) == 3
    assert all((piece.values[:, 1] == piece.values[:, 1].round()).all() for piece in pieces)


def test_the_key_of_a_chunk_moves_with_what_decides_its_results_and_with_nothing_else():
    here, again, elsewhere = (study(place)[1] for place in ("here", "here", "elsewhere"))
    assert [one.chunk.key for one in here] == [one.chunk.key for one in again]
    assert not {one.chunk.key for one in here} & {one.chunk.key for one in elsewhere}
    assert len({one.chunk.key for one in here}) == 3


def test_the_order_in_which_chunks_end_leaves_the_same_bytes(tmp_path):
    made_by, pieces = study()
    for name, order in (("one", pieces), ("other", pieces[::-1])):
        with StudyStore(tmp_path / name, made_by) as store:
            for piece in order:
                store.keep(piece.chunk, rows_of(piece))
    assert bytes_in(tmp_path / "one") == bytes_in(tmp_path / "other")
    runs = StudyStore(tmp_path / "one", made_by).runs()
    assert list(zip(runs["point"], runs["seed"], strict=True)) == [(p, s) for p in range(5) for s in SEEDS]


def test_a_chunk_killed_before_it_was_entered_is_taken_up(tmp_path):
    filled(tmp_path)
    whole = bytes_in(tmp_path)
    (tmp_path / "manifest.json").unlink()
    (tmp_path / "chunks" / ".chunk-00001.parquet.7.part").write_bytes(b"half")
    made_by, _ = study()
    with StudyStore(tmp_path, made_by) as store:
        assert store.finished() == {0, 1, 2}
    assert bytes_in(tmp_path) == whole


def test_a_changed_chunk_is_named_and_runs_again_once_removed(tmp_path):
    store = filled(tmp_path)
    file = tmp_path / "chunks" / "chunk-00001.parquet"
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    with pytest.raises(InputError, match=r"chunk-00001\.parquet.*changed.*remove this file|Remove this file"):
        store.finished()
    file.unlink()
    assert StudyStore(tmp_path, study()[0]).finished() == {0, 2}


def test_a_changed_manifest_is_named(tmp_path):
    filled(tmp_path)
    (tmp_path / "manifest.json").write_text('{"chunks": 3}')
    with pytest.raises(InputError, match=r"manifest\.json.*changed"):
        StudyStore(tmp_path, study()[0]).finished()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"place": "there"}, "the place differs"),
        ({"high": 0.5}, "the range of rate"),
        ({"points": 6}, "points"),
    ],
)
def test_another_study_is_refused_and_what_differs_is_named(tmp_path, change, named):
    filled(tmp_path, pieces_kept=1)
    before = bytes_in(tmp_path)
    with pytest.raises(InputError, match=named):
        StudyStore(tmp_path, study(**change)[0]).refuse_others()
    assert bytes_in(tmp_path) == before


def test_a_folder_of_other_files_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("dear board")
    with pytest.raises(InputError, match="no study of this program"):
        StudyStore(tmp_path, study()[0]).refuse_others()


def test_two_at_once_are_refused_and_a_forked_process_holds_no_lock(tmp_path):
    made_by, _ = study()
    with StudyStore(tmp_path, made_by):
        with pytest.raises(InputError, match="another process"):
            StudyStore(tmp_path, made_by).open()
        begun = get_context("fork").Event()
        sleeper = get_context("fork").Process(target=sleep_on, args=(begun,), daemon=True)
        sleeper.start()
        assert begun.wait(30)
    try:
        StudyStore(tmp_path, made_by).open().close()
        assert sleeper.is_alive()
    finally:
        sleeper.kill()
        sleeper.join()


@pytest.mark.parametrize("allowed", range(4))
def test_a_full_disk_loses_no_chunk_and_leaves_nothing_half_written(tmp_path, monkeypatch, allowed):
    whole = bytes_in(filled(tmp_path / "whole").folder)
    made_by, pieces = study()
    replace, left = os.replace, [allowed]

    def until_full(source, target):
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "No space left on device", str(source))
        left[0] -= 1
        replace(source, target)

    store = StudyStore(tmp_path / "full", made_by).open()
    monkeypatch.setattr(os, "replace", until_full)
    with pytest.raises(RunFailedError, match="disk is full.*--resume"):
        for piece in pieces:
            store.keep(piece.chunk, rows_of(piece))
    store.close()
    monkeypatch.undo()
    assert not list((tmp_path / "full").rglob("*.part"))
    with StudyStore(tmp_path / "full", made_by) as again:
        assert again.finished() == set(range((allowed + 1) // 2))
        for piece in pieces:
            if piece.chunk.number not in again.finished():
                again.keep(piece.chunk, rows_of(piece))
    assert bytes_in(tmp_path / "full") == whole
