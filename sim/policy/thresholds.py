"""Thresholds lever: move the lines for early help, S17, S47 and closing, and how steadily they are held."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.journey.thresholds import Thresholds
from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.ranges import Range, numbers_by
from sim.policy.rules import EachOnce
from sim.policy.setting import Setting
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


EXAMPLE = "shift: {early_help: 1.0}"


def _values(name: str) -> Range:
    """Return the values that a line can be set to."""
    line = PARAMETERS[f"{STAGE}.{name}"]
    advice = f"{line.default:g} as shipped; a family's score is a few points"
    return Range(*line.limits, line.quantity.unit, advice)


def _shifts(name: str) -> Range:
    """Return by how much a line can be shifted: at most as far as the furthest value."""
    values = _values(name)
    furthest = max(abs(values.low), abs(values.high))
    return Range(-furthest, furthest, values.of, values.advice)


Values = Annotated[dict[str, float], numbers_by({name: _values(name) for name in LINES}, "line", EXAMPLE)]
Shifts = Annotated[dict[str, float], numbers_by({name: _shifts(name) for name in LINES}, "line", EXAMPLE)]


class ThresholdLever(Lever):
    """Set lines to values, or shift them by points; a line may stand in one of the two only."""

    rules: ClassVar = (EachOnce(("set", "shift"), LINES, EXAMPLE),)

    set: Values = {}
    shift: Shifts = {}

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
        moved = [f"{_line(name)} is set to {_points(value)} {when}." for name, value in self.set.items()]
        for name, value in self.shift.items():
            way = "raised" if value >= 0 else "lowered"
            moved.append(f"{_line(name)} is {way} by {_points(abs(value))} {when}.")
        return moved


def _line(name: str) -> str:
    """Name a line as people do: law by its section, all else in words."""
    return f"The {name.upper() if name in ('s17', 's47') else name.replace('_', ' ')} line"


def _points(value: float) -> str:
    return f"{value:g} point{'' if value == 1.0 else 's'}"
