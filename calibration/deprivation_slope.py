"""The slope of care by deprivation: how much likelier a child is in care, a tenth further down.

A Poisson regression, log(expected children in care) = log(children) + a + b x tenth, fitted by Newton's
method. It weighs each tenth by what is known of it, and a tenth with children and none in care needs
no special handling, as it would in a straight line through logarithms.
"""

import numpy as np

STEPS = 100
SMALL = 1e-10
STEEPEST = 5.0  # log rate a tenth: beyond it the fit is running away, since all cases lie at one end


def rise_per_tenth(tenth: np.ndarray, in_care: np.ndarray, children: np.ndarray) -> float:
    """Return the rise of the care rate a tenth toward deprivation, in % (tenth 1 is the most deprived).

    Parameters
    ----------
    tenth, in_care, children
        Deprivation tenth, children in care and all children of each cell, shape (cells,).

    Errors
    ------
    nan where no slope exists: nobody in care, fewer than two tenths with children, or all in care at
    one end.
    """
    tenths = np.unique(tenth[children > 0])
    living = np.array([children[tenth == one].sum() for one in tenths], float)
    cases = np.array([in_care[tenth == one].sum() for one in tenths], float)
    if len(tenths) < 2 or cases.sum() <= 0:
        return float("nan")
    slope = _slope(tenths - tenths.mean(), cases, living)
    return float((np.exp(-slope) - 1.0) * 100.0)


def _slope(position: np.ndarray, cases: np.ndarray, living: np.ndarray) -> float:
    design = np.column_stack([np.ones(len(position)), position])
    estimate = np.array([np.log(cases.sum() / living.sum()), 0.0])
    for _ in range(STEPS):
        expected = living * np.exp(design @ estimate)
        step = np.linalg.solve(design.T @ (design * expected[:, None]), design.T @ (cases - expected))
        estimate = estimate + np.clip(step, -1.0, 1.0)
        if abs(estimate[1]) > STEEPEST:
            return float("nan")
        if np.abs(step).max() < SMALL:
            return float(estimate[1])
    return float("nan")
