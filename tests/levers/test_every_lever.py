"""Every lever has an example that moves something, and turned off it is the baseline to the last bit."""

import pytest

from sim.policy.levers import LEVERS
from tests.levers.examples import EXAMPLES, LAST_DAY, lived

ARRAYS = ("tally", "events", "families", "snapshots")


def test_every_lever_has_an_example():
    assert set(EXAMPLES) == set(LEVERS)


@pytest.mark.parametrize("lever", EXAMPLES)
def test_an_example_moves_something(lever):
    assert lived(lever).tally.tobytes() != lived().tally.tobytes()


@pytest.mark.parametrize("lever", EXAMPLES)
def test_a_lever_turned_off_is_the_baseline_to_the_last_bit(lever):
    """From the last day on, after the last week of the run has begun, a lever is off all the time."""
    off, baseline = lived(lever, LAST_DAY), lived()
    for name in ARRAYS:
        assert getattr(off, name).tobytes() == getattr(baseline, name).tobytes(), name
