"""Discovery: in which futures a policy fails, found by PRIM (EMA Workbench) over the points of a study.

PRIM peels a twentieth of the points off at a time, wherever that leaves the most of the cases asked for. Of
the boxes on its way the one is taken whose coverage and density are both high (the largest harmonic mean).
A restriction that chance alone would give in one of twenty tries or more is dropped.
"""

import logging
import warnings
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from sim.errors import InputError
from sim.study.condition import Condition
from sim.study.design import Design
from sim.study.factor import DUMMY, Factor

FEWEST = 10  # cases, and points that are none: fewer show no region
CHANCE = 0.05  # a restriction as telling as this by chance is dropped
SMALLEST = 0.05  # share of the points in a box


class Boxes(NamedTuple):
    """What discovery found.

    boxes : one row a question and factor: ask, factor, low, high (the range where not restricted),
    restricted, p_value; found : one row a question: ask, points, cases (share of points), coverage (share of
    the cases in the box), density (share of the box that are cases), mass (share of points in the box),
    factors (how many restrict it); nan where nothing can be told. holds : by question, where.
    """

    boxes: pd.DataFrame
    found: pd.DataFrame
    holds: dict[str, np.ndarray]


def discover(
    design: Design, outputs: dict[str, np.ndarray], factors: Sequence[Factor], asked: Sequence[Condition]
) -> Boxes:
    """Look for the region where each condition holds.

    outputs : outcome -> mean of each point over its seeds. Raises `InputError` for a method whose points do
    not fill the ranges.
    """
    refuse_lines(design, asked)
    rows = design.space_filling
    boxes, found, holds = [], [], {}
    for condition in asked:
        cases = condition.holds(outputs)
        holds[condition.ask] = cases
        box, told = _box(design.points[rows], cases[rows], factors)
        boxes.append(box.assign(ask=condition.ask))
        found.append({"ask": condition.ask, **told})
    if not asked:
        return Boxes(pd.DataFrame(), pd.DataFrame(), {})
    return Boxes(pd.concat(boxes, ignore_index=True), pd.DataFrame(found), holds)


def refuse_lines(design: Design, asked: Sequence[Condition]) -> None:
    """Raise `InputError` where something is asked of points that do not fill the ranges."""
    if asked and design.method in ("morris", "fast"):
        found = f"discovery on a study by {design.method}, whose points lie on lines"
        raise InputError("discovery", found, "latin, pawn or sobol", "take latin: it needs no more runs")


def _box(points: np.ndarray, cases: np.ndarray, factors: Sequence[Factor]) -> tuple[pd.DataFrame, dict]:
    told: dict[str, Any] = {"points": len(points), "cases": float(cases.mean())}
    limits = _whole(factors)
    if min(cases.sum(), (~cases).sum()) >= FEWEST:
        limits = _peeled(points, cases, factors)
        inside = _inside(points, limits)
        told |= {
            "coverage": float((cases & inside).sum() / cases.sum()),
            "density": float(cases[inside].mean()),
            "mass": float(inside.mean()),
        }
    else:
        told |= {"coverage": np.nan, "density": np.nan, "mass": np.nan}
    return limits, {**told, "factors": int(limits["restricted"].sum())}


def _whole(factors: Sequence[Factor]) -> pd.DataFrame:
    rows = [(one.name, one.low, one.high, False, np.nan) for one in factors]
    return pd.DataFrame(rows, columns=["factor", "low", "high", "restricted", "p_value"])


def _peeled(points: np.ndarray, cases: np.ndarray, factors: Sequence[Factor]) -> pd.DataFrame:
    """Return the limits of the box that PRIM finds, those that chance would give dropped."""
    box = _prim(pd.DataFrame(points, columns=[one.name for one in factors]), cases)
    limits = _whole(factors).set_index("factor")
    if box is None:
        return limits.reset_index()
    chosen = _best(box.peeling_trajectory)
    for name, chances in box.p_values[chosen].items():
        # PRIM gives one a side, -1 for a side that it left as it was
        for side, row, p_value in zip(("low", "high"), (0, 1), chances, strict=True):
            if 0 <= p_value < CHANCE:
                limits.loc[name, side] = float(box.box_lims[chosen][name].iloc[row])
                limits.loc[name, "restricted"] = True
        limits.loc[name, "p_value"] = min(one for one in chances if one >= 0)
    return limits.reset_index()


def _prim(points: pd.DataFrame, cases: np.ndarray) -> Any:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "ipyparallel not installed", UserWarning)
        from ema_workbench.analysis import prim
    logging.getLogger("ema_workbench").setLevel(logging.WARNING)
    # its objective divides by what a peel takes away, which may be nothing
    with np.errstate(divide="ignore", invalid="ignore"):
        return prim.Prim(points, cases, peel_alpha=0.05, mass_min=SMALLEST).find_box()


def _best(trajectory: pd.DataFrame) -> int:
    """Return the place of the box whose coverage and density have the largest harmonic mean."""
    coverage, density = trajectory["coverage"].to_numpy(), trajectory["density"].to_numpy()
    return int(np.argmax(2 * coverage * density / np.maximum(coverage + density, 1e-12)))


def _inside(points: np.ndarray, limits: pd.DataFrame) -> np.ndarray:
    low, high = limits["low"].to_numpy(float), limits["high"].to_numpy(float)
    kept = limits["restricted"].to_numpy(bool)
    return ((points >= low) & (points <= high) | ~kept).all(axis=1)


def leans_on_chance(boxes: pd.DataFrame) -> bool:
    """Say whether a box restricts the factor that moves nothing."""
    return bool(boxes.loc[boxes["factor"] == DUMMY, "restricted"].any())
