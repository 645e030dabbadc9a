"""Values: the words and numbers that keys of several levers hold, and how each is refused."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from sim.errors import nearest, shown
from sim.shape import real_number, refusal, whole_number
from sim.state.agencies import SPARE
from sim.state.codes import Agency, Tier, name_of

SERVICES = {name_of(agency): agency for agency in Agency if agency not in (Agency.FAMILY, *SPARE)}
TIERS = tuple(name_of(tier) for tier in Tier if tier != Tier.UNIVERSAL)


@dataclass(frozen=True, slots=True)
class Told(BeforeValidator):
    """A reader of a key that also says, in the words of JSON Schema, what it takes."""

    says: tuple[tuple[str, Any], ...] = ()

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict:
        """Add what the key takes to what pydantic knows; for editors, never for reading a file."""
        return {**handler(schema), **dict(self.says)}


def told(read: Callable[[Any], Any], **says: Any) -> BeforeValidator:
    """Read a key with a function, and say what it takes: `minimum`, `enum`, `description` and the like."""
    return Told(read, says=tuple(says.items()))


def within(low: float, high: float, of: str, advice: str) -> BeforeValidator:
    """Take a number from low to high; `of` names its unit."""

    def read(value: object) -> float | None:
        if value is None:
            return None
        number = real_number(value)
        if not low <= number <= high:
            raise refusal(f"{number:g} {of}", f"{low:g} to {high:g} {of}", advice)
        return number

    return told(read, minimum=low, maximum=high, description=of)


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


Truth = Annotated[bool, BeforeValidator(_truth)]
Share = Annotated[float, within(0.0, 1.0, "(share)", "a share is a part of 1: 30 % is 0.3")]
Services = Annotated[tuple[str, ...], some_of(SERVICES, "agency")]


def listed(names: Collection[str]) -> str:
    """Spell names as a sentence does: one, two and three."""
    words = [name.replace("_", " ") for name in names]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
