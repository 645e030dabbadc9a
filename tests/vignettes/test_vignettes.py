"""Vignettes: cases that practitioners can read and sign, each put through the real step of the week."""

from pathlib import Path

import pytest
import yaml

from tests.vignettes.one_family import OneFamily

STAGES = ("front_door", "closing", "enquiry", "plan", "queue", "advocate")


def vignettes():
    for file in sorted(Path(__file__).parent.glob("*.yaml")):
        page = yaml.safe_load(file.read_text(encoding="utf-8"))
        for case in page["cases"]:
            yield pytest.param(page, case, id=case["name"])


@pytest.mark.parametrize(("page", "case"), list(vignettes()))
def test_a_vignette(page, case):
    assert case["stage"] in STAGES
    town = OneFamily(page.get("lines", {}), page.get("urgent_score", 4.0))
    assert getattr(town, case["stage"])(**case["given"]) == case["then"]


def test_there_are_vignettes_of_every_stage():
    assert {param.values[1]["stage"] for param in vignettes()} == set(STAGES)
