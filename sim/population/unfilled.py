"""Unfilled: the mark that stands in a new place file for every number still to be looked up."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sim.errors import WrongValueError
from sim.shape import dotted

FILL = "FILL"


def still_to_fill(data: Any) -> list[str]:
    """List the figures that still hold the mark, in the order of the file, each once.

    A figure is named by its dotted path, without the `value` or the place in a row of shares.
    """
    paths = [re.sub(r"\.value$|\.values\[\d+\]$", "", dotted(steps)) for steps in _marks(data, ())]
    return list(dict.fromkeys(paths))


def refuse_unfilled(data: Any, where: str) -> None:
    """Raise `WrongValueError`, naming every figure, where any is still to fill."""
    left = still_to_fill(data)
    if left:
        found = f"{len(left)} figure{'s are' if len(left) > 1 else ' is'} still to fill: {', '.join(left)}"
        advice = "the comment above each says where it is published, and what to write if it is unknown"
        raise WrongValueError(where, found, f"a number in place of each {FILL}", advice)


def _marks(data: Any, steps: tuple[int | str, ...]) -> Iterator[tuple[int | str, ...]]:
    if data == FILL:
        yield steps
    elif isinstance(data, Mapping):
        for key, below in data.items():
            yield from _marks(below, (*steps, str(key)))
    elif isinstance(data, list):
        for order, below in enumerate(data):
            yield from _marks(below, (*steps, order))
