"""What the browser tests share: a real browser, and one dashboard for all of them."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from sim.report.pdf import find_browser
from tests.dashboard.served import Site, served

QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
WIDE, TABLET = {"width": 1280, "height": 720}, {"width": 820, "height": 1180}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The dashboard, served from an empty folder."""
    with served(tmp_path_factory.mktemp("dashboard")) as up:
        yield up


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    flags = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=flags)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new window of 1280 x 720."""
    context = browser.new_context(viewport=WIDE)
    yield context.new_page()
    context.close()
