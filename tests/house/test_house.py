"""House rules that a machine can see."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from calibration.evidence import evidence
from sim.parameters import PARAMETERS
from sim.units import CODE

ROOT = Path(__file__).parents[2]
LONGEST = 260
ROOMS = ("sim", "calibration", "dashboard", "benchmarks", "tests", "docs")
TEXTS = ("*.py", "*.md", "*.yaml", "*.toml", "*.lock", "Makefile", "run", "find-python")


def files(*patterns, rooms=(*ROOMS, "scenarios", ".ci")):
    places = [ROOT / room for room in rooms]
    inside = [path for place in places for pattern in patterns for path in place.rglob(pattern)]
    return sorted({*inside, *(path for pattern in patterns for path in ROOT.glob(pattern))})


@pytest.mark.parametrize("path", PARAMETERS, ids=str)
def test_every_parameter_has_a_unit_a_range_round_its_default_and_a_provenance(path):
    parameter = PARAMETERS[path]
    known = parameter.provenance
    assert parameter.quantity.unit
    assert known.kind in ("evidence", "calibrated", "assumption")
    assert len(known.source) >= 3
    assert known.low <= known.high
    values = _numbers(parameter.default)
    assert min(values) >= parameter.quantity.lowest
    assert max(values) <= parameter.quantity.highest
    if len(values) == 1 and parameter.quantity != CODE:
        assert known.low <= values[0] <= known.high


def test_parameters_that_cite_an_evidence_id_cite_one_that_exists():
    known = evidence()
    for parameter in PARAMETERS.values():
        if parameter.provenance.kind == "evidence":
            words = re.findall(r"[a-z0-9]+(?:_[a-z0-9]+)+", parameter.provenance.source)
            assert [word for word in words if word not in known] == [], parameter.path


@pytest.mark.parametrize("path", files("*.py", rooms=ROOMS), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_holds_one_idea(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST
    assert lines, "an empty file has no label on its door"
    assert lines[0].startswith(('"""', "#!")), "the first line says what is behind the door"


def test_no_room_has_a_name_that_says_nothing():
    nameless = {"utils", "util", "helpers", "helper", "misc", "common", "core", "base"}
    assert [path for path in files("*.py") if path.stem in nameless] == []


def test_the_lock_is_hashed_and_names_no_address():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    packages = re.findall(r"^[a-z0-9][a-z0-9._-]*==\S+", lock, re.MULTILINE)
    assert len(packages) > 50
    blocks = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)


def test_no_file_names_a_package_registry():
    registry = re.compile(r"https?://[\w.-]*(?:" + "|".join(("py" + "pi", "np" + "mjs", "deb" + "ian")) + ")")
    assert [path for path in files(*TEXTS) if registry.search(path.read_text(encoding="utf-8"))] == []


def test_data_flow_one_way():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "Contracts: 3 kept, 0 broken." in done.stdout


def _numbers(default):
    if isinstance(default, tuple | list):
        return [number for part in default for number in _numbers(part)]
    return [float(default)]
