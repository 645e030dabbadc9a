"""The page as Streamlit's own harness sees it, on a sample small enough to be lived at once."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.serve import APP
from dashboard.what_if import asking
from dashboard.what_if.answered import answer_on_sample
from dashboard.what_if.policy import Policy
from sim.report.answer import answer
from sim.scenario import Scenario
from tests.dashboard.what_if.conftest import TINY

SECONDS = 60


@pytest.fixture
def page(desk, monkeypatch):
    monkeypatch.setattr(asking, "desk", lambda: desk)
    monkeypatch.setattr("dashboard.what_if.asking.sample_of", lambda place, scenario: TINY)
    return AppTest.from_file(str(APP), default_timeout=SECONDS)


def written(page):
    return " ".join(text.value.replace("\\", "") for text in page.markdown)


def slider(page, label):
    return next(one for one in page.slider if one.label == label)


def button(page, label):
    return next(one for one in page.button if one.label == label)


def test_nothing_changed_is_how_things_go_on(page):
    page.run()
    assert not page.exception
    assert "How things go on as they stand in Tameside" in written(page)
    assert "How sure" not in written(page)


def test_a_line_that_is_moved_changes_the_answer_and_the_address(page, desk):
    page.run()
    slider(page, "Early help").set_value(-1.0).run()
    assert not page.exception
    assert "the early help line is lowered by 1 point" in written(page)
    policy = Policy.of_link(page.query_params["policy"])
    assert policy.decisions.early_help == -1.0
    found = answer_on_sample(desk, Scenario.read("baseline"), policy.scenario(), TINY)
    for sentence in answer(found.material):
        assert sentence.partition(": ")[2][1:] in written(page)


def test_a_change_is_taken_back(page):
    page.run()
    slider(page, "Early help").set_value(1.0).run()
    button(page, "Take back").click().run()
    assert "How things go on" in written(page)
    assert slider(page, "Early help").value == 0.0
    assert "policy" not in page.query_params


def test_the_ladder_keeps_its_order(page):
    page.run()
    slider(page, "Early help").set_value(1.5).run()
    lines = [
        slider(page, name).value for name in ("Early help", "Child in need (S17)", "Protection enquiry (S47)")
    ]
    assert lines == [1.5, 0.5, 0.0]
    slider(page, "Protection enquiry (S47)").set_value(-1.5).run()
    lines = [
        slider(page, name).value for name in ("Early help", "Child in need (S17)", "Protection enquiry (S47)")
    ]
    assert lines == [0.5, -0.5, -1.5]
    assert not page.error


def test_a_link_opens_what_was_shared(page):
    page.query_params["policy"] = Policy.of(Scenario.read("gp_gateway")).link()
    page.query_params["place"] = "tameside"
    page.run()
    assert not page.exception
    assert Scenario.read("gp_gateway").question in written(page)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [("policy", "nonsense", "the link"), ("place", "atlantis", "a place that is not here")],
)
def test_a_damaged_link_opens_nothing_changed_and_says_why(page, name, value, told):
    page.query_params[name] = value
    page.run()
    assert not page.exception
    assert told in page.error[0].value.replace("\\", "")
    assert "How things go on" in written(page)


def test_policies_lie_side_by_side(page):
    page.run()
    slider(page, "Early help").set_value(-1.0).run()
    button(page, "Lay another policy beside it").click().run()
    slider(page, "Early help").set_value(1.0).run()
    assert not page.exception
    table = page.dataframe[-1].value
    assert list(table.columns) == ["as things stand", "A", "B"]
    assert (table["A"] != table["B"]).any()
    button(page, "Take this one away").click().run()
    assert slider(page, "Early help").value == -1.0


def test_another_place_has_its_own_neighbourhoods(page):
    page.run()
    next(one for one in page.selectbox if one.label == "Place").set_value("england_average").run()
    assert not page.exception
    assert page.query_params["place"] == "england_average"


@pytest.mark.parametrize(
    "detail", ["Payback", "What it leans on", "As an evaluator would see it", "All outcomes"]
)
def test_every_detail_opens(page, detail):
    page.query_params["policy"] = Policy.of(
        Scenario.of({"thresholds": {"from": "2019-04-01", "where": "north", "shift": {"early_help": 0.5}}})
    ).link()
    page.run()
    next(one for one in page.segmented_control if one.label == "In detail").set_value(detail).run()
    assert not page.exception
    assert not page.error
