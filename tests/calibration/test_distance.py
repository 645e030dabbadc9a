"""The distance of a run from the targets, by hand."""

import math

import pytest

from calibration.fit.distance import MISSING, Goal, distance, goals_of, misfit, target_goals
from calibration.measured import PATH
from calibration.targets import targets

SHIPPED = {target.id: target for target in targets()}


def a_goal(name="C01", value=10.0, below=2.0, above=4.0, weight=1.0, readings=None):
    return Goal(name, readings or (name,), value, below, above, weight)


@pytest.mark.parametrize(("simulated", "found"), [(10, 0), (12, 0.5), (14, 1), (9, -0.5), (8, -1), (4, -3)])
def test_a_misfit_is_counted_in_half_widths_of_its_own_side(simulated, found):
    assert misfit(a_goal(), {"C01": simulated}) == pytest.approx(found)


def test_of_two_readings_the_nearer_counts():
    goal = a_goal(readings=("a", "b"))
    assert misfit(goal, {"a": 30.0, "b": 12.0}) == 0.5
    assert misfit(goal, {"a": 9.0, "b": 12.0}) in (-0.5, 0.5)


def test_a_share_of_nothing_is_worse_than_any_run():
    assert misfit(a_goal(), {"C01": math.nan}) == MISSING


def test_the_distance_is_the_weighted_root_mean_square():
    goals = [a_goal("A", weight=1.0), a_goal("B", weight=3.0)]
    # A is 3 half-widths above, B 1 below: root of (1 x 9 + 3 x 1) / 4
    assert distance(goals, {"A": 22.0, "B": 8.0}) == pytest.approx(math.sqrt(3.0))


def test_parts_share_the_weight_of_their_target():
    parts = target_goals(SHIPPED["C16"])
    assert [goal.name for goal in parts][:2] == ["C16.domestic_abuse", "C16.mental_health"]
    assert [goal.weight for goal in parts] == [pytest.approx(0.8 / 4)] * 4
    assert (parts[0].value, parts[0].below, parts[0].above) == (58.5, pytest.approx(7.4), pytest.approx(3.5))


def test_the_early_help_ratio_may_be_read_either_way():
    ratio = target_goals(SHIPPED["C18"])[1]
    assert ratio.readings == ("C18.eh_to_statutory", "C18.eh_to_statutory_stock")


def test_the_targets_have_32_parts_and_the_path_weighs_as_two_of_them():
    goals = goals_of(targets(), "tameside")
    path = [goal for goal in goals if goal.name.startswith("path.")]
    assert len(goals) - len(path) == 32
    assert len(path) == 5 * len(PATH)
    assert sum(goal.weight for goal in path) == pytest.approx(2.0)
    care = next(goal for goal in path if goal.name == "path.looked_after.2018")
    assert (care.value, care.below, care.above) == (124, pytest.approx(6.2), pytest.approx(6.2))


def test_a_place_without_a_published_path_is_fitted_to_targets_alone():
    assert len(goals_of(targets(), "elsewhere")) == 32
