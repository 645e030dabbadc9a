"""Community-capacity lever: hubs and role models, the resilience of communities before any service."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.policy.built_up import for_each_thousand, some
from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne
from sim.policy.setting import Setting

if TYPE_CHECKING:
    from sim.population.place import Place


class CommunityCapacityLever(Lever):
    """Community hubs raise community capacity; role models raise the resilience of those a family is tied to.

    Staffordshire (2017, diagram 1): the two lowest of five layers, "families and communities support
    themselves" and "communities and services work together", with community hubs and "increasing positive
    community role models"; Leicestershire (2011) hears the want of role models throughout. Both prevent some
    onset of need, and capacity lets needs ease faster. What a hub adds has never been measured.

    hubs : hubs beyond those there are; role_models : peers who act as such. Both are spread evenly over the
    families of the neighbourhoods where the block holds, and felt from the next term (13 weeks) on.
    """

    rules: ClassVar = (NeedsOne(("hubs", "role_models"), "add hubs: 4"),)

    hubs: Annotated[float | None, some("hubs")] = None
    role_models: Annotated[float | None, some("role models")] = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return hubs and role models for every 1,000 families."""
        given = [("hubs", self.hubs), ("role_models", self.role_models)]
        return [
            for_each_thousand(f"community.{key}", number, key, self, place)
            for key, number in given
            if number is not None
        ]

    def sentences(self, start: date) -> list[str]:
        """Say what is built up, when and where."""
        when, said = self.in_words(start), []
        if self.hubs is not None:
            hubs = f"{self.hubs:g} community hub{' is' if self.hubs == 1 else 's are'}"
            said.append(f"{hubs} added {when}: communities prevent and ease a little more themselves.")
        if self.role_models is not None:
            said.append(f"{self.role_models:g} peers act as role models {when}.")
        return said
