"""Co-location lever: which agencies sit together, and how far they answer for the same outcomes."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.policy.agency_lists import agency_list, of_agencies
from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne
from sim.policy.setting import Setting, sets
from sim.policy.values import listed

if TYPE_CHECKING:
    from sim.population.place import Place

EXAMPLE = "agencies: [social_care, early_help, police]"
OUTCOMES = "0 is every agency for itself, 1 is one joint account of what becomes of families"


class CoLocationLever(Lever):
    """Put agencies under one roof, or have them share outcomes, or both; either can be given alone."""

    rules: ClassVar = (NeedsOne(("agencies", "shared_outcomes"), f"add {EXAMPLE}"),)

    agencies: Annotated[tuple[str, ...], agency_list(EXAMPLE)] = ()
    shared_outcomes: Annotated[float | None, sets("support.shared_outcomes", OUTCOMES)] = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return who sits together, then shared outcomes."""
        said = super().settings(place)
        if self.agencies:
            together = of_agencies(self.agencies, place, f"{self.origin}.agencies")
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
