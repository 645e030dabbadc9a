"""The rooms as Streamlit's own test harness sees them: each opens, with what stands at every foot."""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.app import ROOMS
from dashboard.serve import APP, Door, command_of

SECONDS = 60  # a first page loads the compiled model


@pytest.mark.parametrize("path", [path for path, _, _ in ROOMS])
def test_a_room_opens(path):
    app = AppTest.from_file(str(APP), default_timeout=SECONDS).run()
    app.switch_page(path).run()
    assert not app.exception
    assert any("synthetic" in text.value for text in app.markdown)


def test_streamlit_is_told_to_keep_to_itself():
    words = command_of(Door("localhost", 8501, open_browser=False))
    assert "--server.address=localhost" in words
    assert "--browser.gatherUsageStats=false" in words
    assert "--server.maxUploadSize=1" in words
