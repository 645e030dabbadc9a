"""Two futures a draw: chance and parameters are told apart, and the draw is the unit of an interval."""

import math

import numpy as np
import pytest
from scipy import stats

from sim.results.nested import by_draw, draw_of, draws_of, interval, range_of_futures, spread
from sim.results.paired import paired_difference

PAIRS = np.array([0, 0, 1, 1, 2, 2])


def nested(luck, draws, parameters, chance):
    """Return figures of two futures a draw with known standard deviations."""
    of_draw = luck.normal(0.0, parameters, draws).repeat(2)
    return of_draw + luck.normal(0.0, chance, 2 * draws), np.arange(draws).repeat(2)


def test_future_s_has_draw_half_of_s():
    assert [draw_of(seed) for seed in range(6)] == [0, 0, 1, 1, 2, 2]
    drawn, best = {"parameters": {"kind": "posterior"}}, {"parameters": {"kind": "best"}}
    assert draws_of([7, 2, 3], drawn).tolist() == [3, 1, 1]
    assert draws_of([7, 2, 3], best) is None


def test_the_parts_by_hand():
    # within pairs 2 apart: chance variance 2; pair means 1, 5, 9: variance 16, less half of 2
    found = spread(np.array([0.0, 2.0, 4.0, 6.0, 8.0, 10.0]), PAIRS)
    assert found == pytest.approx((math.sqrt(2), math.sqrt(15), 3))


def test_where_chance_is_all_the_parameters_have_no_part_and_never_less():
    assert spread(np.array([-5.0, 5.0, 5.0, -5.0, -5.0, 5.0]), PAIRS).parameter_sd == 0.0


def test_where_parameters_are_all_chance_has_no_part():
    found = spread(np.array([1.0, 1.0, 2.0, 2.0, 3.0, 3.0]), PAIRS)
    assert found == pytest.approx((0.0, 1.0, 3))


def test_known_parts_are_found_again():
    figures, draws = nested(np.random.default_rng(1), 4000, parameters=3.0, chance=2.0)
    found = spread(figures, draws)
    # standard errors of both are about 0.03: four of them
    assert found.chance_sd == pytest.approx(2.0, abs=0.12)
    assert found.parameter_sd == pytest.approx(3.0, abs=0.16)


def test_a_draw_with_one_future_says_nothing_of_the_parts_but_counts_in_the_mean():
    figures, draws = np.array([0.0, 2.0, 4.0, 6.0, 100.0]), np.array([0, 0, 1, 1, 2])
    alone = spread(figures[:4], draws[:4])
    with_one = spread(figures, draws)
    assert with_one[:2] == alone[:2]
    assert with_one.draws == 3
    assert np.mean(interval(figures, draws=draws)) == pytest.approx((1 + 5 + 100) / 3)


def test_pairs_are_found_in_any_order_of_the_seeds():
    figures, draws = np.array([0.0, 4.0, 2.0, 6.0]), np.array([0, 1, 0, 1])
    assert spread(figures, draws) == spread(np.array([0.0, 2.0, 4.0, 6.0]), np.array([0, 0, 1, 1]))
    assert by_draw(figures, draws).tolist() == [1.0, 5.0]


@pytest.mark.parametrize(
    ("figures", "draws"), [([1.0], [0]), ([1.0, 2.0], [0, 1]), ([1.0, 2.0, 3.0], [0, 1, 2])]
)
def test_without_pairs_nothing_is_told_apart(figures, draws):
    found = spread(np.array(figures), np.array(draws))
    assert math.isnan(found.chance_sd)
    assert math.isnan(found.parameter_sd)


def test_one_set_of_parameters_has_chance_only():
    found = spread(np.array([1.0, 2.0, 3.0]), None)
    assert found.chance_sd == pytest.approx(1.0)
    assert math.isnan(found.parameter_sd)
    assert found.draws == 0


def test_the_interval_over_draws_is_students_t_of_their_means():
    figures = np.array([0.0, 2.0, 4.0, 6.0, 8.0, 10.0])
    half = stats.t.ppf(0.975, 2) * 4 / math.sqrt(3)
    assert interval(figures, draws=PAIRS) == pytest.approx((5 - half, 5 + half))
    low, high = interval(figures)
    assert high - low < 2 * half


def test_the_interval_covers_the_truth_in_95_of_100_cases_where_futures_share_draws():
    luck = np.random.default_rng(2)
    tries, over_draws, over_futures = 3000, 0, 0
    for _ in range(tries):
        figures, draws = nested(luck, 8, parameters=2.0, chance=0.5)
        low, high = interval(figures, draws=draws)
        over_draws += low <= 0.0 <= high
        low, high = interval(figures)
        over_futures += low <= 0.0 <= high
    # four standard errors of a share of 0.95: a false alarm once in 16,000
    assert abs(over_draws / tries - 0.95) < 4 * math.sqrt(0.95 * 0.05 / tries)
    assert over_futures / tries < 0.9  # as if futures were independent: too sure


def test_the_range_holds_nine_futures_of_ten():
    assert range_of_futures(np.arange(101.0)) == (5.0, 95.0)
    assert all(math.isnan(end) for end in range_of_futures(np.array([])))


def test_a_paired_difference_carries_both_parts_and_the_range():
    gaps = np.array([0.0, 2.0, 4.0, 6.0, 8.0, np.nan])
    found = paired_difference(np.zeros(6), gaps, "neither", draws=PAIRS)
    assert (found.futures, found.draws) == (5, 3)
    assert found.chance_sd == pytest.approx(math.sqrt(2))
    assert (found.p5, found.p95) == range_of_futures(gaps[:5])
    assert found.difference == pytest.approx((1 + 5 + 8) / 3)
    assert (found.low + found.high) / 2 == pytest.approx(found.difference)
    assert paired_difference(np.array([np.nan]), np.array([1.0]), "lower").draws == 0


def test_without_draws_a_difference_is_as_it_was():
    gaps = np.array([0.0, 2.0, 4.0, 6.0])
    found = paired_difference(np.zeros(4), gaps, "neither")
    assert (found.low, found.high) == interval(gaps)
    assert found.chance_sd == pytest.approx(gaps.std(ddof=1))
    assert math.isnan(found.parameter_sd)
