"""Step-down lever: who goes on to lighter support when a case closes, and for how long somebody looks in."""

from datetime import date
from typing import Annotated, ClassVar

from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne
from sim.policy.setting import sets

WEEKS = "a year is 52 weeks; 0 is no follow-up"


class StepDownLever(Lever):
    """Lighter support after a case: early help for more families, visits and watchful waiting for the rest.

    Staffordshire (2017) names "rehabilitation approaches and active step-down working with multi-agency
    teams"; no estimate of it exists. A visit that finds needs back offers early help at once.

    share : of child-in-need cases closing with needs left that step down into early help (0.2 as things
    stand); follow_up_weeks : of visits after any other planned closing, early help's too (none as things
    stand); visit_weeks : between two visits.
    """

    rules: ClassVar = (NeedsOne(("share", "follow_up_weeks"), "add follow_up_weeks: 26"),)

    share: Annotated[float | None, sets("closure.steps_down", "30 % is 0.3")] = None
    follow_up_weeks: Annotated[float | None, sets("follow_up.weeks", WEEKS)] = None
    visit_weeks: Annotated[float | None, sets("follow_up.visit_weeks", "6 weeks is usual", lowest=1.0)] = None

    def sentences(self, start: date) -> list[str]:
        """Say how many step down and for how long families are visited."""
        when, said = self.in_words(start), []
        if self.share is not None:
            share = f"{100 * self.share:.3g} % of the cases that close with needs left"
            said.append(f"{share} step down into early help, {when}.")
        if self.follow_up_weeks is not None:
            every = "" if self.visit_weeks is None else f" every {self.visit_weeks:g} weeks"
            weeks = f"for {self.follow_up_weeks:g} weeks after it closed"
            said.append(f"Families whose case has closed are visited{every} {weeks}, {when}.")
        return said
