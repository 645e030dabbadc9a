"""The guide for those who know Mesa is one script, and it runs; its policy acts and what it changes holds."""

import os
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sim import FamilyServicesModel, Policy
from sim.state.codes import Tier

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "mesa.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
SMALL = 'small = __import__("sim").Place.read("tameside").scaled(0.05)\n'


@pytest.mark.slow
def test_the_guide_does_what_it_says(tmp_path):
    code = "".join(BLOCKS)
    assert code.count('place="tameside"') == 6
    script = tmp_path / "guide.py"
    script.write_text(SMALL + code.replace('place="tameside"', "place=small"))
    here = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], env=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "SocialWorker" in done.stdout


@pytest.fixture(scope="module")
def lived(place):
    """What the guide's block about a policy of one's own leaves behind, on the small place."""
    (block,) = (one for one in BLOCKS if "class HoldsTheQueue" in one)
    names = {"FamilyServicesModel": FamilyServicesModel, "Tier": Tier, "Policy": Policy, "small": place}
    exec(block.replace('place="tameside"', "place=small"), names)  # noqa: S102 (the guide's own words)
    return names["holder"].moved, names["held"], names["usual"]


def early_help_line(model, week):
    return model.course.schedule.at(week).thresholds["early_help"]


def test_the_policy_of_the_guide_moves_the_line_up_and_down(lived):
    moved, held, usual = lived
    assert len(moved) >= 2
    for order, week in enumerate(moved):
        before, after = (early_help_line(held, one) - early_help_line(usual, one) for one in (week - 1, week))
        assert before == pytest.approx(0.5 * (order % 2))
        assert after == pytest.approx(0.5 * (1 - order % 2))


def test_its_town_is_that_without_it_until_it_first_acts_and_another_one_afterwards(lived):
    (first, *_), held, usual = lived
    assert np.array_equal(held.tally[:first], usual.tally[:first])
    assert not np.array_equal(held.tally[first:], usual.tally[first:])
