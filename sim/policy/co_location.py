"""Co-location lever: which agencies sit together, and how far they answer for the same outcomes."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, model_validator

from sim.policy.lever import Lever
from sim.policy.setting import Setting, sets
from sim.policy.values import SERVICES, listed, some_of
from sim.shape import refusal
from sim.state.codes import Agency, name_of

if TYPE_CHECKING:
    from sim.population.place import Place

EXAMPLE = "agencies: [social_care, early_help, police]"
OUTCOMES = "0 is every agency for itself, 1 is one joint account of what becomes of families"


def _several(value: object) -> object:
    """Refuse one agency alone; nothing at all is none."""
    if value is None:
        return ()
    if isinstance(value, list | tuple) and len(value) < 2:
        found = f"{len(value)} agenc{'y' if value else 'ies'}"
        raise refusal(found, "two agencies or more", f"nobody sits together alone: write {EXAMPLE}")
    return value


class CoLocationLever(Lever):
    """Put agencies under one roof, or have them share outcomes, or both; either can be given alone."""

    agencies: Annotated[
        tuple[str, ...], some_of(SERVICES, "agency", EXAMPLE, 0), BeforeValidator(_several)
    ] = ()
    shared_outcomes: Annotated[float | None, sets("support.shared_outcomes", OUTCOMES)] = None

    @model_validator(mode="after")
    def _changes_something(self) -> "CoLocationLever":
        if not self.agencies and self.shared_outcomes is None:
            found = "neither `agencies` nor `shared_outcomes`"
            raise refusal(found, "at least one of them", f"add {EXAMPLE}")
        return self

    def settings(self, place: "Place") -> list[Setting]:
        """Return who sits together, then shared outcomes."""
        said = super().settings(place)
        if self.agencies:
            together = tuple(float(name_of(agency) in self.agencies) for agency in Agency)
            said.insert(0, Setting("co_location.together", together, "agencies"))
        return said

    def sentences(self, start: date) -> list[str]:
        """Say who sits together and how far outcomes are shared, when and where."""
        when, said = self.in_words(start), []
        if self.agencies:
            agencies = listed(self.agencies)
            said.append(f"{agencies[0].upper()}{agencies[1:]} sit together {when}.")
        if self.shared_outcomes is not None:
            share = f"{self.shared_outcomes:g} on a scale from 0 to 1"
            said.append(f"Agencies answer for shared outcomes, {share}, {when}.")
        return said
