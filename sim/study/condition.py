"""Condition: in which futures something holds, as a study file asks: `cost > 0 and looked_after < -5`."""

import operator
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from sim.errors import InputError, nearest, shown

SIGNS = {">": operator.gt, "<": operator.lt, ">=": operator.ge, "<=": operator.le}
EXAMPLE = "an outcome, one of > < >= <=, and a number, joined by `and`: cost > 0 and looked_after < 0"
_PART = re.compile(r"\s*([A-Za-z_]\w*)\s*(>=|<=|>|<)\s*([-+]?\d+(?:_\d+)*(?:\.\d+)?)\s*")


class Part(NamedTuple):
    """One comparison of an outcome with a number."""

    outcome: str
    sign: str
    number: float


class Condition(NamedTuple):
    """All parts must hold; `ask` is the question in words, without its question mark."""

    ask: str
    parts: tuple[Part, ...]

    def holds(self, outputs: Mapping[str, np.ndarray]) -> np.ndarray:
        """Return where it holds, from outcomes of one shape."""
        return np.logical_and.reduce(
            [SIGNS[one.sign](outputs[one.outcome], one.number) for one in self.parts]
        )


def condition_of(ask: str, when: str, outcomes: Sequence[str], where: str) -> Condition:
    """Read a condition. Raises `InputError` for what is none, and for an outcome that is not measured."""
    parts = []
    for text in re.split(r"\band\b", when):
        found = _PART.fullmatch(text)
        if found is None:
            raise InputError(where, f"{shown(when)} is no condition", EXAMPLE, "write it as in the example")
        name, sign, number = found.groups()
        if name not in outcomes:
            allowed = ", ".join(outcomes)
            raise InputError(where, f"{name} is not measured", allowed, nearest(name, outcomes))
        parts.append(Part(name, sign, float(number)))
    return Condition(ask.strip().rstrip("?"), tuple(parts))
