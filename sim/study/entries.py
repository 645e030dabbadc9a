"""Entries: what a study file says of one parameter or one lever that it moves, checked as it is read."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from calibration.free import HELD, ROWS, WAYS
from sim.errors import nearest, shown
from sim.parameters import PARAMETERS
from sim.policy.change import shape_of
from sim.policy.levers import LEVERS
from sim.shape import Number, Shape, Text, refusal

OF_POSTERIOR = "posterior"
EVERY_ROW = "all"


def _known_range(value: object) -> str | None:
    if value not in (None, OF_POSTERIOR):
        raise refusal(f"the range {shown(value)}", OF_POSTERIOR, "or give `low` and `high`")
    return OF_POSTERIOR if value else None


def _choices(value: object) -> tuple[Any, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list | tuple) or len(value) < 2:
        raise refusal(f"{shown(value)}", "a list of two values or more", "or give `low` and `high`")
    return tuple(value)


class _Moved(Shape):
    """What parameters and levers share: a range, words for tables and pictures, and why it is what it is."""

    low: Number | None = None
    high: Number | None = None
    label: str = ""
    why: str = ""

    @model_validator(mode="after")
    def _rises(self) -> Any:
        if (self.low is None) != (self.high is None):
            raise refusal("one end of the range", "both `low` and `high`, or neither", "give the other end")
        if self.low is not None and self.high is not None and not self.low < self.high:
            found = f"{self.low:g} to {self.high:g} is no range"
            raise refusal(
                found, "a `low` below `high`", "swap them, or leave out what does not move", at="low"
            )
        return self


class ParameterEntry(_Moved):
    """One entry under `parameters`.

    name : dotted name of a parameter, moved by value, or a name of one's own; times : tables multiplied, each
    with the rows moved or `all`; above, below : {line: other line} held at a distance; range : `posterior`
    for the central 90 % of what the fit has left of it.
    """

    name: Text
    times: dict[str, Any] | None = None
    above: dict[str, Any] | None = None
    below: dict[str, Any] | None = None
    range: Annotated[str | None, BeforeValidator(_known_range)] = None

    @property
    def way(self) -> str:
        """How a value is laid: value, times, above or below."""
        return next((way for way in WAYS if getattr(self, way) is not None), "value")

    @model_validator(mode="after")
    def _can_be_moved(self) -> "ParameterEntry":
        ways = [way for way in WAYS if getattr(self, way) is not None]
        if len(ways) > 1:
            raise refusal(f"both {' and '.join(ways)}", f"one of {', '.join(WAYS)}", "make two entries of it")
        if self.low is not None and self.range:
            raise refusal(
                "a range given twice", "`low` and `high`, or `range`", "leave one of them out", at="range"
            )
        for way in ways:
            _refuse_unfit(way, getattr(self, way))
        return self


class LeverEntry(_Moved):
    """One entry under `levers`: a key of the policy's blocks, and its range or the values to choose from.

    lever : block and key, as `advocates.hours` or `thresholds.shift.early_help`.
    """

    lever: Text
    name: str = ""
    chosen: Annotated[tuple[Any, ...] | None, BeforeValidator(_choices)] = Field(None, alias="values")

    @property
    def block(self) -> str:
        """The kind of block."""
        return self.lever.partition(".")[0]

    @property
    def keys(self) -> list[str]:
        """The key in the block, and any below it."""
        return self.lever.split(".")[1:]

    @model_validator(mode="after")
    def _exists(self) -> "LeverEntry":
        if (self.low is None) == (self.chosen is None):
            raise refusal("no single range", "`low` and `high`, or `values`", "give one of the two", at="low")
        if self.block not in LEVERS:
            raise _unknown(self.block, "lever", list(LEVERS), "lever")
        known = [key for key in LEVERS[self.block].known_keys() if key != "where"]
        key = self.keys[0] if self.keys else ""
        if key not in known:
            raise _unknown(
                self.lever, f"key of {self.block}", [f"{self.block}.{one}" for one in known], "lever"
            )
        return self


def _refuse_unfit(way: str, moves: Mapping[str, Any]) -> None:
    """Refuse parameters and rows that are not there."""
    if not moves or (way in HELD and len(moves) > 1):
        raise refusal(shown(moves), "{line: the other line}", "hold one line at a distance from one", at=way)
    for path, whom in moves.items():
        _refuse_unknown(path, way)
        if way in HELD:
            _refuse_unknown(whom, f"{way}.{path}")
        elif whom != EVERY_ROW:
            _refuse_rows(path, whom, f"{way}.{path}")


def _refuse_unknown(path: object, at: str) -> None:
    if path not in PARAMETERS:
        raise _unknown(path, "parameter", list(PARAMETERS), at)


def _refuse_rows(path: str, whom: object, at: str) -> None:
    rows = ROWS.get((shape_of(path) or (0,))[0])
    if rows is None:
        raise refusal(f"the rows {shown(whom)}", EVERY_ROW, "its rows have no names: move all of them", at=at)
    names = [row.name.lower() for row in rows]
    if not isinstance(whom, list) or not whom:
        raise refusal(shown(whom), f"{EVERY_ROW}, or a list of {', '.join(names)}", "name the rows", at=at)
    for name in whom:
        if name not in names:
            raise _unknown(name, "row", names, at)


def _unknown(name: object, kind: str, names: list[str], at: str) -> Any:
    allowed = ", ".join(names) if len(names) <= 40 else f"a {kind} that exists"
    return refusal(f"there is no {kind} {shown(name)}", allowed, nearest(name, names), at=at, unknown=True)
