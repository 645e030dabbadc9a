"""A study runs on several processes, outlives them, and goes on from what is kept."""

import re

import numpy as np
import pandas as pd
import pytest

from sim.errors import InputError
from sim.failures import RunFailedError
from sim.study.analysis import analyse
from sim.study.chunks import Chunk, Piece, Run
from sim.study.cluster import Cluster
from sim.study.design import design_of
from sim.study.factor import noise_floor
from sim.study.gate import outputs_of
from sim.study.identity import identity_of
from sim.study.processes import Processes, _answered, _end, _started
from sim.study.runner import in_words, run_study
from sim.study.store import StudyStore
from sim.study.work import Job
from tests.study.known_functions import ISHIGAMI, ISHIGAMI_S1, ISHIGAMI_ST, G, Known, sobol_g_indices
from tests.study.run_a_study import CHUNK, POINTS, SEEDS, run
from tests.study.slow_subject import Slow


def contents(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    run(folder / "out", folder / "diary")
    return contents(folder / "out")


def test_every_run_is_made_once_and_told_rightly(tmp_path):
    store = run(tmp_path / "out", tmp_path / "diary")
    runs, lines = store.runs(), (tmp_path / "diary").read_text().splitlines()
    assert len(lines) == len(set(lines)) == len(runs) == POINTS * len(SEEDS)
    assert list(runs.columns) == ["point", "seed", "y"]
    assert runs.groupby("point")["y"].diff().dropna().to_numpy() == pytest.approx(1.0)  # seed 1 less seed 0


def test_one_process_and_two_leave_the_same_bytes(tmp_path, undisturbed):
    run(tmp_path / "out", tmp_path / "diary", way=Processes(1))
    assert contents(tmp_path / "out") == undisturbed


def test_a_killed_worker_is_replaced_and_nothing_is_lost(tmp_path, undisturbed):
    told = []
    run(
        tmp_path / "out",
        tmp_path / "diary",
        deadly=str(tmp_path / "mark"),
        progress=lambda *news: told.append(news[2]),
    )
    assert any("a process ended unexpectedly; chunk" in words for words in told)
    assert contents(tmp_path / "out") == undisturbed


def test_a_worker_that_dies_between_two_chunks_is_replaced_too(tmp_path):
    job = Job(Slow(str(tmp_path / "diary")), ("a", "b", "dummy"))
    worker = _started(job)
    worker.process.kill()
    worker.process.join()
    piece = Piece(Chunk(0, (Run(0, 0),), "key"), np.zeros((1, 3)))
    worker.give(piece)
    told, workers = [], [worker]
    while not (done := list(_answered(job, workers, workers[:], iter(()), told.append))):
        assert workers[0].piece is piece
    _end(workers[0])
    assert told == ["a process ended unexpectedly; chunk 0 is done again"]
    assert done[0].rows["y"].tolist() == [0.0]


def test_a_chunk_over_which_workers_die_again_and_again_is_named(tmp_path):
    with pytest.raises(RunFailedError, match=r"3 processes ended over chunk \d+ \(points \d+ to \d+\)"):
        run(tmp_path / "out", tmp_path / "diary", deadly=str(tmp_path / "mark"), always=True)


def test_a_run_that_breaks_off_is_named_with_its_values(tmp_path):
    with pytest.raises(
        RunFailedError, match=r"point \d+, seed 0 \(a 0\.\d+, b 0\.\d+, dummy 0\.\d+\): .*Error"
    ):
        run(tmp_path / "out", tmp_path / "no" / "diary")


def test_a_stopped_study_goes_on_with_what_is_missing(tmp_path, undisturbed):
    def stop(done, _runs, _words):
        if done >= POINTS:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(tmp_path / "out", tmp_path / "diary", progress=stop)
    kept = len(list((tmp_path / "out" / "chunks").glob("*.parquet")))
    assert 0 < kept < POINTS * len(SEEDS) // CHUNK
    (tmp_path / "diary").unlink()
    run(tmp_path / "out", tmp_path / "diary")
    assert len((tmp_path / "diary").read_text().splitlines()) == POINTS * len(SEEDS) - kept * CHUNK
    assert contents(tmp_path / "out") == undisturbed


def test_progress_tells_pace_and_time_left(tmp_path):
    told = []
    run(tmp_path / "out", tmp_path / "diary", progress=lambda *news: told.append(news))
    assert told[0] == (0, POINTS * len(SEEDS), "getting ready")
    assert [done for done, _, _ in told[1:]] == sorted(done for done, _, _ in told[1:])
    assert all(re.fullmatch(r"[\d.e+]+ runs a second, about .* left", words) for _, _, words in told[1:])


@pytest.mark.parametrize("seconds, words", [(30, "about 30 s"), (600, "about 10 min"), (9000, "about 2.5 h")])
def test_time_left_is_said_as_people_do(seconds, words):
    assert in_words(seconds) == words


@pytest.mark.slow
def test_a_cluster_that_does_not_answer_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"no scheduler answers at tcp://127.0.0.1:1 .*dask scheduler"):
        run(tmp_path / "out", tmp_path / "diary", way=Cluster("tcp://127.0.0.1:1"))


@pytest.mark.parametrize(
    "known, indices",
    [
        (Known("ishigami", ISHIGAMI), dict(S1=ISHIGAMI_S1, ST=ISHIGAMI_ST)),
        (Known("g", G), dict(zip(("S1", "ST"), sobol_g_indices(), strict=True))),
    ],
)
def test_the_runner_gives_known_functions_their_indices(tmp_path, known, indices):
    factors = (*known.factors, noise_floor())
    design = design_of("sobol", known.factors, 1024, 1)
    store = StudyStore(tmp_path / "out", identity_of(known, design, factors, SEEDS, 512))
    run_study(known, design, factors, SEEDS, store, Processes(2), lambda *_: None, 512)
    found = analyse(design, outputs_of(design, store.runs(), known.outcomes, len(SEEDS))).indices
    for name, exact in indices.items():
        mine = found[(found["index"] == name) & (found["factor"] != "dummy")].reset_index()
        assert (mine["low"] <= pd.Series(exact)).all()
        assert (pd.Series(exact) <= mine["high"]).all()
