"""Thresholds lever: move the lines for early help, S17, S47 and closing, and how steadily they are held."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, model_validator
from pydantic_core import PydanticCustomError

from sim.errors import nearest, shown
from sim.journey.thresholds import Thresholds
from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.setting import Setting
from sim.shape import real_number, refusal
from sim.units import CODE

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "thresholds"
LINES = [name for name in Thresholds._fields if PARAMETERS[f"{STAGE}.{name}"].quantity != CODE]

# Each line, the one it must lie under, whether the two may meet, and what would go wrong.
ORDER = (
    ("signpost", "early_help", True, "nobody could be signposted"),
    ("early_help", "s17", False, "nobody could be offered early help"),
    ("s17", "s47", False, "nobody could be assessed without a section 47 enquiry"),
    ("s47", "conference", True, "a conference would ask for less than the enquiry that leads to it"),
)
ORDER_IN_WORDS = "signpost <= early_help < s17 < s47 <= conference, everywhere and in every week"


def _lines(value: object) -> dict[str, float]:
    """Read the lines to move, by name."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        found = f"the value {shown(value)}"
        raise refusal(found, "lines and numbers, such as {early_help: 2.9}", "name the line to move")
    for name, number in value.items():
        if name not in LINES:
            found = f"there is no line {shown(name)}"
            raise refusal(
                found, ", ".join(LINES), nearest(name, LINES, "leave it out"), at=str(name)[:60], unknown=True
            )
        _refuse_no_number(name, number)
    return {name: float(number) for name, number in value.items()}


def _refuse_no_number(name: str, value: object) -> None:
    quantity = PARAMETERS[f"{STAGE}.{name}"].quantity
    allowed = f"a number from {quantity.lowest:g} to {quantity.highest:g} ({quantity.unit})"
    try:
        number = real_number(value)
    except PydanticCustomError as problem:
        parts = problem.context or {}
        raise refusal(parts["found"], allowed, parts["advice"], at=name) from None
    if abs(number) > max(abs(quantity.lowest), abs(quantity.highest)):
        raise refusal(f"{number:g} is out of range", allowed, "a family's score is a few points", at=name)


class ThresholdLever(Lever):
    """Set lines to values, or shift them by points; a line may stand in one of the two only."""

    set: Annotated[dict[str, float], BeforeValidator(_lines)] = {}
    shift: Annotated[dict[str, float], BeforeValidator(_lines)] = {}

    @model_validator(mode="after")
    def _moves_each_line_once(self) -> "ThresholdLever":
        if not self.set and not self.shift:
            raise refusal("neither `set` nor `shift`", "at least one of them", "add shift: {early_help: 1.0}")
        for name in self.set:
            if name in self.shift:
                raise refusal(
                    f"{name} is both set and shifted", "one of the two", "keep one", at=f"shift.{name}"
                )
        return self

    def settings(self, place: "Place") -> list[Setting]:
        """Return one setting a line."""
        return [
            Setting(f"{STAGE}.{name}", value, f"{mode}.{name}", mode)
            for mode, lines in (("set", self.set), ("shift", self.shift))
            for name, value in lines.items()
        ]

    def sentences(self, start: date) -> list[str]:
        """Say what each line does, when and where."""
        when = self.in_words(start)
        moved = [f"The {name} line is set to {_points(value)} {when}." for name, value in self.set.items()]
        for name, value in self.shift.items():
            way = "raised" if value >= 0 else "lowered"
            moved.append(f"The {name} line is {way} by {_points(abs(value))} {when}.")
        return moved


def _points(value: float) -> str:
    return f"{value:g} point{'' if value == 1.0 else 's'}"
