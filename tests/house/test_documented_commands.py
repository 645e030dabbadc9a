"""Every command that the README gives is executed, on a small place."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.dashboard.served import served

ROOT = Path(__file__).parents[2]
SMALL = {
    "run": ["--share", "0.02", "--years", "2", "--seeds", "2"],
    "compare": ["--share", "0.02", "--years", "2", "--seeds", "2"],
    "validate": ["--share", "0.02", "--seeds", "2"],
    "calibrate": ["--share", "0.02", "--population", "30", "--generations", "2"],
    "study": ["--share", "0.02", "--years", "1", "--points", "8"],
    "bench": ["--share", "0.06", "--years", "2"],
}
# the fewest futures from which a precision is known, two a draw, and few more
FEW = ["--seeds", "20", "--most-seeds", "24"]


def blocks(language):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def commands():
    lines = [line.partition("  #")[0].strip() for block in blocks("console") for line in block.splitlines()]
    return [line for line in lines if line.startswith("revolving-door")]


def smaller(words):
    """Return a documented command with a small place, a later option winning over an earlier one."""
    return [*words, *SMALL.get(words[0], []), *(FEW if "--precision" in words else [])]


def written_before(line):
    """Return the documented command that writes the folder which another reads; none for other commands."""
    words = shlex.split(line)[1:]
    if words[0] not in ("report", "journey"):
        return []
    every = [shlex.split(other)[1:] for other in commands()]
    return [other for other in every if other[-2:] == ["--out", words[1]]]


def test_a_documented_report_reads_what_a_documented_command_writes():
    readers = [line for line in commands() if shlex.split(line)[1] in ("report", "journey")]
    assert [len(written_before(line)) for line in readers] == [1, 1]


def test_the_readme_gives_every_command():
    from sim.cli import app

    named = {command.callback.__name__ for command in app.registered_commands}
    named |= {group.name for group in app.registered_groups}
    assert {shlex.split(line)[1] for line in commands()} == named


@pytest.mark.slow
@pytest.mark.parametrize("line", [line for line in commands() if "dashboard" not in line])
def test_a_documented_command_does_its_work(line, tmp_path):
    for words in (*written_before(line), shlex.split(line)[1:]):
        done = subprocess.run(
            [sys.executable, "-m", "sim", *smaller(words)],
            cwd=tmp_path,
            env=_here(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()


@pytest.mark.slow
def test_the_documented_dashboard_answers_and_ends_at_ctrl_c(tmp_path):
    assert "revolving-door dashboard" in commands()
    with served(tmp_path) as site:
        assert site.get("/_stcore/health") == "ok"
    assert site.ended_with == 0


@pytest.mark.slow
@pytest.mark.parametrize("code", blocks("python"))
def test_documented_python_does_its_work(code, tmp_path):
    # ten years of twenty seeds become two years of two
    small = code.replace(
        'place="tameside", years=10, seeds=range(20)', "place=small, years=2, seeds=range(2)"
    )
    asked = 'place="tameside", years=10, seeds=20, '
    small = small.replace(asked, "place=small, years=2, seeds=20, most_seeds=24, ")
    assert "tameside" not in small
    script = f'small = __import__("sim").Place.read("tameside").scaled(0.02)\n{small}'
    (tmp_path / "script.py").write_text(script)
    done = subprocess.run(
        [sys.executable, "script.py"], cwd=tmp_path, env=_here(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("target", ["demo", "dashboard", "test", "install", "lint", "bench"])
def test_make_knows_the_documented_targets(target):
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert f"make {target}" in (ROOT / "README.md").read_text(encoding="utf-8")


def _here():
    return os.environ | {"PYTHONPATH": str(ROOT)}
