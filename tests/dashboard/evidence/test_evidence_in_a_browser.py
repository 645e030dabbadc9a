"""The room Evidence in a real browser: a parameter searched, opened and shared by its address."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
expect.set_options(timeout=30_000)  # milliseconds


def test_a_parameter_is_searched_and_opened_with_its_source(site, page):
    page.goto(f"{site.address}/evidence")
    page.get_by_text("343 of them are assumptions").wait_for()
    search = page.get_by_label("Search", exact=True)
    search.fill("turnover")
    search.press("Enter")
    expect(page.get_by_text("3 of 399 parameters")).to_be_visible()
    page.get_by_role("combobox", name="Open a parameter").click()
    page.get_by_role("option", name="workforce.turnover_a_year").click()
    expect(page.get_by_text("Source sw_turnover_tameside")).to_be_visible()
    assert "parameter=workforce.turnover_a_year" in page.url and "words=turnover" in page.url


def test_an_address_opens_a_parameter(site, page):
    page.goto(f"{site.address}/evidence?parameter=thresholds.s47")
    expect(page.get_by_role("heading", name="thresholds.s47")).to_be_visible()
    expect(page.get_by_text("nine of ten draws")).to_be_visible()


def test_what_the_model_cannot_say_is_reached_by_keyboard_alone(site, page):
    page.goto(f"{site.address}/evidence")
    page.get_by_role("tab", name="Parameters").focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.get_by_text("The sign of a threshold without its queue.")).to_be_visible()
