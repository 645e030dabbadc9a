"""The commands that the page shows make what the page shows."""

import shlex

import pandas as pd
import pytest

from dashboard.door.again import commands
from dashboard.door.town import Asked
from sim.cli import main
from sim.results.results import Results

BASELINE = Asked("baseline", "", 0.02, 1)


def _run(monkeypatch, line):
    monkeypatch.setattr("sys.argv", shlex.split(line))
    with pytest.raises(SystemExit) as left:
        main()
    assert not left.value.code


def test_the_commands_give_the_same_families(tmp_path, monkeypatch, lives):
    monkeypatch.chdir(tmp_path)
    family = int(lives.journeys["family"].iloc[0])
    first, second = commands([BASELINE], family).splitlines()
    _run(monkeypatch, first)
    _run(monkeypatch, second)
    told = Results(tmp_path / "results/door").journeys_of(0)
    same = lives.journeys[lives.journeys["week"] <= told["week"].max()].reset_index(drop=True)
    pd.testing.assert_frame_equal(told, same)
    assert f"Family {family}" in (tmp_path / "results/life/story.txt").read_text()


def test_two_lives_are_compared_and_the_twin_is_told():
    hub = BASELINE._replace(scenario="all_together")
    first, second = commands([BASELINE, hub], 7).splitlines()
    assert first.startswith("revolving-door compare baseline all_together --place tameside --share 0.02")
    assert "results/door/baseline --family 7 --twin results/door/all_together" in second
    assert commands([BASELINE]).count("\n") == 0
