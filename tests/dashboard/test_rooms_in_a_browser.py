"""Every room opens in a real browser, at a board's and at a tablet's size."""

import pytest

from tests.dashboard.conftest import TABLET, WIDE

pytestmark = pytest.mark.slow
ROOMS = ("", "revolving-door", "studies", "evidence")


@pytest.mark.parametrize("size", [WIDE, TABLET], ids=["wide", "tablet"])
@pytest.mark.parametrize("room", ROOMS)
def test_a_room_opens_without_an_error_and_fits_the_window(site, page, room, size):
    page.set_viewport_size(size)
    page.goto(f"{site.address}/{room}")
    page.get_by_text("All families here are synthetic").wait_for(timeout=60_000)  # the first loads the model
    assert page.get_by_test_id("stException").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
