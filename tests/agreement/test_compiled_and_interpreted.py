"""Compiled or interpreted, the model is one: the same run gives the same bytes."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sim.state.measures import MEASURES, M

ROOT = Path(__file__).parents[2]
TINY = 0.002  # 59 families


def lived(folder, share, years, seed, compiled):
    file = folder / f"{'compiled' if compiled else 'interpreted'}.npz"
    words = [sys.executable, "-m", "tests.agreement.lived_apart", file, share, years, seed]
    surroundings = {**os.environ, "NUMBA_DISABLE_JIT": "0" if compiled else "1"}
    done = subprocess.run(list(map(str, words)), cwd=ROOT, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    with np.load(file) as tables:
        return dict(tables)


def refuse_differences(one, other):
    """Name the first week, measure and family that differ, then hold every byte against its twin."""
    weeks = np.argwhere(one["tally"] != other["tally"])
    if len(weeks):
        week, where, measure = weeks[0]
        raise AssertionError(f"week {week}, neighbourhood {where}: {MEASURES[measure].name} differs first")
    for name in one["families"].dtype.names:
        differs = one["families"][name] != other["families"][name]
        rows = np.flatnonzero(differs.reshape(len(differs), -1).any(axis=1))
        assert not len(rows), f"row {rows[:1]}: {name} differs at the end"
    for table, held in one.items():
        assert held.tobytes() == other[table].tobytes(), f"{table} differ"


def compare_ways(folder, share, years, seed):
    compiled = lived(folder, share, years, seed, compiled=True)
    refuse_differences(compiled, lived(folder, share, years, seed, compiled=False))
    assert len(compiled["events"]) > 200
    assert compiled["tally"].sum() > 0
    assert compiled["tally"][:, :, M.ADVOCATE_STARTS].sum() > 0
    assert compiled["tally"][:, :, M.SERVICE_STARTS].sum() > 0
    assert compiled["tally"][:, :, M.NETWORK_FAMILIES].sum() > 0


def test_a_tiny_town_is_the_same_to_the_last_bit_compiled_and_interpreted(tmp_path):
    compare_ways(tmp_path, TINY, years=1, seed=1)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2, 3])
def test_a_larger_town_is_the_same_compiled_and_interpreted(tmp_path, seed):
    compare_ways(tmp_path, 0.01, years=3, seed=seed)
