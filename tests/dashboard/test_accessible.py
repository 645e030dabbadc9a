"""No serious or critical finding in what we draw; those inside Streamlit's own widgets are listed by rule."""

import pytest
from playwright.sync_api import expect

from tests.dashboard.accessible import grave_findings

pytestmark = pytest.mark.slow

# rule -> the widget of Streamlit 1.67 in which it is broken; the list may not grow
OF_STREAMLIT: dict[str, str] = {}


@pytest.mark.parametrize("room", ["", "revolving-door", "studies", "evidence"])
def test_a_room_has_no_grave_finding_of_its_own(site, page, room):
    page.goto(f"{site.address}/{room}")
    expect(page.get_by_text("All families here are synthetic")).to_be_visible(timeout=120_000)
    page.wait_for_timeout(1_000)  # what is still sliding in has a contrast that nobody will see
    ours = [found for found in grave_findings(page) if found.rule not in OF_STREAMLIT]
    assert ours == []
