"""Forms: codes of rival ways to write a rule, see `sim/rivals.py`; 0 is the shipped one."""

from enum import IntEnum


class Weighing(IntEnum):
    """How the front door weighs known needs against its lines."""

    SUM = 0
    GRAVEST = 1


class TrustMoves(IntEnum):
    """How trust moves with what happens."""

    BY_AMOUNTS = 0
    BY_SHARES = 1


class PeersCount(IntEnum):
    """How acute needs of peers add up."""

    EACH = 0
    FROM_TWO = 1
