"""Targets against the model: what is published, what a stored comparison says, and wrong files."""

import time

import pandas as pd
import pytest

from calibration.targets import targets
from dashboard.evidence.held import Way, begin, free_name, in_words, published, read_held, shipped, stored
from sim.errors import InputError

ROW = {"observed": 10.0, "low": 8.0, "high": 12.0, "p5": 9.0, "p95": 11.0, "width_of_range": 0.5}
GOOD = {"id": "C01", "what": "C01 referrals", "median": 10.0, "in_range": True, "covered": True}
MISSED = {"id": "C02", "what": "C02 again", "median": 15.0, "in_range": False, "covered": False}
BEYOND = {True: 0.0, False: 25.0}


def report(folder, *rows):
    folder.mkdir(parents=True)
    whole = [{**ROW, **row, "outside_percent": BEYOND[row["in_range"]]} for row in rows]
    pd.DataFrame(whole).to_csv(folder / "targets.csv", index=False)
    return folder


def test_every_part_of_every_target_is_published_with_its_range():
    table = published()
    assert len(table) == sum(len(target.parts()) for target in targets())
    assert set(table["target"]) == {target.id for target in targets()}


def test_the_shipped_fit_says_how_it_stands():
    posterior, said = shipped()
    bar = posterior.made_by["bar"]
    assert f"{bar['in_range']} are in range" in said and f"{bar['covered']} within" in said


def test_a_miss_is_named_with_its_side(tmp_path):
    table = read_held(report(tmp_path / "one", GOOD, MISSED))
    assert list(table["verdict"])[0] == "in range"
    assert list(table["verdict"])[1].startswith("missed: 25 % above the range")
    assert "Of 2 targets 1 lie" in in_words(table) and "Missed: C02 again." in in_words(table)


def test_a_file_of_something_else_is_refused_by_name(tmp_path):
    folder = report(tmp_path / "one", GOOD)
    pd.DataFrame({"id": [1]}).to_csv(folder / "targets.csv", index=False)
    with pytest.raises(InputError, match="no column covered"):
        read_held(folder)


@pytest.mark.slow
def test_one_begun_here_is_run_beside_the_dashboard_and_can_be_read(tmp_path):
    begun = begin(Way("a look", 0.02, 2), tmp_path)
    while begun.is_alive:
        time.sleep(0.2)
    assert begun.how_far is not None and begun.how_far[1] == 2
    assert stored(tmp_path) == [tmp_path / "validation"]
    assert set(read_held(tmp_path / "validation")["id"]) == {target.id for target in targets()}


def test_stored_ones_are_found_and_a_new_one_gets_a_free_name(tmp_path):
    report(tmp_path / "validation", GOOD)
    report(tmp_path / "deep" / "er", GOOD)
    assert {one.name for one in stored(tmp_path)} == {"validation", "er"}
    assert free_name("validation", tmp_path) == "validation_2"
