"""Space: which points of a design fill the ranges evenly."""

import numpy as np

from sim.study.design import Design


def space_filling(design: Design) -> np.ndarray:
    """Return the rows of points that fill the ranges evenly: of sobol its base samples, else all."""
    if design.method != "sobol":
        return np.arange(len(design.points))
    block = 2 * design.problem["num_vars"] + 2
    first = np.arange(0, len(design.points), block)
    return np.sort(np.concatenate([first, first + block - 1]))
