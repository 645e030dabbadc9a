"""Family Help lever: the Families First Partnership reform, its four parts together or one by one."""

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne
from sim.policy.setting import Setting
from sim.policy.values import Share, Truth

if TYPE_CHECKING:
    from sim.population.place import Place

SWITCHES = {"one_service": "family_help.one_service", "protection_team": "family_help.protection_team"}
SHARES = {"family_group_meetings": "family_help.meetings", "with_kin": "family_help.with_kin"}
SWITCHES_IN_WORDS = {
    "one_service": "Early help and section 17 are one service: the lead stays as a family steps up or down",
    "protection_team": "A multi-agency child protection team leads section 47 enquiries and conferences",
}


class FamilyHelpLever(Lever):
    """The reform of 2025 (Families First Partnership programme), beyond the five reports.

    No effect of it has been published: each is an assumption that begins at none. One service keeps the
    lead and updates the assessment; the lead's caseload is counted in children while a case is statutory.
    A protection team pools what agencies know, and judges with less noise: it may find more harm.

    one_service, protection_team : true or false; family_group_meetings : share of families who are offered
    a meeting before care; with_kin : share of entries to care that go to relatives for good instead.
    """

    rules: ClassVar = (NeedsOne((*SWITCHES, *SHARES), "add one_service: true", moved=True),)

    one_service: Truth = False
    protection_team: Truth = False
    family_group_meetings: Share | None = None
    with_kin: Share | None = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return the parts that are asked for; shares ramp, services begin on a day."""
        said = [
            Setting(parameter, 1.0, key, ramps=False)
            for key, parameter in SWITCHES.items()
            if getattr(self, key)
        ]
        return said + [
            Setting(parameter, getattr(self, key), key)
            for key, parameter in SHARES.items()
            if getattr(self, key) is not None
        ]

    def sentences(self, start: date) -> list[str]:
        """Say each part of the reform that holds."""
        when = self.in_words(start)
        said = [f"{words}, {when}." for key, words in SWITCHES_IN_WORDS.items() if getattr(self, key)]
        if self.family_group_meetings is not None:
            share = f"{100 * self.family_group_meetings:.3g} % of families"
            said.append(f"{share} are offered a family group meeting before care, {when}.")
        if self.with_kin is not None:
            share = f"{100 * self.with_kin:.3g} % of children entering care"
            said.append(f"{share} go to relatives for good instead, {when}.")
        return said
