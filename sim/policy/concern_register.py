"""Concern register lever: how many agencies' low-level concerns about one family set off a visit."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from sim.policy.lever import Lever
from sim.policy.setting import Setting, sets
from sim.policy.values import Truth, percent, whole_within

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "concern_register"
TERM = "half a year to two years is usual: an older concern says little of a family now"


class ConcernRegisterLever(Lever):
    """Agencies write low-level concerns on a shared register; several set off a holistic assessment.

    Source: Leicestershire (2011), 4.1. Mechanism: a concern below an agency's line to refer, which ends in
    its own brief help or in nothing, is written down; when enough different agencies have one that has not
    lapsed, early help visits, finds what it finds and offers help. It moves what is known, and nothing else.

    agencies_needed : different agencies that set off a visit, 2 to 4. remembered_weeks : until a concern
    lapses. noted : share of concerns that are written down, comes in over `ramp_weeks`. without_consent :
    true has concerns written down also about families who do not agree to share.
    """

    agencies_needed: Annotated[
        int, whole_within(2, 4, "agencies", "one agency alone is no register; the report says 2 or 3")
    ]
    remembered_weeks: Annotated[float, sets(f"{STAGE}.remembered_weeks", TERM)] = 52.0
    noted: Annotated[float, sets(f"{STAGE}.noted", "a share is a part of 1: 30 % is 0.3")] = 0.5
    without_consent: Truth = False

    def settings(self, place: "Place") -> list[Setting]:
        """Return how many agencies it takes and whose families, then what comes in over a ramp."""
        return [
            Setting(f"{STAGE}.agencies_needed", float(self.agencies_needed), "agencies_needed", ramps=False),
            Setting(f"{STAGE}.remembered_weeks", self.remembered_weeks, "remembered_weeks", ramps=False),
            Setting(f"{STAGE}.without_consent", float(self.without_consent), "without_consent", ramps=False),
            Setting(f"{STAGE}.noted", self.noted, "noted"),
        ]

    def sentences(self, start: date) -> list[str]:
        """Say what sets off a visit, of whom, and that help is offered."""
        whom = "every family" if self.without_consent else "families who agree to share"
        return [
            f"Agencies write {percent(self.noted)} of their low-level concerns about {whom} on a shared "
            f"register {self.in_words(start)}.",
            f"When {self.agencies_needed} different agencies have noted one within {self.remembered_weeks:g} "
            f"weeks about a family without a case, early help visits, and offers help with all it finds.",
        ]
