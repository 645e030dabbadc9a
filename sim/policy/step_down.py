"""Step-down lever: who goes on to lighter support when a case closes, and for how long somebody looks in."""

from datetime import date
from typing import Annotated

from pydantic import model_validator

from sim.policy.lever import Lever
from sim.policy.setting import sets
from sim.shape import refusal

WEEKS = "a year is 52 weeks; 0 is no follow-up"


class StepDownLever(Lever):
    """Lighter support after a case: early help for more families, visits and watchful waiting for the rest.

    Staffordshire (2017) names "rehabilitation approaches and active step-down working with multi-agency
    teams"; no estimate of it exists. A visit that finds needs back offers early help at once.

    share : of child-in-need cases closing with needs left that step down into early help (0.2 as things
    stand); follow_up_weeks : of visits after any other planned closing, early help's too (none as things
    stand); visit_weeks : between two visits.
    """

    share: Annotated[float | None, sets("closure.steps_down", "30 % is 0.3")] = None
    follow_up_weeks: Annotated[float | None, sets("follow_up.weeks", WEEKS)] = None
    visit_weeks: Annotated[float | None, sets("follow_up.visit_weeks", WEEKS)] = None

    @model_validator(mode="after")
    def _means_something(self) -> "StepDownLever":
        if self.share is None and self.follow_up_weeks is None:
            found = "neither `share` nor `follow_up_weeks`"
            raise refusal(found, "at least one of them", "add follow_up_weeks: 26")
        if self.visit_weeks is not None and self.visit_weeks < 1.0:
            raise refusal(
                f"{self.visit_weeks:g} weeks between visits", "1 or more", "6 is usual", "visit_weeks"
            )
        return self

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
