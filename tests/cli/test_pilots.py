"""`compare` reports a pilot where a lever holds in some neighbourhoods only, and nothing of it elsewhere."""

import json

import pandas as pd
import pytest

HIGHER = "higher_early_help_threshold"
LONG = ("--years", 4, "--seeds", 3, "--workers", 1)
TRIED = """
title: Higher line in the north
thresholds: {from: 2019-04-01, where: [north], shift: {early_help: 0.3}}
"""


@pytest.fixture
def tried(tmp_path):
    (tmp_path / "tried.yaml").write_text(TRIED)
    return "tried.yaml"


def test_a_pilot_is_told_in_a_table_two_files_and_a_chart(revolving_door, tried, tmp_path):
    said = revolving_door("compare", "baseline", tried, *LONG, "--out", "out")
    assert said.code == 0, said.err
    assert "Pilot in north from 2019-04-01; controls: east, south and west." in said.out
    assert "right sign of 3" in said.out
    report = pd.read_parquet(tmp_path / "out" / "pilots.parquet")
    assert report["years"].unique().tolist() == [1, 2, 3]
    assert set(report["scenario"]) == {"tried"}
    assert len(pd.read_csv(tmp_path / "out" / "pilots.csv")) == len(report)
    assert (tmp_path / "out" / "charts" / "tried_pilot.png").stat().st_size > 20_000


@pytest.mark.slow
def test_the_same_pilot_gives_the_same_bytes(revolving_door, tried, tmp_path):
    for _ in range(2):
        revolving_door("compare", "baseline", tried, *LONG, "--out", "out")
    names = ("pilots.parquet", "pilots.csv", "charts/tried_pilot.png")
    before = [(tmp_path / "out" / name).read_bytes() for name in names]
    revolving_door("compare", "baseline", tried, *LONG, "--out", "again")
    assert [(tmp_path / "again" / name).read_bytes() for name in names] == before


def test_without_a_where_nothing_is_said_of_pilots(revolving_door, tmp_path):
    said = revolving_door("compare", "baseline", HIGHER, *LONG, "--out", "out")
    assert "pilot" not in said.out.lower()
    assert not list((tmp_path / "out").rglob("*pilot*"))
    found = json.loads(revolving_door("compare", "baseline", HIGHER, *LONG, "--json").out)
    assert (found["pilots"], found["pilot_years"]) == ({}, [])


def test_json_carries_the_pilot_and_its_years_beside_another_alternative(revolving_door, tried):
    found = json.loads(revolving_door("compare", "baseline", HIGHER, tried, *LONG, "--json").out)
    assert found["pilots"]["tried"]["controls"] == ["east", "south", "west"]
    assert {row["scenario"] for row in found["pilot_years"]} == {"tried"}
    assert {"effect", "estimate", "sign_right", "believed_from"} <= found["pilot_years"][0].keys()


def test_a_run_that_is_too_short_says_so(revolving_door, tried, tmp_path):
    said = revolving_door(
        "compare", "baseline", tried, "--years", 1, "--seeds", 2, "--workers", 1, "--out", "out"
    )
    assert said.code == 0, said.err
    assert "there is nothing to report: give more --years." in said.out
    assert not (tmp_path / "out" / "pilots.parquet").exists()
