"""Personal budgets lever: a plan of the family's own, with money."""

from datetime import date
from typing import Annotated

from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.setting import sets
from sim.policy.values import percent

STAGE = "personal_budgets"


class PersonalBudgetsLever(Lever):
    """Offer families with a worker, in early help or as child in need, a plan of their own and a budget.

    Source: Leicestershire (2011, section 4.7) on family-led plans with a budget ("own budget for family").
    The need that weighs most on the family is treated first, with what the budget buys, then the next; no
    separate agency asks the story again for it. A plan of one's own raises engagement: an
    assumption, from none up.

    offered : share of families who get one, once a case. pounds : for a family and case, of 2024/25.
    engagement : log odds that the plan adds.
    """

    offered: Annotated[float, sets(f"{STAGE}.offered", "a share is a part of 1: 30 % is 0.3")]
    pounds: Annotated[float | None, sets(f"{STAGE}.pounds")] = None
    engagement: Annotated[float | None, sets(f"{STAGE}.engagement")] = None

    def sentences(self, start: date) -> list[str]:
        """Say who gets how much, when and where."""
        pounds = PARAMETERS[f"{STAGE}.pounds"].default if self.pounds is None else self.pounds
        return [
            f"{percent(self.offered)} of families with a worker get a plan of their own and £{pounds:,.0f}, "
            f"{self.in_words(start)}.",
            "What weighs most on the family is treated first.",
        ]
