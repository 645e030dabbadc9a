"""Runs a study of the slow subject in a process of its own, so that it can be killed."""

import sys
from pathlib import Path

from sim.study.cluster import Cluster
from sim.study.design import design_of
from sim.study.factor import noise_floor
from sim.study.identity import identity_of
from sim.study.processes import Processes
from sim.study.runner import run_study
from sim.study.store import StudyStore
from tests.study.slow_subject import FACTORS, Slow

SEEDS, POINTS, CHUNK = (0, 1), 160, 8


def run(out, diary, seconds=0.0, way=None, progress=lambda *_: None, **subject):
    """Run the study and return its store."""
    slow, factors = Slow(str(diary), seconds, **subject), (*FACTORS, noise_floor())
    design = design_of("latin", FACTORS, POINTS, 1)
    store = StudyStore(Path(out), identity_of(slow, design, factors, SEEDS, CHUNK))
    run_study(slow, design, factors, SEEDS, store, way or Processes(2), progress, CHUNK)
    return store


if __name__ == "__main__":
    out, diary, seconds, *address = sys.argv[1:]
    run(out, diary, float(seconds), Cluster(address[0]) if address else None)
