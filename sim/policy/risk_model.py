"""Risk model lever: how many risk factors, at which ages of the children, set off a visit."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from sim.errors import shown
from sim.policy.lever import Lever
from sim.policy.ranges import told
from sim.policy.setting import Setting, sets
from sim.policy.values import one_of, percent, whole_within
from sim.shape import refusal, whole_number

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "risk_model"
TRIGGERS = {"truancy": (3, 7), "asb": (6, 11)}
"""What is to be foretold, and the ages of children that Leicestershire (2011) names for it."""

IN_WORDS = {"truancy": "truancy", "asb": "anti-social behaviour"}
LAST_AGE = 17
AGE = {"type": "integer", "minimum": 0, "maximum": LAST_AGE}
AGES = f"first and last age of a child, 0 to {LAST_AGE}, in order"


def _ages(value: object) -> tuple[int, int]:
    """Read the first and the last age, both included."""
    if not isinstance(value, list | tuple) or len(value) != 2:
        raise refusal(f"the value {shown(value)}", "the first and the last age, [3, 7]", "write [3, 7]")
    first, last = whole_number(value[0]), whole_number(value[1])
    if not 0 <= first <= last <= LAST_AGE:
        advice = "give the younger age first; children are families' until 18"
        raise refusal(f"ages {first} to {last}", f"0 to {LAST_AGE}, in order", advice)
    return first, last


class RiskModelLever(Lever):
    """Match records for risk factors, and visit families that have enough of them before anything happens.

    Source: Leicestershire (2011), 4.9: truancy at 3 to 7, anti-social behaviour at 6 to 11; 2, 3 or 4
    factors. Mechanism: every few weeks all families without a case and with a child of the ages are scanned;
    the nine factors are what a family is and has, and what agencies know of it. Who is picked out is visited,
    once a year at most, and offered help with what is found. Who is rightly picked out, wrongly, or missed is
    counted at each scan against who is in need in that week, and follows from the town alone.

    trigger : truancy or asb, a block each. factors_needed : 2, 3 or 4. ages : first and last age, those of
    the report if left out. every_weeks : between scans, for both models. coverage : share of families whose
    records are matched, for both models, comes in over `ramp_weeks`.
    """

    trigger: Annotated[str, one_of(TRIGGERS, "trigger")]
    factors_needed: Annotated[
        int, whole_within(2, 4, "risk factors", "one picks out nearly everybody, five nearly nobody")
    ]
    ages: Annotated[tuple[int, int], told(_ages, prefixItems=[AGE, AGE], description=AGES)] | None = None
    every_weeks: Annotated[int, whole_within(1, 52, "weeks between scans", "4 is once a month")] = 4
    coverage: Annotated[float, sets(f"{STAGE}.coverage", "a share is a part of 1: 80 % is 0.8")] = 1.0

    def settings(self, place: "Place") -> list[Setting]:
        """Return the model's line and ages, how often it is used, and whose records it reads."""
        first, last = self._ages_meant()
        model = f"{STAGE}.{self.trigger}"
        return [
            Setting(f"{model}_factors", float(self.factors_needed), "factors_needed", ramps=False),
            Setting(f"{model}_from_age", float(first), "ages", ramps=False),
            Setting(f"{model}_to_age", float(last), "ages", ramps=False),
            Setting(f"{STAGE}.every_weeks", float(self.every_weeks), "every_weeks", ramps=False),
            Setting(f"{STAGE}.coverage", self.coverage, "coverage"),
        ]

    def sentences(self, start: date) -> list[str]:
        """Say whom the model picks out, when and where, and what follows."""
        first, last = self._ages_meant()
        return [
            f"Every {self.every_weeks} weeks the records of {percent(self.coverage)} of families with a "
            f"child of {first} to {last} are matched for risk factors of {IN_WORDS[self.trigger]} "
            f"{self.in_words(start)}.",
            f"A family without a case that has {self.factors_needed} or more of nine factors is visited, "
            "once a year at most, and offered help with all that is found; it may say no.",
        ]

    def _ages_meant(self) -> tuple[int, int]:
        return self.ages or TRIGGERS[self.trigger]
