"""A study is called large enough only where its leading indices have come to rest, in their order."""

import pandas as pd

from sim.study.factor import DUMMY
from sim.study.settled import settled


def grown(*by_size):
    """Return a convergence table of two factors and the dummy: a value each, by size, give or take 0.1."""
    names = ["one", "other", DUMMY]
    rows = [
        (name, 8 * 2**n, value)
        for n, row in enumerate(by_size)
        for name, value in zip(names, row, strict=True)
    ]
    table = pd.DataFrame(rows, columns=["factor", "size", "value"])
    dummy = table[table["factor"] == DUMMY].set_index("size")["value"]
    floor = table["size"].map(dummy) + 0.1
    low, high = table["value"] - 0.1, table["value"] + 0.1
    return table.assign(low=low, high=high, above_floor=low > floor)


def told_of(rows):
    return settled(rows, lambda name: f"the {name}")


def test_convergence_says_from_which_size_the_order_stands():
    told = told_of(grown((0.5, 0.9, 0.0), (0.85, 0.5, 0.0), (0.8, 0.5, 0.0)))
    assert told == "the first 2 keep their order from N = 16 on, of 32"


def test_a_factor_that_jumps_at_the_last_step_is_not_called_settled():
    told = told_of(grown((0.5, 0.3, 0.0), (0.5, 0.3, 0.0), (0.9, 0.3, 0.0)))
    assert told == "“the one” still moves at N = 32: draw more points"


def test_two_factors_that_change_places_at_the_last_step_are_not_called_settled():
    told = told_of(grown((0.50, 0.55, 0.0), (0.55, 0.50, 0.0)))
    assert told == "the order of the first 2 still changes at N = 16: draw more points"


def test_convergence_of_factors_below_the_floor_is_not_judged():
    told = told_of(grown((0.1, 0.05, 0.1), (0.1, 0.05, 0.1)))
    assert told == "no factor stands above the noise floor at N = 16"
