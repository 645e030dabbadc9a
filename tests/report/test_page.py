"""The page carries all it needs, runs nothing, says the same each time, and can be read without seeing it."""

import re
from html.parser import HTMLParser

import pytest

from sim import Scenario
from sim.report.asked import Asked
from sim.report.material import Material
from sim.report.page import SECTIONS, page_of
from sim.report.stored import read_stored

HOSTILE = '<script>alert("x")</script> =1+1 $\\frac$ & {{ 7 * 7 }}'


class Read(HTMLParser):
    """The tags of a page, in order, each with its attributes."""

    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, name):
        return [attributes for tag, attributes in self.tags if tag == name]


def test_nothing_is_fetched_and_nothing_runs(page):
    read = Read(page)
    assert read.all("script") == read.all("link") == read.all("iframe") == []
    assert "http" not in page.replace("http-equiv", "")
    assert "url(" not in page
    assert "@import" not in page
    assert {key for _, attributes in read.tags for key in attributes if key.startswith("on")} == set()
    assert all(image["src"].startswith("data:image/svg+xml;base64,") for image in read.all("img"))


def test_pictures_have_words_tables_have_scopes_and_headings_go_in_order(page):
    read = Read(page)
    assert len(read.all("img")) == 3
    assert all(image["alt"].endswith(".") and len(image["alt"]) > 60 for image in read.all("img"))
    assert all(cell.get("scope") in ("row", "col") for cell in read.all("th"))
    assert len(read.all("caption")) == len(read.all("table")) > 5
    levels = [int(tag[1]) for tag, _ in read.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert levels.count(2) == len(SECTIONS)
    assert all(later - earlier <= 1 for earlier, later in zip(levels, levels[1:], strict=False))


def test_it_says_that_it_is_illustrative_wherever_a_picture_does(page):
    assert page.count("Synthetic families; illustrative, not calibrated") == 4


def test_the_same_results_give_the_same_page(folder, page):
    assert page_of(Material(read_stored(folder), Asked())) == page


def test_a_hostile_title_is_text(store):
    scenario = Scenario.of(
        {"title": HOSTILE, "question": HOSTILE, "thresholds": {"shift": {"early_help": 0.5}}}, "hostile"
    )
    page = page_of(Material(read_stored(store(scenario)), Asked()))
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; =1+1 $\\frac$ &amp; {{ 7 * 7 }}" in page


@pytest.mark.parametrize(("alternatives", "seeds"), [(("baseline+baseline",), 2), ((), 1)])
def test_there_is_a_page_where_nothing_differs_and_where_one_future_was_tried(store, alternatives, seeds):
    page = page_of(Material(read_stored(store(*alternatives, seeds=seeds)), Asked()))
    assert "nan" not in re.sub(r"base64,[^\"]*", "", page)
    assert page.count("<h2") == len(SECTIONS)
