"""One finished study, really conducted and drawn, as small as can be; each test has a copy of its own."""

import shutil

import pytest

from sim.charts.study_findings import draw_findings
from sim.study.conduct import conduct
from sim.study.study import Study
from tests.dashboard.studies.tiny_study import TINY


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A folder of results with one finished study in it."""
    results = tmp_path_factory.mktemp("results")
    draw_findings(conduct(Study.of(TINY), results / "tiny"), results / "tiny")
    return results


@pytest.fixture
def results(made, tmp_path):
    """A copy of that folder."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return tmp_path
