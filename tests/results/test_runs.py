"""Runs keep each seed as it finishes, go on where they stopped, and never write over another run."""

import hashlib

import pytest

from sim import Results, Scenario, run
from sim.errors import InputError
from sim.failures import RunFailedError


def bytes_of(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_run_writes_whole_tables_and_nothing_unfinished(made_up, tmp_path):
    results = run("baseline", years=2, seeds=3, out=tmp_path / "out", workers=1)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    tables = {"demand", "families", "snapshots", "ledger", "revolving_door"}
    assert names == {f"{table}.parquet" for table in tables} | {"journeys", "provenance.json"}
    assert results.demand["seed"].unique().tolist() == [0, 1, 2]
    assert results.journeys["seed"].unique().tolist() == [0, 1, 2]
    assert results.ledger["gbp"].sum() > 0
    assert results.seeds == [0, 1, 2]


def test_the_same_inputs_give_the_same_bytes_in_another_folder(made_up, tmp_path):
    for name in ("a", "b"):
        run("baseline", years=2, seeds=2, out=tmp_path / name, workers=1)
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


def test_a_run_that_grows_by_seeds_is_the_run_made_at_once(made_up, tmp_path):
    run("baseline", years=2, seeds=[4, 1], out=tmp_path / "grown", workers=1)
    run("baseline", years=2, seeds=[0, 1, 4, 7], out=tmp_path / "grown", workers=1)
    run("baseline", years=2, seeds=[0, 1, 4, 7], out=tmp_path / "whole", workers=1)
    assert bytes_of(tmp_path / "grown") == bytes_of(tmp_path / "whole")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, ValueError])
def test_what_was_finished_is_kept_and_not_run_again(made_up, monkeypatch, tmp_path, stop):
    tried = []

    def stops_at_the_third(place, scenario, seed, years, journeys=True, last=False):
        tried.append(seed)
        if seed == 2 and tried.count(2) == 1:
            raise stop
        return made_up.simulate(place, scenario, seed, years, journeys)

    monkeypatch.setattr("sim.futures.simulate", stops_at_the_third)
    with pytest.raises(KeyboardInterrupt if stop is KeyboardInterrupt else RunFailedError):
        run("baseline", years=2, seeds=4, out=tmp_path / "out", workers=1)
    with pytest.raises(InputError, match="unfinished run"):
        Results(tmp_path / "out")
    run("baseline", years=2, seeds=4, out=tmp_path / "out", workers=1)
    assert tried == [0, 1, 2, 2, 3]
    run("baseline", years=2, seeds=4, out=tmp_path / "whole", workers=1)
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")


def test_another_scenario_is_refused_and_the_folder_left_as_it_was(made_up, tmp_path):
    run("baseline", years=2, seeds=1, out=tmp_path, workers=1)
    before = bytes_of(tmp_path)
    with pytest.raises(InputError, match="another run .it differs in scenario"):
        run("higher_early_help_threshold", years=2, seeds=1, out=tmp_path, workers=1)
    with pytest.raises(InputError, match="differs in years"):
        run("baseline", years=3, seeds=1, out=tmp_path, workers=1)
    assert bytes_of(tmp_path) == before


def test_a_folder_of_other_things_and_a_file_are_refused(made_up, tmp_path):
    (tmp_path / "thesis.docx").write_text("precious")
    with pytest.raises(InputError, match="not results of this program"):
        run("baseline", years=2, seeds=1, out=tmp_path, workers=1)
    with pytest.raises(InputError, match="is a file"):
        run("baseline", years=2, seeds=1, out=tmp_path / "thesis.docx" / "out", workers=1)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"scenario": "no_such_scenario"},
        {"place": "atlantis"},
        {"seeds": []},
        {"seeds": [-1]},
        {"years": 0},
        {"years": 99},
    ],
)
def test_wrong_input_writes_nothing(made_up, tmp_path, wrong):
    given = {"scenario": "baseline", "years": 2, "seeds": 1, **wrong}
    with pytest.raises(InputError):
        run(given.pop("scenario"), out=tmp_path / "out", workers=1, **given)
    assert not (tmp_path / "out").exists()


def test_without_a_folder_results_last_as_long_as_they_are_used(made_up):
    results = run(Scenario.read("baseline"), years=2, seeds=1, workers=1)
    folder = results.folder
    assert len(results.families)
    assert folder.exists()
    del results
    assert not folder.exists()


def test_without_journeys_the_run_says_so(made_up, tmp_path):
    results = run("baseline", years=2, seeds=1, out=tmp_path, workers=1, journeys=False)
    assert results.revolving_door.empty
    with pytest.raises(InputError, match="no journeys of seed 0"):
        results.journeys_of(0)


def test_progress_is_told_of_every_future(made_up, tmp_path):
    told = []
    run(
        "baseline",
        years=2,
        seeds=3,
        workers=1,
        progress=lambda done, of, words: told.append((done, of, words)),
    )
    assert told == [(1, 3, "seed 0"), (2, 3, "seed 1"), (3, 3, "seed 2")]


def test_seeds_run_on_two_cores_give_the_same_bytes(made_up, tmp_path):
    run("baseline", years=2, seeds=4, out=tmp_path / "one", workers=1)
    run("baseline", years=2, seeds=4, out=tmp_path / "two", workers=2)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
