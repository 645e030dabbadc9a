"""Values: the words and numbers that keys of several levers hold, and how each is refused."""

from collections.abc import Collection
from typing import Annotated

from pydantic import BeforeValidator

from sim.errors import nearest, shown
from sim.policy.ranges import Range, told
from sim.shape import refusal, whole_number
from sim.state.codes import Tier, name_of

TIERS = tuple(name_of(tier) for tier in Tier if tier != Tier.UNIVERSAL)


def within(low: float, high: float, of: str, advice: str, above: bool = False) -> BeforeValidator:
    """Take a number from low to high, or nothing; `of` names its unit, `above` leaves low itself out."""
    taken = Range(low, high, of, advice, above)
    return told(lambda value: None if value is None else taken.read(value), **taken.says())


def whole_within(low: int, high: int, of: str, advice: str) -> BeforeValidator:
    """Take a whole number from low to high; `of` names what is counted."""

    def read(value: object) -> int:
        number = whole_number(value)
        if not low <= number <= high:
            raise refusal(f"{number} {of}", f"{low} to {high} {of}", advice)
        return number

    return told(read, minimum=low, maximum=high, description=of)


def one_of(names: Collection[str], what: str) -> BeforeValidator:
    """Take one of several names; `what` says what they name."""
    return told(lambda value: _known(value, names, what), enum=list(names), description=what)


def some_of(
    names: Collection[str], what: str, example: str = "it in brackets", least: int = 1
) -> BeforeValidator:
    """Take a list of names, each once, `least` of them or more; they come back in the order given."""

    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list | tuple):
            raise refusal(f"the value {shown(value)}", f"a list of {', '.join(names)}", f"write {example}")
        for order, name in enumerate(value):
            _known(name, names, what)
            if name in value[:order]:
                raise refusal(f"{name} stands twice", f"each {what} once", "remove one")
        if len(value) < least:
            raise refusal(
                f"{len(value)} named", f"{least} or more of {', '.join(names)}", "name more, or leave it out"
            )
        return tuple(value)

    items = {"type": "string", "enum": list(names)}
    return told(read, items=items, minItems=least, uniqueItems=True, description=f"each {what} once")


def _known(value: object, names: Collection[str], what: str) -> str:
    if not isinstance(value, str) or value not in names:
        found = f"there is no {what} {shown(value)}"
        raise refusal(found, ", ".join(names), nearest(value, names, "leave it out"), unknown=True)
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise refusal(shown(value), "true or false", "write true without quotes")
    return value


Truth = Annotated[bool, told(_truth, type="boolean")]
Share = Annotated[float, within(0.0, 1.0, "(share)", "a share is a part of 1: 30 % is 0.3")]


def listed(names: Collection[str]) -> str:
    """Spell names as a sentence does: one, two and three."""
    words = [name.replace("_", " ") for name in names]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def percent(share: float) -> str:
    """Spell a share as sentences do: 0.3 is 30 %."""
    return f"{100.0 * share:.0f} %"
