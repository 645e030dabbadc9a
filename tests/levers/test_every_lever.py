"""Every lever has an example that moves something, and turned off it is the baseline to the last bit."""

import pytest

from sim.policy.levers import LEVERS
from tests.levers.examples import EXAMPLES, LAST_DAY, START, VARIANTS, block_of, lived, lived_under

ARRAYS = ("tally", "events", "families", "snapshots")
FURTHER = [(lever, order) for lever, blocks in VARIANTS.items() for order in range(len(blocks))]
AS_IT_STANDS = [  # named ways that are those of the baseline
    ("closure", {"rule": "settled_score"}),
    ("neighbourhood_teams", {"workers": "patch_first"}),
    ("referral_pathway", {"step": "soft_referral"}),
    ("front_door", {"doors": "single"}),
    ("step_down", {"share": 0.2}),
]


def spelt(variant):
    lever, order = variant
    return f"{lever}-{'-'.join(map(str, block_of(lever, order).values()))}"[:60]


def assert_same(one, other):
    for name in ARRAYS:
        assert getattr(one, name).tobytes() == getattr(other, name).tobytes(), name


def test_every_lever_has_an_example():
    assert set(EXAMPLES) == set(LEVERS)
    assert set(VARIANTS) <= set(LEVERS)


@pytest.mark.parametrize("lever", EXAMPLES)
def test_an_example_moves_something(lever):
    assert lived(lever).tally.tobytes() != lived().tally.tobytes()


@pytest.mark.parametrize("lever", EXAMPLES)
def test_a_lever_turned_off_is_the_baseline_to_the_last_bit(lever):
    """From the last day on, after the last week of the run has begun, a lever is off all the time."""
    assert_same(lived(lever, LAST_DAY), lived())


@pytest.mark.parametrize("variant", FURTHER, ids=spelt)
def test_a_variant_moves_something_and_turned_off_nothing(variant):
    lever, order = variant
    on = lived_under(lever, block_of(lever, order) | {"from": START})
    assert on.tally.tobytes() != lived().tally.tobytes()
    assert_same(lived_under(lever, block_of(lever, order) | {"from": LAST_DAY}), lived())


@pytest.mark.parametrize(("lever", "block"), AS_IT_STANDS, ids=str)
def test_what_stands_anyway_is_the_baseline_to_the_last_bit(lever, block):
    assert_same(lived_under(lever, block | {"from": START}), lived())
