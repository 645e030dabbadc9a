"""Children in care: a record of their own, which outlives the family's row.

A child in care stays the authority's child when its family moves away or ends; then `family_row`
is -1. A record is kept for three years after ageing out, as a care leaver's.
"""

import numpy as np

SPELL = np.dtype(
    [
        ("held", "i2"),  # 1 while the record is in use
        ("child", "i8"),  # child number: family number x 6 + slot
        ("family", "i8"),  # family number
        ("family_row", "i4"),  # -1 once the family has gone
        ("slot", "i2"),
        ("birth_week", "i4"),
        ("neighbourhood", "i2"),
        ("zone", "i2"),
        ("tenth", "i2"),
        ("start_week", "i4"),
        ("long_stay", "i2"),
        ("placement", "i2"),  # `Placement`
        ("worker", "i4"),
        ("until_week", "i4"),  # care leavers: week the record ends
        ("counted_year", "i4"),  # year last counted as in need
        ("episode_week", "i4"),  # week the episode of need began
    ]
)


def empty_spells(rows: int) -> np.recarray:
    """Return `rows` unused care records, shape (rows,)."""
    spells = np.zeros(rows, SPELL).view(np.recarray)
    spells["family_row"] = -1
    spells["worker"] = -1
    return spells
