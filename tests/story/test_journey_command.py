"""The command `journey`, end to end on a small town: picture, tables and words, or one clear refusal."""

import json
import shutil

import pandas as pd
import pytest

from sim.charts.timeline import drawn_as_a_timeline, timeline_figure
from sim.charts.timeline_rows import rows_of
from sim.costs.prices import prices_of_run
from sim.results.families_priced import families_priced
from sim.results.parquet import read_table
from sim.story.choice import Choice, choose
from sim.story.story import story_of

WRITTEN = ["costs.csv", "journey.parquet", "spells.csv", "story.json", "story.txt", "telling.csv",
           "timeline.png", "timeline.svg"]  # fmt: skip


@pytest.fixture(scope="module")
def story(results):
    return story_of(results, *choose(results, None, Choice("most_episodes")))


def test_a_story_is_written_as_picture_tables_and_words_and_twice_the_same(journey, tmp_path):
    code, said, _ = journey("--most-episodes", "--out", "one")
    assert code == 0
    assert "synthetic family" in said
    assert "Chosen: most episodes of need" in said
    assert journey("--out", "two")[0] == 0  # most episodes unless told otherwise
    files = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    assert sorted(files) == WRITTEN
    assert files == {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert files["timeline.png"].startswith(b"\x89PNG")
    assert b"<svg" in files["timeline.svg"]


def test_tables_hold_the_familys_whole_log_and_json_says_the_same(journey, tmp_path, results):
    code, said, _ = journey("--most-agencies", "--out", "out", "--json")
    assert code == 0
    story = json.loads(said)
    assert story["synthetic"] is True
    assert len(story["files"]) == len(WRITTEN)
    log = results.journeys_of(0)
    mine = log[log["family"] == story["family"]].reset_index(drop=True)
    pd.testing.assert_frame_equal(read_table(tmp_path / "out" / "journey.parquet"), mine)
    told = pd.read_csv(tmp_path / "out" / "telling.csv")
    assert len(told) == len(mine) == len(story["telling"])
    assert set(told["sentence"]) <= {
        line[12:] for line in (tmp_path / "out" / "story.txt").read_text().splitlines()
    }


@pytest.mark.parametrize("way", ["--highest-cost", "--longest-wait", "--missed", "--persona=jamie"])
def test_every_way_of_choosing_finds_a_family_and_writes_nothing_unasked(journey, tmp_path, way):
    code, said, _ = journey(way)
    assert code == 0
    assert "Chosen: " in said
    assert "Nothing was written" in said
    assert list(tmp_path.iterdir()) == []


def test_the_cost_is_what_the_ledger_by_family_says(story, results):
    costs = families_priced(results, prices_of_run(results.provenance)).costs
    mine = costs.loc[costs["family"] == story.family, "gbp"].sum()
    assert mine > 0
    assert story.costs["cumulative_gbp"].iloc[-1] == pytest.approx(mine)


def test_the_picture_has_a_row_for_each_need_and_each_agency_of_the_family(story):
    rows = rows_of(story)
    needs = set(story.journey["need"].dropna()) & set(
        story.spells.loc[story.spells["lane"] == "need", "what"]
    )
    assert len([row for row in rows if row.group == "Needs"]) == len(needs)
    named = [row.label for row in rows if row.group == "Agencies"]
    assert len(named) == len(set(named)) > 0
    with drawn_as_a_timeline():
        figure = timeline_figure(story)
    assert "synthetic family" in figure.get_suptitle()
    assert len(figure.axes[0].get_yticks()) == len(rows) + 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--family", 99_999_999), "no family 99999999 in the journeys of seed 0"),
        (("--seed", 5), "Allowed: one of 0."),
        (("--persona", "jamy"), "Did you mean jamie?"),
        (("--missed", "--highest-cost"), "--highest-cost and --missed together"),
    ],
)
def test_wrong_input_is_one_message_and_writes_nothing(journey, tmp_path, words, says):
    code, said, problem = journey(*words, "--out", "out")
    assert code == 2
    assert says in problem
    assert ". Allowed: " in problem
    assert problem.count("\n") == 1
    assert said == ""
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_files_is_never_written_over(journey, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    code, _, problem = journey("--out", "mine")
    assert code == 2
    assert "never written over" in problem
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]


def test_results_without_journeys_and_folders_without_results_are_refused(journey, small_town, tmp_path):
    bare = tmp_path / "bare"
    shutil.copytree(small_town, bare / "baseline", ignore=shutil.ignore_patterns("journeys"))
    made_by = bare / "baseline" / "provenance.json"
    made_by.write_text(json.dumps(json.loads(made_by.read_text()) | {"journeys": False}))
    assert "hold no journeys" in journey(of=bare / "baseline")[2]
    assert "a comparison of baseline" in journey(of=bare)[2]
    assert journey(of=tmp_path / "nowhere")[0] == 2
