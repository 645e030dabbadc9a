"""Agency lists: the agencies that a lever names, those that a place adds among them.

A scenario is read before its place is known, so a name that no usual agency has is kept as it is written,
and looked up when the lever is laid on a place.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pydantic import BeforeValidator

from sim.errors import UnknownNameError, nearest, shown
from sim.policy.ranges import told
from sim.population.own_agencies import PLAIN_NAME
from sim.shape import refusal
from sim.state.agencies import SPARE
from sim.state.codes import Agency, name_of

if TYPE_CHECKING:
    from sim.population.place import Place

NO_SERVICE = tuple(name_of(agency) for agency in (Agency.FAMILY, *SPARE))
USUAL = tuple(name_of(agency) for agency in Agency if name_of(agency) not in NO_SERVICE)
HOW_TO_ADD = "A place adds agencies of its own in its file, under `agencies`"
SOME_OTHER = "or an agency that the place adds"
ADDED = {"pattern": f"^{PLAIN_NAME.pattern}$", "not": {"enum": list(NO_SERVICE)}}


def agency_list(example: str = "it in brackets", least: int = 2) -> BeforeValidator:
    """Take a list of agencies, each once, `least` of them or more; they come back in the order given."""

    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list | tuple):
            raise refusal(f"the value {shown(value)}", f"a list of {_allowed()}", f"write {example}")
        for order, name in enumerate(value):
            if not _may_be(name):
                advice = nearest(name, USUAL, "leave it out")
                raise refusal(f"there is no agency {shown(name)}", _allowed(), advice, unknown=True)
            if name in value[:order]:
                raise refusal(f"{name} stands twice", "each agency once", "remove one")
        if len(value) < least:
            allowed = f"{least} or more of {_allowed()}"
            raise refusal(f"{len(value)} named", allowed, "name more, or leave it out")
        return tuple(value)

    items = {"type": "string", "anyOf": [{"enum": list(USUAL)}, ADDED]}
    about = f"{SOME_OTHER}; each once"
    return told(read, items=items, minItems=least, uniqueItems=True, description=about)


def of_agencies(names: Sequence[str], place: "Place", where: str) -> tuple[float, ...]:
    """Return 1 for each agency that is named, by code; `where` says where the names stand.

    Raises `InputError` for an agency that the place has not added.
    """
    known = place.agency_names
    has = [*USUAL, *(name for name in known if name not in (*USUAL, *NO_SERVICE))]
    for name in names:
        if name not in has:
            advice = f"{nearest(name, has, 'leave it out.')} {HOW_TO_ADD}"
            raise UnknownNameError(
                where, f"{place.title} has no agency {shown(name)}", ", ".join(has), advice
            )
    return tuple(float(name in names) for name in known)


def _may_be(name: Any) -> bool:
    return isinstance(name, str) and name not in NO_SERVICE and bool(PLAIN_NAME.fullmatch(name))


def _allowed() -> str:
    return f"{', '.join(USUAL)}, {SOME_OTHER}"
