"""Snapshots: children, children in care and children living with parents' needs, by tenth, each 31 March."""

import numpy as np

from sim.state.codes import ChildStatus, Need
from sim.state.families import NEVER
from sim.state.town import Town

COUNTS = (
    "children",
    "looked_after",
    "parent_severe_mh",
    "domestic_abuse",
    "parent_substance",
    "all_three_moderate",
    "all_three_severe",
)
SNAPSHOT = np.dtype(
    [("year", "i4"), ("neighbourhood", "i2"), ("tenth", "i2"), *((name, "f8") for name in COUNTS)]
)
_TRIO = (Need.MENTAL_HEALTH, Need.DOMESTIC_ABUSE, Need.SUBSTANCE_MISUSE)


def snapshot(town: Town, year: int) -> np.recarray:
    """Count children on 31 March of a year, one row a neighbourhood and tenth, shape (N x 10,).

    Severe means severity 2 (established) or 3 (acute); all three moderate means 1 or more in each.
    """
    parts = town.tally.shape[1]
    families, spells = town.families, town.spells
    cell = families["neighbourhood"].astype(int) * 10 + families["tenth"] - 1
    status = families["child_status"]
    children = ((status == ChildStatus.AT_HOME) | (status == ChildStatus.LOOKED_AFTER)).sum(axis=1)
    severity = families["severity"]
    trio = np.array([severity[:, need] for need in _TRIO])
    living_with = {
        "children": np.ones(len(families)),
        "parent_severe_mh": trio[0] >= 2,
        "domestic_abuse": trio[1] >= 2,
        "parent_substance": trio[2] >= 2,
        "all_three_moderate": (trio >= 1).all(axis=0),
        "all_three_severe": (trio >= 2).all(axis=0),
    }
    rows = np.zeros(parts * 10, SNAPSHOT).view(np.recarray)
    rows["year"] = year
    rows["neighbourhood"], rows["tenth"] = np.divmod(np.arange(parts * 10), 10)
    rows["tenth"] += 1
    for name, holds in living_with.items():
        rows[name] = np.bincount(cell, children * holds, parts * 10)
    in_care = (spells["held"] == 1) & (spells["until_week"] >= NEVER)
    home = spells["neighbourhood"][in_care].astype(int) * 10 + spells["tenth"][in_care] - 1
    rows["looked_after"] = np.bincount(home, minlength=parts * 10)
    return rows
