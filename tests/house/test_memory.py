"""A run keeps to its memory, and what kept it from that before does not come back."""

import json
import subprocess
import sys

import pytest
from numba import types
from numba.core.itanium_mangler import mangle

from sim.bench import RUN_AND_KEEP
from sim.compiled import JIT_DISABLED, ReferenceType
from sim.memory import STATUS
from sim.warm import compiled_kinds, warm_up

BUDGET = 500  # MB


@pytest.mark.skipif(JIT_DISABLED, reason="nothing is compiled")
def test_the_name_of_a_compiled_function_is_short_whatever_a_town_holds():
    assert len(mangle("sim.week.live_whole_week", compiled_kinds())) < 200


def test_references_to_other_fields_have_other_names():
    wide, narrow = ([("families", kind)] for kind in (types.int64, types.int32))
    assert ReferenceType(wide) == ReferenceType(list(wide))
    assert ReferenceType(wide) != ReferenceType(narrow)
    assert ReferenceType(wide).name != ReferenceType([("homes", types.int64)]).name


@pytest.mark.slow
@pytest.mark.skipif(not STATUS.exists(), reason="peaks of processes are told apart on Linux only")
def test_one_future_of_a_whole_town_with_its_journeys_keeps_to_its_budget():
    warm_up()
    asked = json.dumps(["tameside", 10, 1.0, "baseline", 0])
    done = subprocess.run([sys.executable, "-c", RUN_AND_KEEP, asked], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["peak_mb"] < BUDGET
