"""Information sharing lever: how agencies share what they know, whose records, and which families agree."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.policy.agency_lists import agency_list, of_agencies
from sim.policy.lever import Lever
from sim.policy.rules import Says
from sim.policy.setting import Setting, sets
from sim.policy.values import listed, one_of, percent
from sim.shape import refusal

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "information_sharing"
KINDS = {
    "none": "Agencies tell the front door nothing of one another's, not even by telephone",
    "informal": "Agencies ring one another, as they do today",
    "register": "A register shows which agencies work with a family, and they are then asked",
    "agreement": "Agencies share records by an agreement, each when asked",
    "data_warehouse": "Records are matched in one data warehouse, with a family's history",
}
"""How agencies share, in the order of the reports, least first."""

EXAMPLE = "agencies: [school, police, health_visiting]"
PART = "a share is a part of 1: 80 % is 0.8"


TODAY = "informal"


class NotAsToday:
    """Sharing of another kind, or a consent form: anything else is how things stand."""

    def check(self, block: "InformationSharingLever") -> None:
        """Refuse a block that leaves all as it is."""
        if block.kind == TODAY and block.consent_form <= 0.0:
            found = "informal sharing and no consent form, which is how things stand"
            raise refusal(found, f"kind: {', '.join(KINDS)}, or consent_form", "add kind: agreement")

    def says(self) -> Says:
        """Say that one of the two is given."""
        other = {"required": ["kind"], "properties": {"kind": {"not": {"const": TODAY}}}}
        form = {"required": ["consent_form"], "properties": {"consent_form": {"exclusiveMinimum": 0}}}
        return {"anyOf": [other, form]}


class InformationSharingLever(Lever):
    """Agencies share what they know of families who agree, and perhaps of those who do not.

    Source: Leicestershire (2011), 4.1; Greater Manchester (2016). Mechanism: beside the telephone the front
    door, and a lead who arranges help, look at what others have on record; with a data warehouse an agency
    looks before it decides, and the front door sees referrals of a year more. Nothing else follows: what is
    known is judged by the usual rules. A family that refused and is told of loses trust.

    kind : none, informal, register, agreement or data_warehouse. agencies : whose records, all if left out.
    in_use : how far it has come, over `ramp_weeks`. without_consent : share of what is found else that is
    found where a family refuses. consent_form : share of families who are asked by a common form when they
    are met; agree : share of them who do.
    """

    rules: ClassVar = (NotAsToday(),)

    kind: Annotated[str, one_of(KINDS, "kind")] = TODAY
    agencies: Annotated[tuple[str, ...], agency_list(EXAMPLE)] = ()
    in_use: Annotated[float, sets(f"{STAGE}.in_use", PART)] = 1.0
    without_consent: Annotated[float, sets(f"{STAGE}.without_consent", "0 shares nothing unasked")] = 0.0
    consent_form: Annotated[float, sets(f"{STAGE}.form", PART)] = 0.0
    agree: Annotated[float, sets(f"{STAGE}.agree", PART)] = 0.75

    def settings(self, place: "Place") -> list[Setting]:
        """Return the kind, whose records and with whose consent, then what comes in over a ramp."""
        named = of_agencies(self.agencies, place, f"{self.origin}.agencies")
        members = named if self.agencies else (1.0,) * len(named)
        return [
            Setting(f"{STAGE}.kind", float(list(KINDS).index(self.kind)), "kind", ramps=False),
            Setting(f"{STAGE}.members", members, "agencies", ramps=False),
            Setting(f"{STAGE}.without_consent", self.without_consent, "without_consent", ramps=False),
            Setting(f"{STAGE}.agree", self.agree, "agree", ramps=False),
            Setting(f"{STAGE}.in_use", self.in_use, "in_use"),
            Setting(f"{STAGE}.form", self.consent_form, "consent_form"),
        ]

    def sentences(self, start: date) -> list[str]:
        """Say how agencies share, whose records, and what becomes of those who refuse."""
        when = self.in_words(start)
        said = [f"{KINDS[self.kind]} ({percent(self.in_use)} of what is told), {when}."]
        if self.agencies:
            said.append(f"The records shared are those of {listed(self.agencies)}.")
        if self.without_consent:
            part = f"{percent(self.without_consent)} of what is found else"
            said.append(f"Of families who refuse {part} is found too, and costs their trust.")
        if self.consent_form:
            asked = f"{percent(self.consent_form)} of families are asked by a common consent form"
            said.append(f"When they are met {asked}, {when}; {percent(self.agree)} agree at middling trust.")
        return said
