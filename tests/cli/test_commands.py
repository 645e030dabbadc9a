"""Each command does its work, says it plainly, and prints one JSON object when asked."""

import json
import subprocess
import sys

import pandas as pd
import pytest

from tests.made_up_posterior import posterior_file

HIGHER = "higher_early_help_threshold"
SMALL = ("--years", 2, "--seeds", 3, "--workers", 1)
COMMANDS = {
    "run",
    "compare",
    "journey",
    "report",
    "study",
    "validate",
    "check",
    "scenarios",
    "places",
    "explain",
    "bench",
    "calibrate",
    "dashboard",
}


def test_run_shows_a_table_and_keeps_tables_and_charts(revolving_door, tmp_path):
    said = revolving_door("run", "baseline", *SMALL, "--out", "out")
    assert said.code == 0
    assert "Looked after" in said.out
    assert "£ million a year" in said.out
    assert (tmp_path / "out" / "demand.parquet").exists()
    assert {path.name for path in (tmp_path / "out" / "charts").iterdir()} == {
        "demand_by_tier.png",
        "cost_by_agency.png",
    }


def test_compare_says_in_how_many_paired_futures(revolving_door, tmp_path):
    said = revolving_door("compare", "baseline", HIGHER, *SMALL, "--out", "out")
    assert said.code == 0
    assert "lower in 3 of 3" in said.out
    assert "75.0 % of families have the same eight needs as their twin" in said.out
    assert "identical to the last bit" in said.out
    assert len(list((tmp_path / "out" / "charts").iterdir())) == 4


def test_compare_takes_several_alternatives_and_stacks(revolving_door):
    said = revolving_door("compare", "baseline", HIGHER, f"baseline+{HIGHER}", *SMALL, "--json")
    assert json.loads(said.out)["scenarios"] == [HIGHER, f"baseline+{HIGHER}"]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (
            ("run", "baseline", *SMALL),
            {"scenario_name", "place", "years", "seeds", "measures", "out", "charts"},
        ),
        (
            ("compare", "baseline", HIGHER, *SMALL),
            {"baseline", "scenarios", "summary", "seeds", "policy_starts"},
        ),
        (("scenarios",), {"scenarios"}),
        (("places",), {"places"}),
        (("explain", "thresholds.early_help"), {"parameter", "unit", "default", "plausible", "kind"}),
        (("check", "baseline"), {"file", "sound", "account"}),
    ],
)
def test_json_is_one_object_and_nothing_else(revolving_door, words, keys):
    said = revolving_door(*words, "--json")
    assert said.code == 0
    found = json.loads(said.out, parse_constant=lambda word: pytest.fail(f"{word} is not JSON"))
    assert keys <= found.keys()


def test_compare_adds_futures_until_it_knows_enough_and_says_so(revolving_door):
    small = ("--years", 2, "--seeds", 10, "--workers", 1)
    said = revolving_door("compare", "baseline", HIGHER, *small, "--precision", 0.01)
    assert said.code == 0
    assert "Known as well as was asked after 10 futures: referrals known to ±0 (wanted ±" in said.out
    assert f"baseline and {HIGHER}: 10 futures: referrals known to ±0" in said.err


def test_compare_gives_its_precision_as_json(revolving_door):
    asked = ("--precision", "referrals=5", "--precision", "trust=0.1", "--most-seeds", 12)
    said = revolving_door("compare", "baseline", HIGHER, "--years", 2, "--seeds", 10, *asked, "--json")
    found = json.loads(said.out)["precision"]
    assert found["reached"] is True
    assert (found["first_seeds"], found["most_seeds"], found["seeds"]) == (10, 12, 10)
    assert [row["measure"] for row in found["outcomes"]] == ["referrals", "trust"]
    plain = revolving_door("compare", "baseline", HIGHER, *SMALL, "--json")
    assert json.loads(plain.out)["precision"] is None


@pytest.mark.parametrize("words", [("run", "baseline"), ("compare", "baseline", HIGHER)])
def test_a_posterior_is_drawn_from_and_named_on_the_screen_and_in_json(revolving_door, tmp_path, words):
    drawn = ("--parameters", posterior_file(tmp_path / "fit.parquet"))
    said = revolving_door(*words, *SMALL, *drawn)
    assert said.code == 0
    assert "Parameters: calibrated: 3 draws, " in said.out
    assert "sd by" in said.out
    found = json.loads(revolving_door(*words, *SMALL, *drawn, "--json").out)
    assert found["parameters"]["kind"] == "posterior"
    assert found["draws"] == [0, 0, 1]
    rows = found["measures"] if words[0] == "run" else found["summary"]
    assert {"low", "high", "p5", "p95", "chance_sd", "parameter_sd", "draws"} <= rows[0].keys()
    best = revolving_door(*words, *SMALL, "--parameters", "best")
    assert "Parameters: illustrative, not calibrated" in best.out


@pytest.mark.slow
def test_compare_lives_rival_forms_and_says_how_far_the_answer_moves(revolving_door, tmp_path):
    said = revolving_door("compare", "baseline", HIGHER, *SMALL, "--no-journeys", "--forms", "--out", "kept")
    assert said.code == 0, said.err
    assert said.out.count("over four forms of the model") == 5
    forms = pd.read_parquet(tmp_path / "kept" / "forms.parquet")
    assert forms["form"].nunique() == 4
    made_by = json.loads((tmp_path / "kept/forms/trust_by_shares/baseline/provenance.json").read_text())
    assert made_by["scenario"]["parameters"] == {"support.trust_moves": 1.0}
    assert (tmp_path / "kept" / "charts" / f"{HIGHER}_forms.png").stat().st_size > 10_000


def test_progress_is_plain_lines_beside_the_output(revolving_door):
    said = revolving_door("run", "baseline", *SMALL, "--json")
    assert "baseline: 3 of 3 futures (seed 2)" in said.err
    assert "\x1b" not in said.err


def test_scenarios_and_places_list_what_is_shipped(revolving_door):
    assert HIGHER in revolving_door("scenarios").out
    assert "tameside" in revolving_door("places").out


def test_a_new_place_is_written_and_refused_until_it_is_filled(revolving_door, tmp_path):
    said = revolving_door("places", "new", "north_borough")
    assert said.code == 0
    assert said.out.startswith("Written: north_borough.yaml, with 24 figures to fill: population, children,")
    assert (tmp_path / "north_borough.yaml").exists()
    refused = revolving_door("check", "north_borough.yaml")
    assert refused.code == 2
    assert "24 figures are still to fill: population, children," in refused.err
    assert refused.err.count("\n") == 1


def test_a_new_place_may_go_to_another_file_and_says_so_as_json(revolving_door, tmp_path):
    said = revolving_door("places", "new", "north_borough", "--out", "other.yaml", "--json")
    found = json.loads(said.out)
    assert found["written"] == "other.yaml"
    assert len(found["to_fill"]) == 24
    assert [path.name for path in tmp_path.iterdir()] == ["other.yaml"]


@pytest.mark.parametrize("place", ["england_average", "leicestershire", "staffordshire", "tameside"])
def test_check_says_how_the_numbers_of_a_place_are_known(revolving_door, place):
    said = revolving_door("check", place)
    assert said.code == 0
    assert all(words in said.out for words in ("evidence:", "derived:", "assumption:", "the place's own"))


def test_explain_gives_unit_range_and_source(revolving_door):
    said = revolving_door("explain", "thresholds.early_help")
    assert "plausible" in said.out
    assert "known as" in said.out


def test_ctrl_c_keeps_what_is_finished_and_says_how_to_go_on(revolving_door, made_up, monkeypatch, tmp_path):
    def stopped_in_the_second(place, scenario, seed, years, journeys=True, last=False):
        if seed == 1:
            raise KeyboardInterrupt
        return made_up.simulate(place, scenario, seed, years, journeys)

    monkeypatch.setattr("sim.futures.simulate", stopped_in_the_second)
    said = revolving_door("run", "baseline", *SMALL, "--out", "out")
    assert said.code == 1
    assert "the same command goes on from there" in said.err
    assert (tmp_path / "out" / "unfinished" / "seed-0" / "demand.parquet").exists()


def test_a_run_that_breaks_off_is_1_and_one_line(revolving_door, monkeypatch):
    monkeypatch.setattr("sim.futures.simulate", lambda *given, **named: 1 / 0)
    said = revolving_door("run", "baseline", *SMALL)
    assert said.code == 1
    assert said.err == "The run failed: seed 0 broke off: ZeroDivisionError: division by zero\n"


def test_help_lists_every_command_and_no_other(revolving_door):
    said = revolving_door("--help")
    listed = {
        line.split()[1] for line in said.out.splitlines() if line.startswith("│ ") and line[2].isalpha()
    }
    assert listed == COMMANDS


@pytest.mark.parametrize(
    "heavy", ["numba", "numpy", "pandas", "matplotlib", "mesa", "pydantic", "scipy", "yaml"]
)
def test_nothing_heavy_is_loaded_until_it_is_used(heavy):
    code = f"import sys, sim, sim.cli; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
