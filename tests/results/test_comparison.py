"""Comparisons are paired by seed, and stop if twins part before the policy does anything."""

import json

import numpy as np
import pytest

from sim import compare
from sim.charts.album import draw_comparison, draw_run
from sim.errors import InputError
from sim.failures import TwinsDifferError

HIGHER = "higher_early_help_threshold"


@pytest.fixture
def comparison(made_up, tmp_path):
    return compare("baseline", HIGHER, years=3, seeds=5, out=tmp_path / "out", workers=1)


def test_a_known_difference_is_found_in_every_future(comparison):
    found = comparison.summary.set_index("measure").loc["early_help_families"]
    # 10 fewer in each of four neighbourhoods from the policy's first week on
    assert found["difference"] == pytest.approx(-40.0)
    assert found["in_words"] == "lower in 5 of 5 paired futures"
    assert (found["first_year"], found["last_year"]) == (2020, 2021)


def test_what_the_policy_leaves_alone_shows_no_difference(comparison):
    found = comparison.summary.set_index("measure").loc["looked_after"]
    assert found["verdict"] == "no difference"


def test_years_before_the_policy_show_no_difference_at_all(comparison):
    by_year = comparison.by_year[comparison.by_year["year"] == 2019]
    assert set(by_year["verdict"]) == {"no difference"}


def test_twins_are_counted_by_their_eight_needs(comparison):
    assert comparison.twins["same_needs"].tolist() == [0.75] * 5


def test_tables_of_the_comparison_are_written_beside_the_scenarios(comparison):
    names = {path.name for path in comparison.folder.iterdir()}
    assert names == {"baseline", HIGHER, "summary.parquet", "by_year.parquet", "twins.parquet"}


def test_twins_that_part_too_early_stop_the_comparison(made_up, monkeypatch, tmp_path):
    def parts_early(place, scenario, seed, years, journeys=True, last=False):
        record = made_up.simulate(place, scenario, seed, years, journeys)
        if scenario.name == HIGHER:
            record.tally[record.calendar.start_week, 0, 0] = np.nextafter(
                record.tally[record.calendar.start_week, 0, 0], 0
            )
        return record

    monkeypatch.setattr("sim.futures.simulate", parts_early)
    with pytest.raises(TwinsDifferError, match="before the policy starts .counts, week of 2018-04-01"):
        compare("baseline", HIGHER, years=3, seeds=1, out=tmp_path, workers=1)


def test_events_that_part_too_early_stop_the_comparison(made_up, monkeypatch, tmp_path):
    def parts_early(place, scenario, seed, years, journeys=True, last=False):
        record = made_up.simulate(place, scenario, seed, years, journeys)
        record.events["draw"][0] = 0.5 if scenario.name == HIGHER else 0.25
        return record

    monkeypatch.setattr("sim.futures.simulate", parts_early)
    with pytest.raises(TwinsDifferError, match="events"):
        compare("baseline", HIGHER, years=3, seeds=1, out=tmp_path, workers=1)


def test_scenarios_that_cannot_be_paired_are_refused(made_up, tmp_path):
    with pytest.raises(InputError, match="at least one other"):
        compare("baseline", years=2, seeds=1, out=tmp_path / "out")
    with pytest.raises(InputError, match="the name baseline twice"):
        compare("baseline", "baseline", years=2, seeds=1, out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_baseline_that_says_no_start_starts_with_the_scenario_that_does(made_up, tmp_path):
    compare("baseline", "capacity_break_2016", years=3, seeds=2, out=tmp_path / "out", workers=1)
    starts = {
        json.loads((tmp_path / "out" / name / "provenance.json").read_text())["scenario"]["start"]
        for name in ("baseline", "capacity_break_2016")
    }
    assert starts == {"2016-04-01"}


def test_an_alternative_added_later_is_paired_with_what_is_there(made_up, tmp_path):
    first = compare("baseline", HIGHER, years=2, seeds=3, out=tmp_path, workers=1).summary
    lower = compare("baseline", "lower_early_help_threshold", years=2, seeds=3, out=tmp_path, workers=1)
    again = compare("baseline", HIGHER, years=2, seeds=3, out=tmp_path, workers=1).summary
    assert first.equals(again)
    assert lower.summary["futures"].max() == 3


@pytest.mark.slow
def test_every_chart_is_drawn_and_the_same_each_time(comparison):
    paths = draw_comparison(comparison) + draw_run(comparison.baseline)
    before = [path.read_bytes() for path in paths]
    assert len(paths) == 6
    assert all(content.startswith(b"\x89PNG") and len(content) > 20_000 for content in before)
    draw_comparison(comparison)
    draw_run(comparison.baseline)
    assert [path.read_bytes() for path in paths] == before
