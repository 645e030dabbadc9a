"""No lever touches who is born, comes and goes: demography is the same under every policy."""

import numpy as np
import pytest

from sim.state.events import Event
from tests.levers.examples import EXAMPLES, lived

LIFE = (Event.BIRTH, Event.MOVED_IN, Event.MOVED_OUT, Event.LEFT)


def lives(lever: str = "") -> np.ndarray:
    events = lived(lever).events
    those = events[np.isin(events.event, LIFE)]
    return np.unique(np.stack([those.week, those.family, those.child, those.event], axis=1), axis=0)


@pytest.mark.parametrize("lever", EXAMPLES)
def test_births_and_moves_are_the_same_under_every_lever(lever):
    assert len(lives()) > 100
    np.testing.assert_array_equal(lives(lever), lives())
