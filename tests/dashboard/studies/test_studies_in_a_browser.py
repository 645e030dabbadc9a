"""The room Studies in a real browser: a broken file refused, a small study started, watched and looked at."""

import re

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.dashboard.studies.tiny_study import TINY

pytestmark = pytest.mark.slow
expect.set_options(timeout=30_000)  # milliseconds
SECONDS = 180_000  # milliseconds: the first run of all compiles the model


def as_file(name: str, content: bytes) -> dict:
    return {"name": name, "mimeType": "application/yaml", "buffer": content}


@pytest.fixture
def room(site, page) -> Page:
    page.goto(f"{site.address}/studies?task=Start&study=a+YAML+file+of+my+own")
    page.get_by_text("A study as YAML").wait_for()
    return page


def test_a_broken_study_gets_one_message_that_says_where(room):
    room.locator("input[type=file]").set_input_files(as_file("broken.yaml", b"title: one\npoints: [\n"))
    expect(room.get_by_text(re.compile(r"broken\.yaml, line \d: broken YAML"))).to_be_visible()
    assert room.get_by_test_id("stException").count() == 0


def test_a_small_study_is_started_watched_and_its_indices_are_looked_at(room):
    room.locator("input[type=file]").set_input_files(as_file("tiny.yaml", yaml.safe_dump(TINY).encode()))
    room.get_by_role("button", name="What will it cost?").click()
    room.get_by_text("20 points with 2 futures each: 40 runs").wait_for(timeout=SECONDS)
    room.get_by_role("button", name="Start", exact=True).click()
    room.get_by_role("progressbar").first.wait_for()
    expect(room.get_by_role("button", name="Stop", exact=True)).to_be_visible()
    room.get_by_text("in nine of ten points tried").first.wait_for(timeout=SECONDS)
    assert "open=tiny_small" in room.url
    picture = room.get_by_role("img", name=re.compile("Referral rate.*The table below has the numbers"))
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 1000
    expect(room.get_by_text("<b>come back</b>").first).to_be_visible()  # as it stands, never as HTML
    room.get_by_role("tab", name="In which futures").click()
    expect(room.get_by_role("heading", name="More than seven hundred are referred?")).to_be_visible()
    room.get_by_role("tab", name="Python").click()
    expect(room.get_by_text("from sim.study.conduct import conduct")).to_be_visible()
    _it_opens_again_from_its_address(room)


def _it_opens_again_from_its_address(room: Page) -> None:
    room.goto(room.url)
    room.get_by_text("in nine of ten points tried").first.wait_for()
    with room.expect_download() as saved:
        room.get_by_role("button", name="Table as CSV").first.click()
    assert saved.value.suggested_filename == "referral_rate_what_drives_it.csv"
    assert saved.value.path().read_text().startswith("index,factor,value,low,high")
