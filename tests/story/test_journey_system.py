"""The command `journey --system`, end to end on a small town: measures, pictures, or a refusal."""

import json

import pytest

from sim.story.system import measures_over_seeds


def test_the_measures_are_those_of_python_and_pictures_stand_beside_them(journey, results, tmp_path):
    code, said, errors = journey("--system", "--json", "--out", "drawn")
    assert (code, errors) == (0, "")
    told = json.loads(said)
    table = measures_over_seeds(results)
    assert [row["figure"] for row in told["measures"]] == table["figure"].tolist()
    shown = [row["mean"] for row in told["measures"] if row["mean"] is not None]
    assert shown == pytest.approx(table["mean"].dropna().tolist())
    assert "differences" not in told
    pictures = {path.name for path in (tmp_path / "drawn").glob("*.png")}
    assert {"return_after_closing.png", "baseline_tier_flow.png", "baseline_agency_network.png"} <= pictures
    assert (tmp_path / "drawn" / "measures.csv").read_text(encoding="utf-8").startswith("figure,")


def test_beside_its_own_twin_nothing_differs(journey, small_town):
    code, said, _ = journey("--system", "--twin", small_town, "--json")
    assert code == 0
    assert {row["mean"] for row in json.loads(said)["differences"]} <= {0.0, None}


@pytest.mark.parametrize("chosen", [("--family", 3), ("--seed", 0), ("--missed",), ("--persona", "jamie")])
def test_one_family_cannot_be_chosen_beside_the_whole_system(journey, chosen, tmp_path):
    code, said, errors = journey("--system", *chosen, "--out", "out")
    assert (code, said) == (2, "")
    assert "chooses one family or one future" in errors
    assert not (tmp_path / "out").exists()
