"""Ranges: the numbers that a key takes, said once for the reader of files and for the JSON Schema."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError

from sim.errors import nearest, shown
from sim.shape import real_number, refusal


@dataclass(frozen=True, slots=True, eq=False)
class Told(BeforeValidator):
    """A reader of a key that also says, in the words of JSON Schema, what it takes."""

    says: tuple[tuple[str, Any], ...] = ()

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict:
        """Add what the key takes to what pydantic knows; for editors, never for reading a file."""
        return {**handler(schema), **dict(self.says)}


def told(read: Callable[[Any], Any], **says: Any) -> BeforeValidator:
    """Read a key with a function, and say what it takes: `minimum`, `enum`, `description` and the like."""
    return Told(read, says=tuple(says.items()))


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from low to high, or only those above low; `of` names their unit, `advice` what to try."""

    low: float
    high: float
    of: str
    advice: str
    above: bool = False

    def read(self, value: object, at: str = "") -> float:
        """Return the number; refuses what is none or out of range, at a key below if one is named."""
        try:
            number = real_number(value)
        except PydanticCustomError as problem:
            parts = problem.context or {}
            allowed = f"{parts['allowed']}, {self.in_words()}"
            raise refusal(parts["found"], allowed, parts["advice"], at=at) from None
        if not self.low <= number <= self.high or (self.above and number == self.low):
            raise refusal(f"{plain(number)} {self.of}", self.in_words(), self.advice, at=at)
        return number

    def in_words(self) -> str:
        """Say which numbers they are."""
        if self.above:
            return f"more than {plain(self.low)}, at most {plain(self.high)} {self.of}"
        return f"{plain(self.low)} to {plain(self.high)} {self.of}"

    def says(self) -> dict[str, Any]:
        """Say the same in the words of JSON Schema."""
        least = "exclusiveMinimum" if self.above else "minimum"
        return {least: self.low, "maximum": self.high, "description": self.of}


def plain(number: float) -> str:
    """Spell a number in digits, never as a power of ten."""
    return f"{number:.0f}" if float(number).is_integer() else f"{number:g}"


def numbers_by(ranges: Mapping[str, Range], what: str, example: str, least: int = 0) -> BeforeValidator:
    """Take numbers by name, each name in its own range, `least` names or more; nothing is none of them."""

    def read(value: object) -> dict[str, float]:
        given = {} if value is None else value
        if not isinstance(given, Mapping) or len(given) < least:
            allowed = f"{what}s and numbers, such as {example}"
            raise refusal(f"the value {shown(value)}", allowed, f"name the {what}")
        return {name: _number(name, number) for name, number in given.items()}

    def _number(name: object, value: object) -> float:
        at = str(name)[:60]
        if not isinstance(name, str) or name not in ranges:
            found, advice = f"there is no {what} {shown(name)}", nearest(name, ranges, "leave it out")
            raise refusal(found, ", ".join(ranges), advice, at=at, unknown=True)
        return ranges[name].read(value, at)

    names = {name: {"type": "number", **one.says()} for name, one in ranges.items()}
    kinds = "object" if least else ["object", "null"]
    return told(read, type=kinds, properties=names, additionalProperties=False, minProperties=least)
