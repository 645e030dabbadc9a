"""The room Evidence, as Streamlit's own test harness sees it."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.serve import APP, RESULTS

SECONDS = 60


@pytest.fixture
def room(monkeypatch, tmp_path):
    monkeypatch.setenv(RESULTS, str(tmp_path))
    app = AppTest.from_file(str(APP), default_timeout=SECONDS).run()
    return app.switch_page("rooms/evidence.py").run()


def said(app):
    return " ".join(one.value for one in [*app.markdown, *app.header])


def test_it_says_at_the_top_how_many_are_assumptions(room):
    assert not room.exception
    assert "343 of them are assumptions" in said(room)


def test_a_search_narrows_the_list_and_a_parameter_opens_with_its_source(room):
    room.text_input(key="words").set_value("turnover").run()
    assert "3 of 399 parameters" in said(room)
    room.selectbox(key="parameter").set_value("workforce.turnover_a_year").run()
    assert r"Source sw\_turnover\_tameside" in said(room)
    assert not room.exception


def test_what_is_opened_stays_open_when_the_list_is_narrowed_past_it(room):
    room.selectbox(key="parameter").set_value("workforce.turnover_a_year").run()
    room.text_input(key="words").set_value("advocates").run()
    assert room.selectbox(key="parameter").value == "workforce.turnover_a_year"


def test_a_search_for_nothing_known_leaves_an_empty_list(room):
    room.text_input(key="words").set_value("zebra").run()
    assert "0 of 399 parameters" in said(room)
    assert not room.exception


@pytest.mark.parametrize(
    ("part", "holds"),
    [
        ("Targets", "shipped passes its bar"),
        ("What the model cannot say", "About a real family"),
        ("The five reports", "Leicestershire"),
    ],
)
def test_each_part_opens_from_its_address(room, part, holds):
    room.query_params["part"] = part
    room.run()
    assert not room.exception
    assert holds in said(room)
