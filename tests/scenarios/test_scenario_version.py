"""A scenario file of an older version is brought up to date, of a newer one refused."""

import pytest

from sim import scenario_version
from sim.errors import InputError
from sim.scenario import Scenario


def test_without_a_version_a_file_is_of_the_present_one():
    assert Scenario.of({"title": "One", "version": 1}) == Scenario.of({"title": "One"})


@pytest.mark.parametrize("version", [0, -1, "1", True, 1.0, None, 2])
def test_a_version_that_never_was_or_is_to_come_is_refused(version):
    with pytest.raises(InputError) as caught:
        Scenario.of({"version": version}, "trial", "trial.yaml")
    assert caught.value.where == "trial.yaml, version"


def test_an_older_file_takes_every_step_to_the_present(monkeypatch):
    """There is no older version yet: two are made up here."""
    monkeypatch.setattr(scenario_version, "VERSION", 3)
    steps = {1: lambda data: {"heading": data["name"]}, 2: lambda data: {"title": data["heading"]}}
    monkeypatch.setattr(scenario_version, "STEPS", steps)
    assert scenario_version.up_to_date({"version": 1, "name": "Old"}, "old.yaml") == {"title": "Old"}
    assert scenario_version.up_to_date({"version": 2, "heading": "Old"}, "old.yaml") == {"title": "Old"}
    assert scenario_version.up_to_date({"title": "New"}, "new.yaml") == {"title": "New"}
