"""Prospects: what may happen to a family next, kept small so that a quiet family costs nothing.

Beside the wide family record stands this narrow one. Candidates for onset and for shallow worries are
tried on it alone; the family itself is looked at only when something may come of it.
"""

import numpy as np

from sim.state.families import NEEDS

PROSPECT = np.dtype(
    [
        ("number", "i8"),  # the family's number                                     population
        ("zone", "i2"),
        ("deprivation", "f8"),  # 0 least to 1 most deprived tenth
        ("risky_until", "i4"),  # a life event's risk window ends                    demography
        ("onset_chance", "f8"),  # chance a week of any onset from circumstances, before multipliers
        ("onset_majorant", "f8"),  # chance a week of an onset candidate, fixed for life
        ("shallow_chance", "f8"),  # chance a week of a candidate for a shallow worry, fixed for life
        ("onset_nth", "i4"),  # number of the next onset candidate                   needs
        ("shallow_nth", "i4"),  # number of the next candidate for a worry           detection
        ("peers_acute", "i1", (NEEDS,)),  # ties to families in which the need is acute   needs
        ("spare", "i1", (2,)),  # fills up a line of cache, 64 bytes
    ]
)


def empty_prospects(rows: int) -> np.recarray:
    """Return `rows` prospects all blank, shape (rows,)."""
    return np.zeros(rows, PROSPECT).view(np.recarray)
