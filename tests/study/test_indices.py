"""Indices are those that are known of functions, within their own intervals, and noise is told as noise."""

import numpy as np
import pandas as pd
import pytest

from sim.errors import InputError
from sim.failures import RunFailedError
from sim.study.analysis import analyse
from sim.study.design import CURVES, design_of
from sim.study.factor import DUMMY, Factor
from sim.study.gate import outputs_of
from tests.study.known_functions import (
    ISHIGAMI,
    ISHIGAMI_S1,
    ISHIGAMI_S2_13,
    ISHIGAMI_ST,
    G,
    Known,
    sobol_g_indices,
)

UNIT = tuple(Factor(name, name, "", 0.0, 1.0) for name in "abc")


def ran(design, function, seeds=2):
    """Return the runs of a design: `function` takes points and a seed and gives one number a point."""
    parts = [
        pd.DataFrame({"point": range(len(design.points)), "seed": seed, "y": function(design.points, seed)})
        for seed in range(seeds)
    ]
    return pd.concat(parts, ignore_index=True)


def analysed(method, factors, size, function, luck=1):
    design = design_of(method, factors, size, luck)
    return analyse(design, outputs_of(design, ran(design, function), ("y",), 2))


def index(analysis, name):
    return analysis.indices.query("index == @name").set_index("factor")


def of_known(known):
    def function(points, seed):
        names = [one.name for one in known.factors]
        return [known.run(dict(zip(names, row, strict=False)), seed)["y"] for row in points]

    return function


@pytest.fixture(scope="module")
def ishigami():
    return analysed("sobol", ISHIGAMI, 1024, of_known(Known("ishigami", ISHIGAMI)))


def test_sobol_finds_what_is_known_of_ishigami(ishigami):
    for name, known in (("S1", ISHIGAMI_S1), ("ST", ISHIGAMI_ST)):
        found = index(ishigami, name).loc[["x1", "x2", "x3"]]
        assert (found["low"].to_numpy() <= known).all()
        assert (known <= found["high"].to_numpy()).all()
    pair = ishigami.second_order.query("factor == 'x1' and other == 'x3'").iloc[0]
    assert pair["low"] <= ISHIGAMI_S2_13 <= pair["high"]


def test_the_dummy_is_the_noise_floor(ishigami):
    total = index(ishigami, "ST")
    assert total.loc[["x1", "x2", "x3"], "above_floor"].all()
    assert not total.loc[DUMMY, "above_floor"]
    assert not index(ishigami, "S1").loc["x3", "above_floor"]  # it acts through x1 alone


def test_sobol_finds_what_is_known_of_the_g_function():
    found = analysed("sobol", G, 1024, of_known(Known("g", G)))
    for name, known in zip(("S1", "ST"), sobol_g_indices(), strict=True):
        mine = index(found, name).iloc[:4]
        assert ((mine["low"] <= known) & (known <= mine["high"])).all()


def test_intervals_shrink_as_a_study_grows(ishigami):
    total = ishigami.convergence.query("index == 'ST' and factor == 'x1'").sort_values("size")
    widths = (total["high"] - total["low"]).to_numpy()
    assert total["size"].tolist() == [128, 256, 512, 1024]
    assert widths[-1] < 0.6 * widths[0]


def test_morris_tells_a_straight_line_from_an_interaction():
    found = analysed(
        "morris", UNIT, 200, lambda points, _: 3 * points[:, 0] + 2 * points[:, 1] * points[:, 2]
    )
    effect, spread = index(found, "mu"), index(found, "sigma")
    assert effect.loc["a", "value"] == pytest.approx(3.0)
    assert spread.loc["a", "value"] == pytest.approx(0.0, abs=1e-9)
    assert spread.loc["b", "value"] > 0.3
    assert effect.loc["b", "low"] < 1.0 < effect.loc["b", "high"]
    assert found.swings.set_index("factor").loc["a", "when_high"] == pytest.approx(
        found.swings["middle"][0] + 1.5
    )


@pytest.mark.parametrize(
    "method, size, name", [("fast", 650, "ST"), ("pawn", 300, "pawn"), ("latin", 400, "rank_correlation")]
)
def test_the_other_methods_rank_factors_rightly(method, size, name):
    found = index(analysed(method, UNIT, size, lambda points, _: 4 * points[:, 0] - 2 * points[:, 1]), name)
    assert abs(found.loc["a", "value"]) > abs(found.loc["b", "value"]) > abs(found.loc["c", "value"])
    assert found.loc["a", "above_floor"]
    assert not found.loc["c", "above_floor"]


def test_fast_is_held_by_several_search_curves():
    found = analysed("fast", UNIT, CURVES * 65, lambda points, _: 4 * points[:, 0] - points[:, 1])
    first = index(found, "S1")
    assert first.loc["a", "value"] == pytest.approx(16 / 17, abs=0.02)
    assert found.convergence["size"].nunique() == CURVES - 1


def test_a_rank_correlation_has_its_sign():
    found = index(analysed("latin", UNIT, 200, lambda points, _: -points[:, 0]), "rank_correlation")
    assert found.loc["a", "value"] == pytest.approx(-1.0)


def test_chance_is_told_from_what_points_do():
    noise, luck = 0.5, np.random.default_rng(3)
    found = analysed(
        "latin", UNIT, 800, lambda points, _: points[:, 0] + noise * luck.normal(size=len(points))
    )
    told = found.chance.iloc[0]
    assert told["sd_of_chance"] == pytest.approx(noise / np.sqrt(2), rel=0.1)
    of_points = 1 / 12  # variance of an even draw
    assert told["share_of_chance"] == pytest.approx(0.125 / (0.125 + of_points), rel=0.15)
    assert told["seeds_for_10_percent"] == pytest.approx(9 * noise**2 / of_points, rel=0.4)


def test_what_a_seed_does_to_all_points_alike_is_no_noise():
    found = analysed("latin", UNIT, 100, lambda points, seed: points[:, 0] + 10.0 * seed)
    assert found.chance.iloc[0]["share_of_chance"] == pytest.approx(0.0, abs=1e-9)
    assert index(found, "rank_correlation")["noise"].max() == pytest.approx(0.0, abs=1e-9)


def test_noise_by_seed_stands_beside_each_index():
    luck = np.random.default_rng(5)
    noisy = analysed("latin", UNIT, 100, lambda points, _: points[:, 0] + luck.normal(size=len(points)))
    assert (index(noisy, "rank_correlation")["noise"] > 0).all()


def test_one_gap_is_refused_and_named():
    design = design_of("sobol", UNIT, 16, 1)
    runs = ran(design, lambda points, _: points[:, 0])
    gap = runs.copy()
    gap.loc[7, "y"] = np.nan
    with pytest.raises(RunFailedError, match="point 7 seed 0"):
        outputs_of(design, gap, ("y",), 2)
    with pytest.raises(RunFailedError, match="1 of .* missing: point 3 seed 1"):
        outputs_of(design, runs.drop(runs.query("point == 3 and seed == 1").index), ("y",), 2)
    with pytest.raises(RunFailedError, match="are missing"):
        outputs_of(design, runs.query("seed == 0"), ("y",), 2)
    with pytest.raises(RunFailedError, match="twice"):
        outputs_of(design, pd.concat([runs, runs.head(1)]), ("y",), 2)


@pytest.mark.parametrize(
    "method, size, names", [("sobol", 512, ["ST"]), ("morris", 60, ["mu_star", "sigma"])]
)
def test_a_factor_that_only_sends_luck_another_way_stays_below_the_floor(method, size, names):
    def function(points, seed):
        luck = [np.random.default_rng([seed, int(row[1] * 1e6)]).normal() for row in points]
        return 3 * points[:, 0] + 0.5 * np.array(luck)

    found = analysed(method, UNIT, size, function)
    for name in names:
        mine = index(found, name)
        assert mine.loc["b", "value"] > 0
        assert not mine.loc["b", "above_floor"]
        assert mine.loc["a", "above_floor"] == (name != "sigma")


def test_an_outcome_that_nothing_moves_has_indices_of_zero():
    for method, size in (("sobol", 16), ("morris", 4), ("pawn", 40), ("latin", 40), ("fast", 325)):
        found = analysed(method, UNIT, size, lambda points, _: np.ones(len(points)))
        assert not found.indices["above_floor"].any()
        assert (found.indices["value"] == 0).all()


def test_the_same_study_gives_the_same_tables(ishigami):
    again = analysed("sobol", ISHIGAMI, 1024, of_known(Known("ishigami", ISHIGAMI)))
    pd.testing.assert_frame_equal(again.indices, ishigami.indices, check_exact=True)


@pytest.mark.parametrize("method, size", [("sobol", 100), ("fast", 200)])
def test_a_size_that_a_method_cannot_have_is_refused(method, size):
    with pytest.raises(InputError, match=f"{size} of {method}"):
        design_of(method, UNIT, size, 1)


def test_given_points_stay_as_they_are():
    rows = np.random.default_rng(1).uniform(size=(50, 3))
    design = design_of("latin", UNIT, 50, 1, rows)
    assert (design.points[:, :3] == rows).all()
    assert design.problem["names"][-1] == DUMMY
