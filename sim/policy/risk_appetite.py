"""Risk appetite lever: how readily children are taken into care."""

from datetime import date
from typing import Annotated

from sim.policy.lever import Lever
from sim.policy.setting import sets


class RiskAppetiteLever(Lever):
    """Set how readily care is entered: 1 is as statistical neighbours do, 1.2 a fifth more readily.

    Source: Tameside (2018, section 1.4): social care intervenes in some 20 % more families than in its
    statistical neighbours. The report speaks of assessments and plans too; `thresholds` moves their lines.
    """

    factor: Annotated[float, sets("care.risk_appetite", "1 is as statistical neighbours do")]

    def sentences(self, start: date) -> list[str]:
        """Say how readily care is entered, when and where."""
        return [
            f"Care is entered {self.factor:g} times as readily as among neighbours, {self.in_words(start)}."
        ]
