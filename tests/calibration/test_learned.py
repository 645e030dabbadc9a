"""What a fit has learned: weighted ends, and a parameter that the targets say nothing about is named."""

import numpy as np
import pytest

from calibration.learned import learned, learned_in_words, weighted_quantiles
from calibration.posterior import Posterior

PRIORS = [{"name": "told", "low": 0.0, "high": 10.0}, {"name": "untold", "low": 0.0, "high": 1.0}]


@pytest.fixture
def posterior():
    """Ten draws: the first parameter within 4.5 to 5.4, the second all over its prior."""
    free = np.column_stack([4.5 + 0.1 * np.arange(10), np.linspace(0.0, 1.0, 10)])
    made_by = {"best": {}, "place_digest": "", "free": PRIORS}
    return Posterior(("told", "untold"), free, np.full(10, 0.1), np.zeros(10), ({},) * 10, made_by)


def test_weights_move_the_quantiles():
    values, even, heavy = np.array([1.0, 2.0, 3.0]), np.ones(3), np.array([1.0, 1.0, 8.0])
    assert weighted_quantiles(values, even, (0.5,)) == [pytest.approx(2.0)]
    assert weighted_quantiles(values[::-1], heavy[::-1], (0.5,))[0] > 2.5
    assert weighted_quantiles(values, heavy, (0.0, 1.0)) == [1.0, 3.0]


def test_a_narrow_posterior_is_learned_and_one_as_wide_as_its_prior_is_not(posterior):
    table = learned(posterior).set_index("parameter")
    # 90 % of the draws lie within 0.9 of a prior whose own 90 % are 9 wide
    assert table.loc["told", "width"] == pytest.approx(0.9 / 9.0, abs=0.01)
    assert table.loc["told", "median"] == pytest.approx(4.95)
    assert table.loc["told", "identified"]
    assert not table.loc["untold", "identified"]
    assert table.loc["untold", ["prior_low", "prior_high"]].tolist() == [0.0, 1.0]


def test_the_words_name_what_stays_unknown(posterior):
    lines = learned_in_words(learned(posterior))
    assert len(lines) == 4
    assert lines[-1].endswith(": untold.")
    assert [line.endswith("stays unknown") for line in lines[1:3]] == [False, True]
