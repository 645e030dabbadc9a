"""Co-location lever: which agencies sit together, and how far they answer for the same outcomes."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, model_validator

from sim.errors import nearest, shown
from sim.policy.change import Change
from sim.policy.lever import Lever
from sim.shape import real_number, refusal
from sim.state.codes import Agency, name_of

if TYPE_CHECKING:
    from sim.population.place import Place

TOGETHER, SHARED_OUTCOMES = "co_location.together", "support.shared_outcomes"
SERVICES = {name_of(agency): agency for agency in Agency if agency != Agency.FAMILY}
EXAMPLE = "agencies: [social_care, early_help, police]"


def _agencies(value: object) -> tuple[str, ...]:
    """Read the agencies that sit together: two or more, each once."""
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise refusal(f"the value {shown(value)}", "a list of agencies", f"write {EXAMPLE}")
    for order, name in enumerate(value):
        if not isinstance(name, str) or name not in SERVICES:
            found = f"there is no agency {shown(name)}"
            raise refusal(found, ", ".join(SERVICES), nearest(name, SERVICES, "leave it out"), unknown=True)
        if name in value[:order]:
            raise refusal(f"{name} stands twice", "each agency once", "remove one")
    if len(value) < 2:
        found = f"{len(value)} agenc{'y' if value else 'ies'}"
        raise refusal(found, "two agencies or more", f"nobody sits together alone: write {EXAMPLE}")
    return tuple(value)


def _share(value: object) -> float | None:
    if value is None:
        return None
    share = real_number(value)
    if not 0.0 <= share <= 1.0:
        advice = "0 is every agency for itself, 1 is one joint account of what becomes of families"
        raise refusal(f"{share:g} is out of range", "a share from 0 to 1", advice)
    return share


class CoLocationLever(Lever):
    """Put agencies under one roof, or have them share outcomes, or both; either can be given alone."""

    agencies: Annotated[tuple[str, ...], BeforeValidator(_agencies)] = ()
    shared_outcomes: Annotated[float | None, BeforeValidator(_share)] = None

    @model_validator(mode="after")
    def _changes_something(self) -> "CoLocationLever":
        if not self.agencies and self.shared_outcomes is None:
            found = "neither `agencies` nor `shared_outcomes`"
            raise refusal(found, "at least one of them", f"add {EXAMPLE}")
        return self

    def changes(self, place: "Place", start: date) -> list[Change]:
        """Return who sits together, then shared outcomes; raises `InputError` as every lever does."""
        first, zones = self.first_day(start), self.zones(place)
        values: list[tuple[str, float | tuple, str]] = []
        if self.agencies:
            together = tuple(float(name_of(agency) in self.agencies) for agency in Agency)
            values.append((TOGETHER, together, "agencies"))
        if self.shared_outcomes is not None:
            values.append((SHARED_OUTCOMES, self.shared_outcomes, "shared_outcomes"))
        return [
            Change(path, "set", value, first, self.until, self.ramp_weeks, zones, f"{self.origin}.{key}")
            for path, value, key in values
        ]

    def sentences(self, start: date) -> list[str]:
        """Say who sits together and how far outcomes are shared, when and where."""
        when, said = self.in_words(start), []
        if self.agencies:
            said.append(f"{_listed(self.agencies)} sit together {when}.")
        if self.shared_outcomes is not None:
            share = f"{self.shared_outcomes:g} on a scale from 0 to 1"
            said.append(f"Agencies answer for shared outcomes, {share}, {when}.")
        return said

    def resolved(self, start: date) -> dict[str, object]:
        """Return the lever as plain data."""
        own = {"agencies": list(self.agencies), "shared_outcomes": self.shared_outcomes}
        return {**super().resolved(start), **own}


def _listed(names: tuple[str, ...]) -> str:
    words = [name.replace("_", " ") for name in names]
    text = f"{', '.join(words[:-1])} and {words[-1]}"
    return text[0].upper() + text[1:]
