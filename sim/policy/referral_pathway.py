"""Referral pathway lever: the step of the ladder on which agencies hand a family on to one another."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from sim.policy.lever import Lever
from sim.policy.setting import Setting, sets
from sim.policy.values import one_of, percent

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "referral_pathway"
STEPS = {
    "signpost": "the family is told what there is, and asks for it itself",
    "soft_referral": "eligibility has been checked, all else is still to be done",
    "application": "eligibility has been checked and one application form goes to every service",
    "hard_referral": "the family has been found eligible, and the service assesses how much it needs",
    "commissioned": "the assessment has been made and the service is bought, planning is still to be done",
    "booked": "the service is bought and booked, nothing is assessed any more",
}
"""The six steps in their order, each as the report tells it."""


class ReferralPathwayLever(Lever):
    """Agree between agencies how far a referral goes before the next one takes over.

    Source: Leicestershire (2011), 5.4.2; today's referrals are soft. Mechanism: the step decides how often
    a referral ends in a service, how soon one that came to nothing is made again, and how often the service
    asks the whole story once more; and how often a family whom the front door signposts takes something up.

    step : signpost, soft_referral, application, hard_referral, commissioned or booked. reach : share of
    referrals that go this way (the report begins with 10 to 15 services), comes in over `ramp_weeks`.
    """

    step: Annotated[str, one_of(STEPS, "step")]
    reach: Annotated[float, sets(f"{STAGE}.reach", "a share is a part of 1: 60 % is 0.6")] = 1.0

    def settings(self, place: "Place") -> list[Setting]:
        """Return the step, and how far it reaches."""
        return [
            Setting(f"{STAGE}.step", float(list(STEPS).index(self.step)), "step", ramps=False),
            Setting(f"{STAGE}.reach", self.reach, "reach"),
        ]

    def sentences(self, start: date) -> list[str]:
        """Say what a referral is from then on."""
        name = self.step.replace("_", " ")
        return [
            f"Of referrals between agencies {percent(self.reach)} are made as a step called {name} "
            f"({STEPS[self.step]}) {self.in_words(start)}."
        ]
