"""A small town that really lived, kept once for every test of a story, and the command that tells one."""

import pytest

from sim import run
from sim.cli import main
from sim.population.place import Place
from sim.results.results import Results


@pytest.fixture(scope="session")
def small_town(tmp_path_factory):
    """Return the folder of three years of a fiftieth of Tameside, journeys and all."""
    folder = tmp_path_factory.mktemp("story") / "baseline"
    place = Place.read("tameside").scaled(0.02)
    run("baseline", place, 3, 1, out=folder, workers=1, parameters="best")
    return folder


@pytest.fixture(scope="session")
def results(small_town):
    return Results(small_town)


@pytest.fixture
def journey(small_town, monkeypatch, capsys, tmp_path):
    """Return a function that gives the command `journey`: exit code, output, errors."""
    monkeypatch.chdir(tmp_path)

    def command(*words, of=small_town):
        monkeypatch.setattr("sys.argv", ["revolving-door", "journey", str(of), *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return left.value.code or 0, said.out, said.err

    return command
