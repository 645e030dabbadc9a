"""Domestic abuse conference lever: how much abuse at high risk is referred, and how often it is heard."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from sim.policy.lever import Lever
from sim.policy.setting import Setting, sets
from sim.policy.values import Truth, percent, whole_within

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "domestic_abuse_conference"


class DomesticAbuseConferenceLever(Lever):
    """Hold a multi-agency risk assessment conference (MARAC) on domestic abuse at high risk.

    Source: Staffordshire (2017), 5.2 and 5.3. Mechanism: an agency that sees abuse and judges it high risk
    refers; at the next meeting agencies tell all they know, whether or not the family agreed; an independent
    adviser of the domestic abuse service offers the victim help; the social worker of an open case is told,
    and children are brought to the front door where what is pooled reaches the line of section 17.

    What conferences did in the fitted years is in the rates of the baseline: this is one that takes in more.
    refers : share of abuse judged high risk that is referred, comes in over `ramp_weeks`. every_weeks :
    between meetings. adviser : false leaves the adviser out.
    """

    refers: Annotated[float, sets(f"{STAGE}.refers", "a share is a part of 1: two thirds are 0.67")]
    every_weeks: Annotated[int, whole_within(1, 13, "weeks between meetings", "4 is once a month")] = 4
    adviser: Truth = True

    def settings(self, place: "Place") -> list[Setting]:
        """Return how often it meets and who offers help, then how much is referred."""
        return [
            Setting(f"{STAGE}.every_weeks", float(self.every_weeks), "every_weeks", ramps=False),
            Setting(f"{STAGE}.adviser", float(self.adviser), "adviser", ramps=False),
            Setting(f"{STAGE}.refers", self.refers, "refers"),
        ]

    def sentences(self, start: date) -> list[str]:
        """Say what is referred, how often it is heard, and who is offered help."""
        offered = " An independent adviser offers the victim help." if self.adviser else ""
        return [
            f"Of domestic abuse that is judged high risk {percent(self.refers)} is referred to a conference "
            f"that meets every {self.every_weeks} weeks and pools what agencies know, "
            f"{self.in_words(start)}.{offered}"
        ]
