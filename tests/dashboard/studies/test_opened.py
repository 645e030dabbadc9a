"""A study's folder found, told how far it is, opened and copied: a really conducted one, tiny."""

import json

import pytest
import yaml

from dashboard.studies.copied import copies_of
from dashboard.studies.found import FINISHED, RUNNING, UNFINISHED, found_in, how_far, identity_in, row_of
from dashboard.studies.opened import open_study
from dashboard.studies.views import boxes_of, views_of
from sim.errors import InputError
from sim.study import lock
from sim.study.study import Study
from tests.dashboard.studies.tiny_study import TINY


def test_a_finished_study_is_found_and_said_to_be_finished(results):
    [one] = found_in(results)
    assert (one.name, how_far(one, results)) == ("tiny", (FINISHED, 40, 40))
    assert row_of(one, results) == {
        "result": "tiny", "what it is": "Does help decide", "how far": "finished, 40 runs"
    }  # fmt: skip


def test_one_that_lacks_a_chunk_is_not_finished_and_says_how_far_it_is(results):
    manifest = results / "tiny" / "manifest.json"
    held = json.loads(manifest.read_text())
    held["chunks"].popitem()
    manifest.write_text(json.dumps(held))
    [one] = found_in(results)
    far = how_far(one, results)
    assert far.state == UNFINISHED and 0 < far.done < 40
    assert far.in_words() == f"not finished: {far.done} of 40 runs"


def test_one_that_another_process_fills_is_running(results):
    held = lock.take(results / "tiny")
    try:
        [one] = found_in(results)
        assert how_far(one, results).state == RUNNING
    finally:
        lock.let_go(held)
    assert how_far(one, results).state == FINISHED


def test_a_broken_folder_is_told_in_the_list_and_refused_when_opened(results):
    (results / "tiny" / "study.json").write_text("{")
    [one] = found_in(results)
    assert row_of(one, results)["how far"] == "cannot be read"
    with pytest.raises(InputError, match=r"study.json: it is not what a study wrote"):
        open_study(one.folder)


def test_sentences_tables_and_pictures_are_those_of_the_study(results):
    study = open_study(results / "tiny")
    assert list(study.outcomes) == ["referral_rate", "cost"]
    assert study.outcomes["cost"].startswith("Cost, all agencies (£ million")
    assert study.sentences["referral_rate"][0].startswith("Referral rate")
    assert study.sentences["cost"][0].startswith("Cost")
    views = views_of(study, "referral_rate")
    assert [view.heading for view in views] == [
        "What drives it",
        "How far it moves",
        "Were there enough points",
    ]
    assert all(view.picture.exists() for view in views)
    assert set(views[0].table["factor"]) == {"what help does", "nothing at all (the noise floor)"}


def test_a_question_asked_of_the_futures_is_there_whether_or_not_a_region_was_found(results):
    [(ask, view)] = boxes_of(open_study(results / "tiny"))
    assert ask == "more than seven hundred are referred"
    assert ask in view.alt


def test_yaml_reads_back_as_the_study_that_was_run(results):
    asked = identity_in(results / "tiny")["asked"]
    copies = copies_of(asked, "tiny", "results/tiny")
    assert copies.needs_file
    assert copies.command == "revolving-door study tiny.yaml --out results/tiny"
    assert Study.of(yaml.safe_load(copies.yaml)).as_data() == Study.of(TINY).as_data()


def test_a_shipped_study_in_other_sizes_is_copied_by_name_and_sizes():
    shipped = Study.read("what_drives_cost")
    copies = copies_of(shipped.sized({"share": 0.05, "points": 4}).as_data(), "what_drives_cost", "out")
    assert not copies.needs_file
    assert copies.command == "revolving-door study what_drives_cost --out out --points 4 --share 0.05"
    assert 'Study.read("what_drives_cost").sized({"points": 4, "share": 0.05})' in copies.python
    compile(copies.python, "copied.py", "exec")


def test_a_copied_python_gives_the_very_study(results, monkeypatch):
    copies = copies_of(identity_in(results / "tiny")["asked"], "tiny", str(results / "tiny"))
    monkeypatch.chdir(results)
    (results / "tiny.yaml").write_text(copies.yaml)
    told = {}
    exec(copies.python, {"__name__": "__main__", "print": lambda *words, **_: told.setdefault("said", words)})
    assert told["said"][0].startswith("Referral rate")  # it went on in the same folder: nothing was refused
