"""A comparison that adds futures keeps those it has, stops in time, and gives the same bytes each time."""

import hashlib

import numpy as np
import pytest

from sim import compare
from sim.errors import InputError
from sim.results.parquet import provenance_of
from sim.state.measures import PLACE_OF

HIGHER = "higher_early_help_threshold"
NEAR = 120.0  # children a year: 13 futures, three more than the first batch
ASKED = {"referrals": NEAR}


@pytest.fixture
def lived(made_up, monkeypatch):
    """Let referrals differ by luck of the seed once the policy starts, and list the runs made."""
    runs = []

    def simulate(place, scenario, seed, years, journeys=True, last=False):
        runs.append((scenario.name, seed))
        record = made_up.simulate(place, scenario, seed, years, journeys)
        if scenario.name == HIGHER:
            parting = record.calendar.week_of(scenario.thresholds[0].first_day(scenario.start))
            gap = np.random.default_rng(1000 + seed).normal(0.0, 1.0)  # a week and neighbourhood
            record.tally[parting:, :, PLACE_OF["referrals"]] += gap
        return record

    monkeypatch.setattr("sim.futures.simulate", simulate)
    return runs


def compared(out, asked=ASKED, **named):
    given = {"years": 2, "seeds": 10, "workers": 1, "journeys": False, "precision": asked, **named}
    return compare("baseline", HIGHER, out=out, **given)


def bytes_of(folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_futures_are_added_until_the_difference_is_known(lived, tmp_path):
    found = compared(tmp_path)
    row = found.precision.outcomes.iloc[0]
    assert found.precision.reached
    assert 10 < len(found.seeds) < 200
    assert row["half_width"] <= NEAR
    summary = found.summary.set_index("measure").loc["referrals"]
    assert (summary["high"] - summary["low"]) / 2 == pytest.approx(row["half_width"])
    assert summary["futures"] == len(found.seeds)


def test_seeds_are_0_to_n_and_run_once_and_recorded(lived, tmp_path):
    seeds = list(range(len(compared(tmp_path).seeds)))
    assert sorted(lived) == sorted((name, seed) for name in ("baseline", HIGHER) for seed in seeds)
    made_by = provenance_of(tmp_path / "summary.parquet")
    assert [one["seeds"] for one in made_by["comparison"]] == [seeds, seeds]
    assert made_by["precision"]["wanted"]["referrals"] == {"half_width": NEAR, "of": "own unit"}


@pytest.mark.slow
def test_the_same_inputs_give_the_same_bytes(lived, tmp_path):
    for name in ("a", "b"):
        compared(tmp_path / name)
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "b")


@pytest.mark.slow
def test_what_was_stopped_goes_on_and_ends_as_if_it_had_not_been(lived, made_up, monkeypatch, tmp_path):
    import sim.futures

    whole = compared(tmp_path / "whole")
    undisturbed = sim.futures.simulate

    def stops(place, scenario, seed, years, journeys=True, last=False):
        if seed == 12:
            raise KeyboardInterrupt
        return undisturbed(place, scenario, seed, years, journeys)

    monkeypatch.setattr("sim.futures.simulate", stops)
    with pytest.raises(KeyboardInterrupt):
        compared(tmp_path / "stopped")
    monkeypatch.setattr("sim.futures.simulate", undisturbed)
    lived.clear()
    assert compared(tmp_path / "stopped").seeds == whole.seeds
    assert {seed for _, seed in lived} == set(whole.seeds) - set(range(12))
    assert bytes_of(tmp_path / "stopped") == bytes_of(tmp_path / "whole")


@pytest.mark.slow
def test_futures_of_an_earlier_comparison_are_used_but_only_as_many_as_are_asked_for(lived, tmp_path):
    needed = compared(tmp_path / "alone").seeds
    compared(tmp_path / "more", asked=None, seeds=len(needed) + 5)
    lived.clear()
    assert compared(tmp_path / "more").seeds == needed
    assert lived == []


@pytest.mark.slow
def test_at_the_most_it_stops_and_more_can_be_added_later(lived, tmp_path):
    found = compared(tmp_path, most_seeds=11)
    assert found.seeds == list(range(11))
    assert not found.precision.reached
    lived.clear()
    assert compared(tmp_path).precision.reached
    assert 0 < min(seed for _, seed in lived) == 11


def test_progress_tells_how_well_each_outcome_is_known(lived, tmp_path):
    told = []
    found = compared(tmp_path, progress=lambda finished, in_all, words: told.append(words))
    looks = [words for words in told if f"wanted ±{NEAR:.0f}" in words]
    assert looks[0].startswith("10 futures: referrals known to ±")
    assert looks[-1] == f"{len(found.seeds)} futures: {found.precision.in_words()}"


@pytest.mark.parametrize("wrong", [{"asked": 0.0}, {"seeds": 5}, {"seeds": [3, 4]}, {"most_seeds": 2}])
def test_what_is_wrong_is_refused_before_anything_is_written(lived, tmp_path, wrong):
    with pytest.raises(InputError):
        compared(tmp_path / "out", **wrong)
    assert not (tmp_path / "out").exists()
    assert lived == []


def test_without_a_precision_the_intervals_are_as_they_were(lived, tmp_path):
    plain = compared(tmp_path, asked=None)
    assert plain.precision is None
    assert plain.confidence == 0.95
    wider = compared(tmp_path, asked=1.0)
    ends = [found.summary.set_index("measure").loc["referrals"] for found in (plain, wider)]
    assert ends[0]["high"] - ends[0]["low"] < ends[1]["high"] - ends[1]["low"]
