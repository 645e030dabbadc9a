"""A stored comparison that moves money, and a model that may not be run again once it is stored."""

import shutil
from pathlib import Path

import pytest

from sim import compare
from sim.report.asked import Asked
from sim.report.material import Material
from sim.report.page import page_of
from sim.report.stored import read_stored
from sim.results.results import Results
from sim.state.measures import PLACE_OF
from tests.made_up_record import simulate

HIGHER = "higher_early_help_threshold"


def with_money(made_up):
    """Return the made-up model, with fewer foster weeks and more key workers once a policy has started."""

    def spends(*given, **more):
        record = made_up(*given, **more)
        parted = (record.tally[:, :, PLACE_OF["early_help_starts"]] == 1.0).all(axis=1)
        record.tally[parted, :, PLACE_OF["looked_after_foster"]] -= 5.0
        record.tally[parted, :, PLACE_OF["key_workers_in_post"]] += 2.0
        return record

    return spends


def nothing_is_run(*_, **__):
    raise AssertionError("a report ran the simulation")


@pytest.fixture
def store(made_up, tmp_path, monkeypatch):
    """Return a function that stores a comparison in a folder and then locks the model."""

    def stored(*alternatives, folder="stored", seeds=3, years=3):
        monkeypatch.setattr("sim.futures.simulate", with_money(made_up.simulate))
        given = {"years": years, "seeds": seeds, "out": tmp_path / folder, "workers": 1, "journeys": False}
        compare("baseline", *(alternatives or (HIGHER,)), **given)
        monkeypatch.setattr("sim.futures.simulate", nothing_is_run)
        return tmp_path / folder

    return stored


@pytest.fixture(scope="session")
def stored_once(tmp_path_factory):
    """Return a folder that is made once; tests write in copies of it."""
    home = tmp_path_factory.mktemp("report")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("calibration.posterior.FOLDER", home)
        patched.setattr("sim.futures.simulate", with_money(simulate))
        compare("baseline", HIGHER, years=3, seeds=3, out=home / "stored", workers=1, journeys=False)
    return home / "stored"


@pytest.fixture
def folder(stored_once, tmp_path, monkeypatch):
    """Return a copy of the stored comparison, with no simulation to be had."""
    monkeypatch.setattr("sim.futures.simulate", nothing_is_run)
    return Path(shutil.copytree(stored_once, tmp_path / "stored"))


@pytest.fixture(scope="session")
def page(stored_once):
    """Return the page of the stored comparison, drawn once."""
    return page_of(Material(read_stored(stored_once), Asked()))


@pytest.fixture
def material(folder):
    return Material(read_stored(folder), Asked())


@pytest.fixture
def twins(folder):
    return Results(folder / "baseline"), Results(folder / HIGHER)


@pytest.fixture
def without_page(monkeypatch):
    """Leave the page out, for tests of what stands beside it: its pictures take a second to draw."""
    monkeypatch.setattr("sim.report.writing.page_of", lambda material: "not drawn")


@pytest.fixture
def report(folder, monkeypatch, capsys, tmp_path):
    """Return a function that gives the command `report` on the stored folder: exit code, output, errors."""
    from sim.cli import main

    monkeypatch.chdir(tmp_path)

    def command(*words, of=folder):
        monkeypatch.setattr("sys.argv", ["revolving-door", "report", str(of), *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return left.value.code or 0, said.out, said.err

    return command
