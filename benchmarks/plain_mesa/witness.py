"""Witness: both models live one setting; where they differ and how their speeds compare."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.plain_mesa.compiled_run import in_use, live_compiled
from benchmarks.plain_mesa.setting import Choice, Setting
from sim.failures import RunFailedError
from sim.state.measures import MEASURES, M
from sim.state.town import Town

ROOT = Path(__file__).parents[2]
NEAR = 1e-9  # sums of the same numbers in another order differ in their last digits


def witness(choice: Choice, profiled: bool = True) -> dict[str, Any]:
    """Live a choice both ways; return seconds [s], their ratio, the twin's profile and differences.

    Raises `RunFailedError` with the last line of what the twin's process said.
    """
    setting = Setting(choice)
    with tempfile.TemporaryDirectory() as folder:
        start, end = Path(folder) / "start.npz", Path(folder) / "end.npz"
        compiled = live_compiled(setting, start)
        twin = _twin_alone(start, end, choice, profiled)
        with np.load(end) as tables:
            differences = differing(compiled.town, dict(tables), setting)
    families = len(compiled.town.families)
    weeks = setting.calendar.weeks - setting.first_week
    return {
        "families": families,
        "weeks": weeks,
        "seconds": twin["seconds"],
        "compiled_seconds": compiled.seconds,
        "ratio": twin["seconds"] / compiled.seconds,
        "family_weeks_per_second": families * weeks / twin["seconds"],
        "profile": twin["profile"],
        "differences": differences,
        "counted": float(compiled.town.tally[setting.first_week :].sum()),
        "advised_weeks": float(compiled.town.tally[setting.first_week :, :, M.ADVOCATE_FAMILIES].sum()),
    }


def _twin_alone(start: Path, end: Path, choice: Choice, profiled: bool) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.plain_mesa.alone", str(start), str(end), json.dumps(choice)]
    words.append("profiled" if profiled else "timed")
    found_in = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    surroundings = os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": found_in}
    done = subprocess.run(words, env=surroundings, capture_output=True, text=True)
    if done.returncode:
        raise RunFailedError(done.stderr.strip().splitlines()[-1])
    return json.loads(done.stdout)


def differing(town: Town, tables: dict[str, np.ndarray], setting: Setting) -> list[str]:
    """Say where the compiled run's counts and end state differ from the twin's: the first of each kind."""
    first = setting.first_week
    counted = tables.pop("tally")
    if setting.choice.from_founding:
        first = setting.calendar.record_from
        counted = counted[first:]
    found = differing_counts(town.tally[first:], counted, first)
    columns = in_use(town)
    for name, twins in tables.items():
        table, _, field = name.partition(".")
        ours = columns[table][field]
        if name == "families.spell":
            ours = ours >= 0
        found += differing_column(name, ours, twins)
    return found


def differing_counts(ours: np.ndarray, twins: np.ndarray, first: int) -> list[str]:
    """Name each measure that differs, with the first week and neighbourhood in which it does."""
    apart = ~np.isclose(ours, twins, rtol=NEAR, atol=NEAR)
    return [
        f"{measure.name}: first in week {first + week}, neighbourhood {where}, "
        f"{ours[week, where, place]} against {twins[week, where, place]}"
        for place, measure in enumerate(MEASURES)
        for week, where in np.argwhere(apart[:, :, place])[:1]
    ]


def differing_column(name: str, ours: np.ndarray, twins: np.ndarray) -> list[str]:
    """Name a column that differs, with the first row in which it does."""
    if ours.shape != twins.shape:
        return [f"{name}: {len(ours)} rows against {len(twins)}"]
    apart = np.argwhere(~np.isclose(ours, twins, rtol=NEAR, atol=NEAR))
    return [f"{name}: first in row {at[0]}, {ours[tuple(at)]} against {twins[tuple(at)]}" for at in apart[:1]]
