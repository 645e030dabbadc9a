"""The room Studies, as Streamlit's own test harness sees it, with what tests made in its results."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.serve import APP, RESULTS
from sim.study import lock

SECONDS = 90


@pytest.fixture(autouse=True)
def of_these_results(results, monkeypatch):
    monkeypatch.setenv(RESULTS, str(results))


def opened(**address):
    app = AppTest.from_file(str(APP), default_timeout=SECONDS).run()
    for key, value in address.items():
        app.query_params[key] = value
    return app.switch_page("rooms/studies.py").run()


def said(app):
    kinds = [app.markdown, app.header, app.subheader, app.info, app.warning, app.error]
    return " ".join(one.value for kind in kinds for one in kind).replace("\\", "")


def test_with_no_results_it_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv(RESULTS, str(tmp_path / "none"))
    room = opened()
    assert not room.exception
    assert "No results here yet" in said(room)


def test_a_study_opens_from_its_address_with_its_question_answer_and_pictures():
    room = opened(open="tiny")
    assert not room.exception
    assert any(r"\<b\>come back\</b\>" in one.value for one in room.markdown)  # as it stands, never as HTML
    assert "in nine of ten points tried" in said(room)
    assert len(room.get("image")) >= 3


def test_another_outcome_has_its_own_answer():
    room = opened(open="tiny")
    room.selectbox(key="outcome").set_value("cost").run()
    assert "Cost, all agencies" in said(room)
    assert not room.exception


def test_a_study_can_be_copied_as_command_python_and_yaml():
    copied = " ".join(one.value for one in opened(open="tiny").code)
    assert "revolving-door study tiny.yaml" in copied
    assert "conduct(Study.read" in copied and "method: latin" in copied


def test_one_that_is_not_finished_says_how_far_it_is_and_can_be_gone_on_with(results):
    manifest = results / "tiny" / "manifest.json"
    manifest.write_text(json.dumps({"chunks": {}}))
    room = opened(open="tiny")
    assert not room.exception
    assert "Go on with it" in [button.label for button in room.button]


def test_one_that_another_process_runs_is_shown_as_running(results):
    held = lock.take(results / "tiny")
    try:
        assert "Another process of this machine runs it" in said(opened(open="tiny"))
    finally:
        lock.let_go(held)


def test_a_result_that_is_not_there_is_named():
    assert "There is no result zebra" in said(opened(open="zebra"))


def test_a_broken_folder_gets_one_message(results):
    (results / "tiny" / "study.json").write_text("{")
    room = opened(open="tiny")
    assert not room.exception
    assert [one.value for one in room.error if "not what a study wrote" in one.value]


def test_the_shipped_fit_opens():
    assert "known better than before" in said(opened(open="the fit of Tameside that is shipped"))


def test_what_a_study_costs_is_told_before_it_is_started():
    room = opened(task="Start", study="what_drives_re_referral")
    points = next(one for one in room.number_input if one.label == "Points (N)")
    points.set_value(4)
    next(one for one in room.button if one.label == "What will it cost?").click().run()
    assert not room.exception
    assert "96 points with 2 futures each: 192 runs" in said(room)
    assert "Start" in [button.label for button in room.button]


def test_sizes_that_cannot_be_get_one_message():
    room = opened(task="Start", study="how_many_advocate_hours")
    next(one for one in room.number_input if one.label == "Years").set_value(1)
    next(one for one in room.button if one.label == "What will it cost?").click().run()
    assert not room.exception
    assert [one.value for one in room.error if "years" in one.value]


def test_a_broken_upload_gets_one_message_that_says_where():
    room = opened(task="Start", study="a YAML file of my own")
    [uploader] = room.get("file_uploader")
    uploader.upload("broken.yaml", b"title: [", "application/yaml").run()
    assert not room.exception
    assert [one.value for one in room.error if "line 1" in one.value and "broken YAML" in one.value]
