"""Agencies as data: what each meets, sees, treats and is tied to, read from a file, and the tables by agency.

The shipped set stands in `agencies.yaml`; a place may leave some of it out and add agencies of its own
(`sim/population/own_agencies.py`). Rules read the tables as parameters, never the file.
"""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from sim.errors import nearest, shown
from sim.reading import read_mapping
from sim.shape import Shape, Text, checked, real_number, refusal
from sim.state.codes import AgeGroup, Agency, Need, name_of

FILE = Path(__file__).with_name("agencies.yaml")
FIRST_AGENCIES = 15  # those whose shallow worries add up to 1, and of which older tables are
SPARE = (Agency.SPARE_1, Agency.SPARE_2, Agency.SPARE_3)
NOBODY = -1
NEED_NAMES = tuple(name_of(need) for need in Need)
AGE_GROUPS = tuple(name_of(group) for group in AgeGroup)
MOST_PRESENT = 2.0  # times the usual, as far as the parameter's plausible range goes


def _known(value: object, names: Collection[str], what: str) -> str:
    if not isinstance(value, str) or value not in names:
        advice = nearest(value, names)
        raise refusal(f"there is no {what} {shown(value)}", ", ".join(names), advice, unknown=True)
    return value


def names_from(names: Collection[str], what: str) -> BeforeValidator:
    """Take a list of names, each once, out of those known; `what` says what they name."""

    def read(value: object) -> tuple[str, ...]:
        if not isinstance(value, list | tuple):
            raise refusal(f"the value {shown(value)}", f"a list of {what}s", "put it in brackets")
        for order, name in enumerate(value):
            _known(name, names, what)
            if name in value[:order]:
                raise refusal(f"{name} stands twice", f"each {what} once", "remove one")
        return tuple(value)

    return BeforeValidator(read)


def _numbers(names: Collection[str], what: str, most: float, advice: str) -> BeforeValidator:
    """Take a mapping of names to numbers from 0 to `most`."""

    def read(value: object) -> dict[str, float]:
        if not isinstance(value, Mapping):
            raise refusal(f"the value {shown(value)}", f"a number for each {what}", f"name each {what}")
        for name, number in value.items():
            _known(name, names, what)
            if not 0.0 <= real_number(number) <= most:
                raise refusal(f"{name}: {shown(number)}", f"0 to {most:g}", advice)
        return {name: float(number) for name, number in value.items()}

    return BeforeValidator(read)


def _share(value: object) -> float:
    number = real_number(value)
    if not 0.0 <= number <= 0.5:
        advice = "the police, who bring most, stand at 0.275"
        raise refusal(f"{number:g} of the shallow worries", "0 to 0.5", advice)
    return number


TIED = tuple(name_of(agency) for agency in Agency if agency not in (Agency.FAMILY, *SPARE))
Needs = Annotated[tuple[str, ...], names_from(NEED_NAMES, "need")]
Tied = Annotated[tuple[str, ...], names_from(TIED, "agency")]
Signs = Annotated[
    dict[str, float], _numbers(NEED_NAMES, "need", 0.1, "a chance a week; of the police, 0.05 at most")
]
Presence = Annotated[
    dict[str, float], _numbers(AGE_GROUPS, "age group", MOST_PRESENT, "1 is as often as its signs say")
]


class Ties(Shape):
    """Agencies with which it is tied more than with others."""

    close: Tied = ()
    working: Tied = ()


class AgencyFacts(Shape):
    """What there is to say of an agency; see the head of `agencies.yaml` for every key."""

    title: Text
    treats: Needs = ()
    leads_on: Needs = ()
    signs: Signs = Field(default_factory=dict)
    presence: Presence = Field(default_factory=dict)
    worries: Annotated[float, BeforeValidator(_share)] = 0.0
    ties: Ties = Field(default_factory=Ties)

    @property
    def signs_by_need(self) -> tuple[float, ...]:
        """Chance a week of meeting a sign of each acute need."""
        return tuple(self.signs.get(need, 0.0) for need in NEED_NAMES)

    @property
    def presence_by_age(self) -> tuple[float, ...]:
        """How often it meets families by age group at home, against its usual."""
        return tuple(self.presence.get(group, 1.0) for group in AGE_GROUPS)

    @property
    def treats_by_need(self) -> tuple[float, ...]:
        """1 for each need that it treats itself."""
        return tuple(float(need in self.treats) for need in NEED_NAMES)


@cache
def shipped_agencies() -> dict[Agency, AgencyFacts]:
    """Return the facts of every shipped agency, in the order of the codes; raises `InputError`."""
    data = read_mapping(FILE)["agencies"]
    facts = {
        Agency[name.upper()]: checked(AgencyFacts, one, f"{FILE.name}, {name}") for name, one in data.items()
    }
    return {agency: facts[agency] for agency in Agency if agency in facts}


def by_agency(facts: Mapping[Agency, AgencyFacts], column: str, blank: Any) -> tuple:
    """Lay one property of agencies out as a table by code; `blank` stands for those there are not."""
    return tuple(getattr(facts[agency], column) if agency in facts else blank for agency in Agency)


def leads_by_need(facts: Mapping[Agency, AgencyFacts]) -> tuple[float, ...]:
    """Return the code of the agency to which leads turn for each need; the last that claims it has it."""
    leads = {need: float(agency) for agency, one in facts.items() for need in one.leads_on}
    return tuple(leads.get(need, float(NOBODY)) for need in NEED_NAMES)


SIGNS = by_agency(shipped_agencies(), "signs_by_need", (0.0,) * len(Need))
PRESENCE = by_agency(shipped_agencies(), "presence_by_age", (0.0,) * len(AGE_GROUPS))
WORRIES = by_agency(shipped_agencies(), "worries", 0.0)
TREATS = by_agency(shipped_agencies(), "treats_by_need", (0.0,) * len(Need))
SPECIALIST = leads_by_need(shipped_agencies())
