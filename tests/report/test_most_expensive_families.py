"""The most expensive families in the report: in words, in a sheet of their own, at the prices asked for."""

import csv

import pandas as pd
import pytest

from sim import compare
from sim.population.place import Place
from sim.report.sections.most_expensive import UNKEPT, most_expensive_families
from sim.report.tables import tables_of
from tests.report.conftest import HIGHER

MADE_UP = {  # figure: baseline, policy
    "families": (300.0, 300.0),
    "mean_gbp": (150_000.0, 140_000.0),
    "threshold_gbp": (60_000.0, 59_000.0),
    "highest_gbp": (620_000.0, 610_000.0),
    "share_of_all_cost": (0.56, 0.55),
    "tier_looked_after": (135_000.0, 126_000.0),
    "agency_police": (1_000.0, 1_000.0),
    "agency_courts": (9_000.0, 8_000.0),
    "agency_social_care": (130_000.0, 121_000.0),
    "agency_school": (100.0, 100.0),
    "reported_families": (12.0, 11.0),
    "reported_share_of_care": (0.96, 0.95),
}


def table_of(figures):
    rows = [
        {
            **{"figure": figure, "baseline": mine, "baseline_low": 0.9 * mine, "baseline_high": 1.1 * mine},
            **{"policy": theirs, "policy_low": 0.9 * theirs, "policy_high": 1.1 * theirs},
            **{"difference": theirs - mine, "low": 2.0 * (theirs - mine), "high": 0.0, "confidence": 0.95},
            **{"in_words": "lower in 3 of 3 paired futures", "verdict": "lower", "futures": 3},
        }
        for figure, (mine, theirs) in figures.items()
    ]
    return pd.DataFrame(rows)


def test_without_journeys_one_sentence_says_so_and_how_to_keep_them(material, page):
    [words] = most_expensive_families(material).parts
    assert list(words.sentences) == [UNKEPT]
    assert "--no-journeys" in UNKEPT and UNKEPT in page
    assert "most_expensive_families" not in tables_of(material)


def test_it_says_how_many_what_they_cost_who_pays_and_for_what(material):
    material.most_expensive = table_of(MADE_UP)
    words, grid = most_expensive_families(material).parts
    first, second = words.sentences
    assert "the dearest 1 % of families living here (300) take 56 % of all cost" in first
    assert "£150,000 each a year" in first
    assert "paid by social care (£130,000), courts (£9,000), police (£1,000). 90 % is for children" in first
    assert "£354,700 to £468,200 in 2024/25 prices, taken as money of 2011/12" in second
    assert "12 families a year cost the lower sum or more, 96 % of it in care" in second
    assert list(grid.rows[0][1:]) == [
        "150 (135 to 165)",
        "140 (126 to 154)",
        "−10.0",
        "−20.0 to 0",
        "lower in 3 of 3",
    ]
    assert grid.rows[1][0] == "Of this social care pays, £ thousand"


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Return a folder of real runs whose journeys were kept, lived before the model is locked."""
    folder = tmp_path_factory.mktemp("most_expensive") / "kept"
    place = Place.read("tameside").scaled(0.03)
    compare("baseline", HIGHER, place=place, years=2, seeds=2, out=folder, workers=1)
    return folder


@pytest.mark.slow
def test_from_kept_journeys_it_is_drawn_anew_at_other_prices(kept, report, tmp_path):
    (tmp_path / "mine.yaml").write_text("foster_week: 10000\n")
    found = {}
    for out, words in (("usual", ()), ("mine", ("--prices", "mine.yaml"))):
        assert report(*words, "--out", out, of=kept)[0] == 0
        with (tmp_path / out / "tables" / "most_expensive_families.csv").open(encoding="utf-8") as file:
            found[out] = {row["figure"]: float(row["baseline"]) for row in csv.DictReader(file)}
        page = (tmp_path / out / "report.html").read_text(encoding="utf-8")
        assert UNKEPT not in page and "Each costs a year, £ thousand" in page
    assert found["mine"]["mean_gbp"] > 2 * found["usual"]["mean_gbp"] > 0
    assert found["mine"]["families"] == found["usual"]["families"] == 9
