"""Luck is uniform, never 0 or 1, and no two keys share it."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2

import sim.draws
from sim.compiled import compiled
from sim.draws import logit, normal, uniform, weeks_until
from sim.state.decisions import Decision

KEY = st.tuples(*(st.integers(0, 2**40) for _ in range(5)))
A_GRID = [
    range(4),
    [int(decision) for decision in Decision],
    range(0, 60_000, 997),
    range(0, 900, 89),
    range(4),
]
IN_1000 = 0.001  # error rate: of 1,000 right generators, one would be refused


@compiled
def draw_all(keys, luck):
    for row in range(len(keys)):
        key = keys[row]
        luck[row] = uniform(key[0], key[1], key[2], key[3], key[4])


def drawn(keys):
    keys = np.asarray(keys, np.int64)
    luck = np.zeros(len(keys))
    draw_all(keys, luck)
    return luck


@pytest.fixture(scope="module")
def grid():
    return np.array(list(itertools.product(*A_GRID)))


def draw_interpreted(monkeypatch, key):
    """Draw as Python would, all that `uniform` calls included."""
    if hasattr(uniform, "py_func"):
        for part in (sim.draws._mix, sim.draws.key_of, sim.draws.uniform_of):
            monkeypatch.setattr(sim.draws, part.__name__, getattr(part, "py_func", part))
        with np.errstate(over="ignore"):
            return uniform.py_func(*key)
    return uniform(*key)


@given(KEY)
def test_a_draw_lies_strictly_between_0_and_1(key):
    assert 0.0 < uniform(*key) < 1.0


def test_even_the_extreme_states_give_a_draw_strictly_between_0_and_1():
    for bits in (0, 2**52 - 1):
        assert 0.0 < (np.float64(np.uint64(bits)) + 0.5) * 2.0**-52 < 1.0


def test_no_two_keys_of_a_grid_share_their_luck(grid):
    luck = drawn(grid)
    assert len(luck) > 300_000
    assert len(np.unique(luck)) == len(luck)  # by chance alone: less than one in 10,000 grids


@given(KEY, st.sampled_from(list(itertools.combinations(range(5), 2))))
def test_no_two_parts_of_a_key_can_be_exchanged(key, places):
    one, other = places
    exchanged = list(key)
    exchanged[one], exchanged[other] = key[other], key[one]
    assert (uniform(*key) == uniform(*exchanged)) == (key[one] == key[other])


def test_seed_1_decision_2_has_not_the_luck_of_seed_2_decision_1():
    assert uniform(1, 2, 7, 9, 0) != uniform(2, 1, 7, 9, 0)


@pytest.mark.parametrize("part", range(5))
def test_luck_is_uniform_along_each_part_of_the_key(part):
    """Chi-square over 100 cells; each of the five tests refuses a right generator once in 1,000."""
    keys = np.tile([3, 20, 1234, 56, 1], (50_000, 1))
    keys[:, part] = np.arange(50_000)
    counts, _ = np.histogram(drawn(keys), bins=100, range=(0.0, 1.0))
    assert ((counts - 500.0) ** 2 / 500.0).sum() < chi2.isf(IN_1000, 99)


@pytest.mark.parametrize("part", range(5))
def test_neighbours_in_the_key_are_unrelated(part):
    """Chi-square of pairs over 10 x 10 cells; refuses a right generator once in 1,000."""
    keys = np.tile([3, 20, 1234, 56, 1], (100_000, 1))
    keys[:, part] = np.arange(100_000)
    luck = drawn(keys)
    counts, _, _ = np.histogram2d(luck[::2], luck[1::2], bins=10, range=[(0, 1), (0, 1)])
    assert ((counts - 500.0) ** 2 / 500.0).sum() < chi2.isf(IN_1000, 99)


def test_compiled_and_interpreted_draws_are_the_same(monkeypatch, grid):
    some = grid[:: len(grid) // 500]
    assert [draw_interpreted(monkeypatch, key) for key in some.tolist()] == drawn(some).tolist()


@given(st.floats(2.0**-53, 1.0 - 2.0**-53), st.floats(2.0**-53, 1.0 - 2.0**-53), st.floats(0.0, 1.0))
def test_what_is_made_of_draws_is_the_same_compiled_and_interpreted(first, second, chance):
    for made, parts in ((logit, (first,)), (normal, (first, second)), (weeks_until, (chance, first))):
        assert made(*parts) == getattr(made, "py_func", made)(*parts)
        assert np.isfinite(made(*parts))


@given(st.floats(0.001, 0.999), st.floats(2.0**-53, 1.0 - 2.0**-53))
def test_waiting_takes_at_least_a_week_and_less_the_likelier_it_is(chance, luck):
    weeks = weeks_until(chance, luck)
    assert weeks >= 1
    assert weeks_until(min(1.0, chance * 1.5), luck) <= weeks
