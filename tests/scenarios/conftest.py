"""An invented town of three neighbourhoods, with a priority area in the second."""

from types import SimpleNamespace

import numpy as np
import pytest

from sim.population.own_agencies import names_of_agencies

MOST_DEPRIVED_FIRST = [0.55, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05]


@pytest.fixture
def town():
    """Return what a scenario needs of a place; riverside is the most deprived, then hill, then park."""
    return SimpleNamespace(
        name="invented",
        scaled_by=1.0,
        families=10_000,
        title="Invented Town",
        parameters={},
        history=[],
        agencies=None,
        agency_names=names_of_agencies(None),
        neighbourhood_names=["park", "hill", "riverside"],
        zone_names=["park", "hill", "riverside", "priority_area"],
        zone_neighbourhoods=np.array([0, 1, 2, 1]),
        zone_shares=np.array([0.4, 0.25, 0.3, 0.05]),
        tenth_shares=np.array([MOST_DEPRIVED_FIRST[::-1], [0.1] * 10, MOST_DEPRIVED_FIRST, [0.1] * 10]),
        priority_area=SimpleNamespace(neighbourhood="hill"),
    )


@pytest.fixture
def refused(town, tmp_path, monkeypatch):
    """Return a function that reads a scenario file, expects a refusal, and gives it back.

    It asserts what holds for every refusal: four parts, one line, and nothing written.
    """
    from sim.errors import InputError
    from sim.scenario import Scenario

    monkeypatch.chdir(tmp_path)

    def refuse(content, name="trial.yaml"):
        if content is not None:
            data = content if isinstance(content, bytes) else content.encode()
            (tmp_path / name).write_bytes(data)
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(InputError) as caught:
            Scenario.read(tmp_path / name).changes(town)
        problem = caught.value
        assert all(part.strip() for part in problem.parts().values())
        assert all(part in str(problem) for part in (problem.where, problem.found, problem.allowed))
        assert str(problem).isprintable()
        assert sorted(tmp_path.rglob("*")) == before
        return problem

    return refuse
