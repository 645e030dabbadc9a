"""The guide to a place of one's own: its steps are taken in order, and its table has every number."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.filled_place import figures_of_tameside, filled

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/your_own_authority.md").read_text(encoding="utf-8")
SMALL = ("--share", "0.05", "--years", "2", "--seeds", "2")


def steps():
    """Return the commands of the guide, in order, as words."""
    blocks = re.findall(r"^```console\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


def fill(file):
    """Fill in a new place file with the figures of Tameside."""
    text = filled(file.read_text(encoding="utf-8"), figures_of_tameside())
    file.write_text(text, encoding="utf-8")


def test_the_guide_leads_from_a_new_file_to_one_that_is_sound(revolving_door, tmp_path):
    new, check, run, compare = steps()
    assert [new[:2], check[0], run[0], compare[0]] == [["places", "new"], "check", "run", "compare"]
    assert revolving_door(*new).code == 0
    assert revolving_door(*check).code == 2
    fill(tmp_path / "my_borough.yaml")
    said = revolving_door(*check)
    assert said.code == 0
    assert "national stand-ins" in said.out


@pytest.mark.slow
def test_the_steps_of_the_guide_do_their_work(tmp_path):
    for words in steps():
        command = [sys.executable, "-m", "sim", *words, *(SMALL if words[0] in ("run", "compare") else ())]
        here = os.environ | {"PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, cwd=tmp_path, env=here, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        if words[0] == "places":
            fill(tmp_path / "my_borough.yaml")
    assert (tmp_path / "results/my_borough/demand.parquet").exists()


def test_the_table_of_the_guide_has_each_number_of_the_template_once():
    rows = re.findall(r"^\| (\d+)(?:-(\d+))? \|", GUIDE, re.MULTILINE)
    numbers = [n for first, last in rows for n in range(int(first), int(last or first) + 1)]
    assert numbers == list(range(1, 25))


def test_what_is_not_there_yet_is_no_command_of_the_guide():
    from sim.cli import app

    known = {command.callback.__name__ for command in app.registered_commands}
    known |= {group.name for group in app.registered_groups}
    assert {words[0] for words in steps()} <= known
