"""Front door lever: separate doors, a single one, or a multi-agency safeguarding hub that meets so often."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.journey.doors import AT_THE_HUB
from sim.policy.agency_lists import agency_list, of_agencies
from sim.policy.lever import Lever
from sim.policy.rules import OnlyWith
from sim.policy.setting import Setting, sets
from sim.policy.values import listed, one_of, percent
from sim.state.codes import name_of

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "doors"
DOORS = ("separate", "single", "mash")
USUAL = tuple(name_of(agency) for agency in AT_THE_HUB)
EXAMPLE = "agencies: [social_care, police, health_visiting]"
PART = "a share is a part of 1: 80 % is 0.8"


class FrontDoorLever(Lever):
    """Decide where contacts arrive: at doors of many agencies, at one, or at one with agencies round it.

    Source: Greater Manchester (2016); Tameside (2018), 3.10. A single door is how things stand. Mechanism:
    at separate doors some contacts come to a wrong one first, which asks the story for itself and passes the
    family on or does not, and less is heard from others. A hub discusses contacts, as many as its meetings
    have room for; who sits in it tells what it knows, and several judge with less noise.

    doors : separate, single or mash. agencies : who sits in the hub. meetings : of the hub, a week. reach :
    how far the doors have changed, over `ramp_weeks`.
    """

    rules: ClassVar = (
        OnlyWith("agencies", "doors", "nobody meets at other doors", "mash"),
        OnlyWith("meetings", "doors", "nobody meets at other doors", "mash"),
    )

    doors: Annotated[str, one_of(DOORS, "kind of door")]
    agencies: Annotated[tuple[str, ...], agency_list(EXAMPLE)] = ()
    meetings: Annotated[float | None, sets(f"{STAGE}.meetings", "5 is every working day")] = None
    reach: Annotated[float, sets(f"{STAGE}.hub", PART)] = 1.0

    def settings(self, place: "Place") -> list[Setting]:
        """Return who sits in the hub and how often, then which doors there are."""
        hub, separate = (self.reach if self.doors == kind else 0.0 for kind in ("mash", "separate"))
        said = [Setting(f"{STAGE}.separate", separate, "doors"), Setting(f"{STAGE}.hub", hub, "doors")]
        if self.agencies:
            members = of_agencies(self.agencies, place, f"{self.origin}.agencies")
            said.append(Setting(f"{STAGE}.members", members, "agencies", ramps=False))
        if self.meetings is not None:
            said.append(Setting(f"{STAGE}.meetings", self.meetings, "meetings", ramps=False))
        return said

    def sentences(self, start: date) -> list[str]:
        """Say where contacts arrive, and who sits there."""
        when = self.in_words(start)
        if self.doors == "separate":
            return [f"Agencies keep doors of their own ({percent(self.reach)} of contacts) {when}."]
        if self.doors == "single":
            return [f"There is a single front door, as things stand, {when}."]
        who = listed(self.agencies or USUAL)
        often = f"{self.meetings:g} times a week" if self.meetings is not None else "every working day"
        return [
            f"The front door is a multi-agency safeguarding hub ({percent(self.reach)} of contacts) {when}.",
            f"In it sit {who}; it meets {often}, and tells what each knows of the families it has time for.",
        ]
