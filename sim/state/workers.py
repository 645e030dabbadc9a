"""Workers: one record a post, social workers first, then early-help key workers."""

from enum import IntEnum

import numpy as np


class Serves(IntEnum):
    """Families that a post is kept for: bits by age group at home, as in `ages` of a family."""

    EVERYBODY = 0
    UNDER_ELEVEN = 0b011
    ELEVEN_AND_OVER = 0b100


WORKER = np.dtype(
    [
        ("agency", "i2"),  # `Agency`: SOCIAL_CARE or EARLY_HELP
        ("team", "i2"),  # neighbourhood whose families the post holds first
        ("funded", "i2"),  # the post exists now                              workforce
        ("filled", "i2"),  # somebody is in it                                workforce
        ("generation", "i4"),  # how many people have held it
        ("since_week", "i4"),  # week the present holder began                workforce
        ("vacant_until", "i4"),  # week recruitment ends                       workforce
        ("skill", "f8"),  # multiplies what an hour does, mean 1               workforce
        ("caseload", "i4"),  # social worker: children; key worker: families   allocation, closure
        ("led_share", "f8"),  # of the worker's time, as advocate of some families  advocate kinds
        ("serves", "i2"),  # `Serves`: whose families the post is kept for     workforce
    ]
)


def empty_workers(posts: int) -> np.recarray:
    """Return `posts` unfunded posts, shape (posts,)."""
    return np.zeros(posts, WORKER).view(np.recarray)
