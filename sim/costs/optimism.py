"""Optimism bias: what is saved is cut and what is spent is raised, the more the less sure a figure is."""

from typing import Literal, get_args

from calibration.evidence import value_of
from sim.costs.discounting import guidance
from sim.errors import WrongValueError

Known = Literal["evidence", "derived", "assumption"]
KNOWN: tuple[Known, ...] = get_args(Known)


def correction(grade: int) -> float:
    """Return the share taken off benefits, or added to costs, at a confidence grade of 1 (best) to 6."""
    table = guidance()["optimism_bias"]
    if grade not in table:
        raise WrongValueError("grade", repr(grade), "a confidence grade of 1 to 6", "1 is the best")
    return value_of(table[grade]) / 100


def grade_of(known: str) -> int:
    """Return the confidence grade of a figure that is evidence, derived or an assumption."""
    grades = guidance()["grades"]
    if known not in grades:
        raise WrongValueError("effect", repr(known), ", ".join(grades), "assumption is the cautious one")
    return int(grades[known])


def grade_of_line(price: str, effect: str, saves: bool) -> int:
    """Return the grade of a cost line.

    Spending that is ordered is as sure as its price. A saving must also come about, so the worse of the
    grades of its price and of the policy's effect counts.
    """
    return max(grade_of(price), grade_of(effect)) if saves else grade_of(price)


def factor(price: str, effect: str, mean_avoided: float) -> float:
    """Return what a line's pounds are multiplied by, from how it moves on average over futures.

    One factor a line, for all futures and years: were each future corrected by its own sign, chance alone,
    which is as often a saving as a cost, would add up to a cost.
    """
    if mean_avoided == 0:
        return 1.0
    saves = mean_avoided > 0
    taken = correction(grade_of_line(price, effect, saves))
    return 1.0 - taken if saves else 1.0 + taken
