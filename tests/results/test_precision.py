"""Futures are added until differences are known well enough: the rule, on made-up differences."""

import math
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from sim.aims import Aim, aims_of, asked_in
from sim.errors import WrongValueError
from sim.precision import CONFIDENCE_WHEN_STOPPED, LEAST_SEEDS, design_of, look, seeds_needed, until_known
from sim.results.outcomes import HEADLINE
from sim.results.paired import paired_difference

FIRST = list(range(20))


def summary_of(gaps, confidence, scenario="other", measure="referrals"):
    """Return a summary of one outcome whose baseline is 100 in every future."""
    baseline = np.full(len(gaps), 100.0)
    found = paired_difference(baseline, baseline + gaps, "neither", confidence)
    names = {"scenario": scenario, "measure": measure, "label": "Referrals", "unit": "children"}
    return pd.DataFrame([{**names, **found._asdict()}])


def looks_at(gaps, asked, first=FIRST, most=None):
    """Return the numbers of futures at which differences were looked at, and what came of it."""
    tried = []

    def run_batch(seeds, confidence):
        tried.append(len(seeds))
        assert seeds == list(range(len(seeds)))
        return SimpleNamespace(summary=summary_of(gaps[: len(seeds)], confidence))

    design = design_of(asked, first, most, journeys=True)
    return tried, until_known(design, run_batch, lambda finished, words: None).precision


def alternating(deviation, seeds=1000):
    """Return gaps of a known standard deviation (ddof 0) in every even number of futures."""
    return np.where(np.arange(seeds) % 2, deviation, -deviation)


def test_it_stops_at_once_when_the_first_batch_knows_enough():
    tried, found = looks_at(alternating(1.0), {"referrals": 1.0})
    assert tried == [20]
    assert found.reached


def test_the_second_batch_is_as_large_as_the_spread_asks_for_and_no_larger():
    # 20 futures have a standard deviation of sqrt(20 / 19); t at 98.5 %, about 2.25, over 0.4, squared: 33
    tried, found = looks_at(alternating(1.0), {"referrals": 0.4})
    assert len(tried) == 2
    half = stats.t.ppf(0.985, tried[1] - 1) * math.sqrt(20 / 19) / math.sqrt(tried[1])
    one_fewer = stats.t.ppf(0.985, tried[1] - 2) * math.sqrt(20 / 19) / math.sqrt(tried[1] - 1)
    assert half <= 0.4 < one_fewer
    assert found.reached


def test_batches_grow_by_a_quarter_at_least_and_by_twice_at_most():
    tried, _ = looks_at(alternating(1.0), {"referrals": 0.01}, most=500)
    assert tried == [20, 40, 80, 160, 320, 500]
    a_little_more = alternating(1.0) * np.where(np.arange(1000) < 20, 1.0, 1.3)
    half_of_20 = looks_at(a_little_more, {"referrals": 9.0})[1].outcomes["half_width"].iloc[0]
    tried, _ = looks_at(a_little_more, {"referrals": 0.999 * half_of_20})
    assert tried[:2] == [20, 25]


def test_at_the_most_it_says_what_is_too_wide_and_how_many_futures_would_do():
    tried, found = looks_at(alternating(1.0), {"referrals": 0.25}, most=40)
    assert tried == [20, 40]
    assert not found.reached
    needed = int(found.outcomes["seeds_needed"].iloc[0])
    assert f"about {needed} futures would do under other" in found.conclusion()
    assert found.conclusion().startswith("Still too wide after 40 futures, the most allowed: referrals")
    assert looks_at(alternating(1.0), {"referrals": 0.25}, most=500)[0][-1] == pytest.approx(needed, abs=2)


@pytest.mark.parametrize("wanted", [0.9, 0.3, 0.1, 0.02])
def test_the_futures_needed_are_the_fewest_that_would_do(wanted):
    def half(seeds):
        return stats.t.ppf(0.5 + CONFIDENCE_WHEN_STOPPED / 2, seeds - 1) / math.sqrt(seeds)

    needed = int(seeds_needed(half(15), 15, wanted))
    assert half(needed) <= wanted * (1 + 1e-9)
    assert needed == LEAST_SEEDS or half(needed - 1) > wanted


def test_no_number_is_named_where_none_would_do():
    assert math.isnan(seeds_needed(math.nan, 20, 1.0))
    assert math.isnan(seeds_needed(1.0, 20, 0.0))
    assert math.isnan(seeds_needed(1.0, 20, 1e-300))
    assert seeds_needed(0.0, 20, 0.0) == LEAST_SEEDS


def test_a_figure_missing_in_most_futures_is_not_known():
    gaps = np.where(np.arange(30) < LEAST_SEEDS - 1, 0.0, np.nan)
    tried, found = looks_at(gaps, {"referrals": 5.0}, most=30)
    assert tried == [20, 25, 30]
    assert found.outcomes["futures"].tolist() == [LEAST_SEEDS - 1]
    assert not found.reached


def test_all_alternatives_have_to_be_known_and_the_widest_is_named():
    design = design_of({"referrals": 1.0}, FIRST, None, journeys=True)
    summary = pd.concat(
        [summary_of(alternating(sd, 20), 0.97, name) for name, sd in (("narrow", 0.1), ("wide", 9.0))],
        ignore_index=True,
    )
    found = look(summary, design, 20)
    assert found.outcomes["known"].tolist() == [True, False]
    assert "would do under wide" in found.conclusion()


def test_a_share_is_of_the_baselines_mean():
    design = design_of(0.02, FIRST, None, journeys=True)
    found = look(summary_of(alternating(1.0, 20), 0.97), design, 20)
    assert found.outcomes["wanted"].tolist() == [2.0]


def test_identical_futures_are_known():
    tried, found = looks_at(np.zeros(100), {"referrals": 1e-9})
    assert tried == [20]
    assert found.reached


def test_the_command_line_asks_as_python_does():
    assert aims_of(asked_in(["0.01"])) == aims_of(0.01)
    assert [aim.measure for aim in aims_of(0.01)] == list(HEADLINE)
    assert aims_of(asked_in(["referrals=5", "trust=0.1"])) == (
        Aim("referrals", 5.0, relative=False),
        Aim("trust", 0.1, relative=False),
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["1%"], "1 % is 0.01"),
        (["few"], "not a number"),
        (["0"], "share 0.0"),
        (["nan"], "share nan"),
        (["5"], "share 5.0"),
        (["referals=5"], "Did you mean referrals?"),
        (["referrals=0"], "half-width 0.0"),
        (["referrals=inf"], "half-width inf"),
        (["referrals="], "not a number"),
        (["referrals=5", "0.01"], "beside others"),
        (["referrals=5", "referrals=6"], "twice"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_four_parts(words, says):
    with pytest.raises(WrongValueError) as refused:
        aims_of(asked_in(words))
    assert says in str(refused.value)
    assert all(refused.value.parts().values())


@pytest.mark.parametrize(
    ("asked", "seeds", "most", "says"),
    [
        (0.01, list(range(9)), None, "n at least 10"),
        (0.01, list(range(1, 21)), None, "seeds 0 to n - 1"),
        (0.01, FIRST, 19, "at least the first batch, 20"),
        (None, FIRST, 30, "without a precision"),
        ({}, FIRST, None, "no outcome"),
    ],
)
def test_a_design_that_cannot_be_kept_is_refused(asked, seeds, most, says):
    with pytest.raises(WrongValueError, match=says):
        design_of(asked, seeds, most, journeys=True)


def test_where_parameters_are_drawn_the_draw_is_the_unit_and_batches_hold_whole_draws():
    gaps = alternating(1.0, 100).repeat(2)  # two futures a draw, alike
    tried = []

    def run_batch(seeds, confidence):
        tried.append(len(seeds))
        mine, draws = np.full(len(seeds), 100.0), np.array(seeds) // 2
        found = paired_difference(mine, mine + gaps[: len(seeds)], "neither", confidence, draws)
        names = {"scenario": "other", "measure": "referrals", "label": "Referrals", "unit": "children"}
        return SimpleNamespace(summary=pd.DataFrame([{**names, **found._asdict()}]))

    design = design_of({"referrals": 0.4}, FIRST, 121, journeys=True, a_unit=2)
    found = until_known(design, run_batch, lambda finished, words: None).precision
    # as for 20 futures of one set above: about 33 units, here draws, so twice as many futures
    assert found.reached
    assert 60 <= tried[-1] <= 72
    assert all(seeds % 2 == 0 for seeds in tried)
    assert design.most == 120


def test_outcomes_of_journeys_need_journeys():
    assert aims_of({"weeks_to_return": 1.0}, journeys=True)
    with pytest.raises(WrongValueError, match="weeks_to_return"):
        aims_of({"weeks_to_return": 1.0}, journeys=False)


@pytest.mark.slow
def test_the_interval_holds_95_of_100_times_although_it_chose_when_to_stop():
    # about 25 futures needed, in units of the standard deviation, from the smallest first batch: there
    # stopping costs most. A plain 95 % interval would hold 93.5 times of 100, which few tries cannot tell
    tries, held = 3000, 0
    for luck in np.random.default_rng(1).normal(0.0, 1.0, (tries, 200)):
        _, found = looks_at(luck, {"referrals": 0.45}, first=FIRST[:LEAST_SEEDS])
        row = found.outcomes.iloc[0]
        held += abs(row["difference"]) <= row["half_width"]
    # two and a half standard errors of a share of 0.95: a false alarm once in 160, were it 0.95 and no more
    assert held / tries > 0.95 - 2.5 * math.sqrt(0.95 * 0.05 / tries)
