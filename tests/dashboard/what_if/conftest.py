"""One desk of two processes for all tests of the room, and a sample small enough to be lived at once."""

from collections.abc import Iterator

import pytest

from dashboard.what_if.answered import Sample
from dashboard.what_if.desk import Desk

TINY = Sample("tameside", 0.02, 3, 4)


@pytest.fixture(scope="package")
def desk() -> Iterator[Desk]:
    """A desk, closed at the end."""
    desk = Desk(2)
    yield desk
    desk.close()
