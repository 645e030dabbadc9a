"""The bar: what passes, and that each of its three conditions can fail alone."""

import math
from types import SimpleNamespace

import pytest

from calibration.fit.bar import standing


def stands(in_range=17, covered=16, furthest=(0.0, 30.0), targets=20):
    verdicts = [SimpleNamespace(furthest=lambda far=far: far) for far in furthest]
    verdicts += [SimpleNamespace(furthest=lambda: 0.0)] * (targets - len(furthest))
    return standing(SimpleNamespace(verdicts=verdicts, in_range=in_range, covered=covered, seeds=40))


def test_seventeen_in_range_sixteen_covered_and_none_far_out_passes():
    assert stands() == {
        "passed": True, "targets": 20, "in_range": 17, "covered": 16, "furthest_percent": 30.0, "futures": 40,
    }  # fmt: skip


@pytest.mark.parametrize(
    "short", [{"in_range": 16}, {"covered": 15}, {"furthest": (31.0,)}, {"furthest": (0.0, math.nan)}]
)
def test_each_condition_alone_can_fail(short):
    assert not stands(**short)["passed"]


def test_fewer_targets_of_ones_own_are_held_to_the_same_shares():
    assert stands(in_range=6, covered=6, targets=7)["passed"]
    assert not stands(in_range=5, covered=6, targets=7)["passed"]
