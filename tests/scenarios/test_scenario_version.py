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


def test_there_is_a_step_from_every_older_version():
    older = range(scenario_version.FIRST, scenario_version.VERSION)
    assert list(scenario_version.STEPS) == list(older)


def test_a_file_of_an_older_version_is_read_and_may_be_extended_by_one_of_the_present(monkeypatch, tmp_path):
    """`risk_appetite` is made up to have been called `care_appetite` once."""
    monkeypatch.setattr(scenario_version, "VERSION", 2)

    def renamed(data):
        return {("risk_appetite" if key == "care_appetite" else key): value for key, value in data.items()}

    monkeypatch.setattr(scenario_version, "STEPS", {1: renamed})
    (tmp_path / "old.yaml").write_text("version: 1\ncare_appetite: {factor: 1.2}\n")
    (tmp_path / "new.yaml").write_text("extends: old.yaml\nstep_down: {share: 0.4}\n")
    old, new = (Scenario.read(tmp_path / name) for name in ("old.yaml", "new.yaml"))
    assert [lever.factor for lever in old.risk_appetite] == [1.2]
    assert new.risk_appetite[0].factor == 1.2
    assert new.step_down[0].share == 0.4


def test_a_file_without_a_version_takes_no_step(monkeypatch):
    monkeypatch.setattr(scenario_version, "VERSION", 2)
    monkeypatch.setattr(scenario_version, "STEPS", {1: lambda data: {}})
    with pytest.raises(InputError) as caught:
        Scenario.of({"care_appetite": {"factor": 1.2}}, "trial", "trial.yaml")
    assert "unknown key 'care_appetite'" in caught.value.found
