"""Design: at which points a study runs, drawn by SALib, and which of them would make a smaller study."""

from typing import Any, NamedTuple

import numpy as np


class Subset(NamedTuple):
    """A study of its own within a design: `size` is SALib's N, `rows` the rows of its points, in order."""

    size: int
    rows: np.ndarray


class Design(NamedTuple):
    """The points of a study.

    method : morris, sobol, pawn, fast or latin; problem : SALib's, with `num_vars`, `names` and `bounds`,
    the dummy last; points : drawn numbers, shape (points, factors), in the bounds; subsets : smaller
    studies of the same kind, by size, the whole study last, for the plot of convergence.
    """

    method: str
    problem: dict[str, Any]
    points: np.ndarray
    subsets: tuple[Subset, ...]
