"""Discovery finds a planted region, says its limits, and owns up where there is none."""

import numpy as np
import pytest

from sim.errors import InputError
from sim.study.condition import condition_of
from sim.study.design import design_of
from sim.study.discovery import discover, leans_on_chance
from sim.study.discovery_words import discovery_sentences
from sim.study.factor import Factor, noise_floor

UNIT = tuple(Factor(name, f"the {name}", "points", 0.0, 1.0) for name in "abc")
ALL = (*UNIT, noise_floor())
ASKED = condition_of("it costs more than it saves?", "cost > 0", ("cost",), "study")


def found(cost_of, points=500, method="latin", luck=1):
    design = design_of(method, UNIT, points, luck)
    boxes = discover(design, {"cost": cost_of(design.points)}, ALL, [ASKED])
    return boxes, discovery_sentences(boxes, ALL)


def planted(points):
    return np.where((points[:, 0] > 0.6) & (points[:, 1] < 0.5), 1.0, -1.0)


def test_a_planted_box_is_found_with_its_limits():
    boxes, (counted, told) = found(planted)
    limits = boxes.boxes.set_index("factor")
    assert limits["restricted"].to_dict() == {"a": True, "b": True, "c": False, "dummy": False}
    assert limits.loc["a", "low"] == pytest.approx(0.6, abs=0.04)
    assert limits.loc["b", "high"] == pytest.approx(0.5, abs=0.04)
    row = boxes.found.iloc[0]
    assert row["coverage"] > 0.9 and row["density"] > 0.9
    assert counted == "In 20 of 100 of the 500 points tried: it costs more than it saves."
    assert "the a above 0.59" in told and "the b below 0.5" in told


def test_a_box_is_found_among_the_base_samples_of_sobol():
    boxes, _ = found(planted, 256, "sobol")
    assert boxes.found.iloc[0]["points"] == 512
    assert boxes.boxes.set_index("factor")["restricted"].to_dict()["a"]


def test_pure_chance_gives_no_box_to_build_on():
    luck = np.random.default_rng(4)
    trusted = 0
    for number in range(20):
        boxes, _ = found(lambda points: luck.normal(size=len(points)) - 0.8, 200, luck=number + 1)
        row = boxes.found.iloc[0]
        trusted += row["factors"] > 0 and not leans_on_chance(boxes.boxes) and row["density"] > 0.5
    assert trusted <= 2


@pytest.mark.parametrize("share", [-1.0, 1.0])
def test_where_all_points_or_none_hold_it_nothing_is_told(share):
    boxes, (_, told) = found(lambda points: np.full(len(points), share))
    assert told.startswith("Where that is cannot be told")
    assert not boxes.boxes["restricted"].any()


@pytest.mark.parametrize(
    "when", ["cost", "cost > ", "cost == 0", "__import__('os')", "cost > 0 or cost < 1", ""]
)
def test_what_is_no_condition_is_refused(when):
    with pytest.raises(InputError, match="is no condition"):
        condition_of("it fails", when, ("cost",), "study")


def test_an_outcome_that_is_not_measured_is_refused():
    with pytest.raises(InputError, match="costs is not measured.*Did you mean cost"):
        condition_of("it fails", "costs > 0", ("cost",), "study")


def test_parts_must_hold_together():
    both = condition_of("both", "cost > 0 and care <= -1.5", ("cost", "care"), "study")
    holds = both.holds({"cost": np.array([1.0, 1.0, -1.0]), "care": np.array([-1.5, 0.0, -2.0])})
    assert holds.tolist() == [True, False, False]


@pytest.mark.parametrize("method, size", [("morris", 10), ("fast", 325)])
def test_points_on_lines_are_refused(method, size):
    design = design_of(method, UNIT, size, 1)
    with pytest.raises(InputError, match="points lie on lines"):
        discover(design, {"cost": planted(design.points)}, ALL, [ASKED])
