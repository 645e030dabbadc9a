"""Neighbourhood teams lever: workers serve their own patch or anyone, and agencies share a patch."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.policy.agency_lists import agency_list, of_agencies
from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne, NotBoth
from sim.policy.setting import Setting
from sim.policy.values import listed, one_of
from sim.state.codes import Patch

if TYPE_CHECKING:
    from sim.population.place import Place

MODELS = {"patch_first": Patch.FIRST, "patch_only": Patch.ONLY, "whole_place": Patch.ANYONE}
MODELS_IN_WORDS = {
    "patch_first": "their own neighbourhood first, then anyone (the usual way)",
    "patch_only": "their own neighbourhood alone (social workers others too where nobody is in post)",
    "whole_place": "the whole place: whoever has the lightest caseload takes the next family",
}
PATCHLESS = "agencies that share a patch, and workers who have none"


class NeighbourhoodTeamsLever(Lever):
    """Four patches against one team for the borough: two ends, and things as they stand between them.

    Tameside (2018, 3.1 to 3.9): four neighbourhoods, to support strong relationships between
    professionals; some services "cannot stretch effectively over four". A patch adds to the ties of its
    agencies; the whole place pools its workers, and their ties to others are weaker.

    workers : `patch_first` (as things stand), `patch_only` or `whole_place`; agencies : those that work by
    the same patch, so that their ties grow.
    """

    rules: ClassVar = (
        NeedsOne(("workers", "agencies"), "add workers: patch_only"),
        NotBoth("agencies", "workers", "leave `agencies` out", PATCHLESS, "whole_place"),
    )

    workers: Annotated[str | None, one_of(MODELS, "way to serve")] = None
    agencies: Annotated[tuple[str, ...], agency_list("[early_help, police]")] = ()

    def settings(self, place: "Place") -> list[Setting]:
        """Return whom workers serve, then who shares a patch."""
        said = []
        if self.workers is not None:
            serve = float(MODELS[self.workers])
            said.append(Setting("neighbourhood_teams.serve", serve, "workers", ramps=False))
        if self.agencies:
            local = of_agencies(self.agencies, place, f"{self.origin}.agencies")
            said.append(Setting("neighbourhood_teams.local", local, "agencies"))
        return said

    def sentences(self, start: date) -> list[str]:
        """Say whom workers serve, and who shares a patch."""
        when, said = self.in_words(start), []
        if self.workers is not None:
            said.append(f"Social workers and key workers serve {MODELS_IN_WORDS[self.workers]}, {when}.")
        if self.agencies:
            agencies = listed(self.agencies)
            said.append(f"{agencies[0].upper()}{agencies[1:]} work by the same neighbourhoods {when}.")
        return said
