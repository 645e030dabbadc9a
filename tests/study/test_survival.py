"""A study killed at any moment, and gone on with, leaves what an undisturbed one leaves. Really killed."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.study.run_a_study import CHUNK, POINTS, SEEDS, run
from tests.study.test_runner import contents

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SECONDS_A_RUN, KILLS = 0.04, 10


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    run(folder / "out", folder / "diary")
    return contents(folder / "out")


def started(*words):
    """Start a process of its own group, so that it can be killed with its children and nothing else."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    command = [sys.executable, *map(str, words)]
    return subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True, **quiet)


def kill(process):
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def kept(out):
    return {path.name for path in (out / "chunks").glob("*.parquet")}


def wait_until(true, seconds=60):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


def test_killed_ten_times_at_random_moments_it_leaves_the_same_bytes(tmp_path, undisturbed):
    out, diary, luck = tmp_path / "out", tmp_path / "diary", random.Random(7)
    alive_when_killed = 0
    for _ in range(KILLS):
        before = kept(out)
        study = started("-m", "tests.study.run_a_study", out, diary, SECONDS_A_RUN)
        wait_until(lambda before=before, study=study: kept(out) - before or study.poll() is not None)
        time.sleep(luck.uniform(0.0, 0.3))
        alive_when_killed += study.poll() is None
        kill(study)
        assert before <= kept(out)
    assert alive_when_killed == KILLS
    finished, lines = kept(out), len(diary.read_text().splitlines())
    run(out, diary)
    assert contents(out) == undisturbed
    more = len(diary.read_text().splitlines()) - lines
    assert more == POINTS * len(SEEDS) - CHUNK * len(finished)  # nothing finished was run again


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture
def cluster(tmp_path):
    """A real scheduler and two workers of one thread, on loopback."""
    address = f"tcp://127.0.0.1:{free_port()}"
    host, port = address.removeprefix("tcp://").split(":")
    plain = ("--no-dashboard",)
    processes = [started("-m", "distributed.cli.dask_scheduler", "--host", host, "--port", port, *plain)]
    wait_until(lambda: answers(host, int(port)))
    options = ("--nthreads", 1, "--no-nanny", "--local-directory", tmp_path / "dask", *plain)
    processes += [started("-m", "distributed.cli.dask_worker", address, *options) for _ in range(2)]
    from distributed import Client

    with Client(address, timeout=30, set_as_default=False) as client:
        client.wait_for_workers(2, timeout=60)
    yield address, processes
    for process in reversed(processes):
        kill(process)


def answers(host, port):
    with socket.socket() as one:
        return one.connect_ex((host, port)) == 0


def test_a_cluster_that_loses_a_worker_leaves_the_same_bytes(tmp_path, undisturbed, cluster):
    address, processes = cluster
    out = tmp_path / "out"
    study = started("-m", "tests.study.run_a_study", out, tmp_path / "diary", SECONDS_A_RUN, address)
    try:
        wait_until(lambda: len(kept(out)) >= 5)
        kill(processes[-1])
        assert study.poll() is None  # it was in the middle of it
        study.wait(timeout=120)
    finally:
        kill(study)
    assert study.returncode == 0
    assert contents(out) == undisturbed
