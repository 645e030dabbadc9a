"""The guides are those that the program writes now, with every lever, every key and every parameter."""

import pytest

from sim.guides.__main__ import guides
from sim.parameters import PARAMETERS
from sim.policy.levers import LEVERS
from sim.shipped import ROOT

WRITTEN = guides()


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.name)
def test_a_guide_is_as_the_program_writes_it_now(path):
    assert path.read_text(encoding="utf-8") == WRITTEN[path], "write it anew with `make guides`"


def test_every_parameter_has_a_row():
    page = WRITTEN[ROOT / "docs" / "parameters.md"]
    assert [line.split("`")[1] for line in page.splitlines() if line.startswith("| `")] == list(PARAMETERS)


def test_every_lever_has_a_section():
    page = WRITTEN[ROOT / "docs" / "levers.md"]
    assert [line[3:] for line in page.splitlines() if line.startswith("## ")] == list(LEVERS)
