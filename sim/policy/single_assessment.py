"""Single assessment lever: how far one assessment stands for others, and who fills in the wheel."""

from datetime import date
from typing import Annotated, ClassVar

from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne, OnlyWith
from sim.policy.setting import sets
from sim.policy.values import percent

STAGE = "single_assessment"
PART = "a share is a part of 1: 80 % is 0.8"
TERM = "half a year is usual: an older assessment tells of another family"


class SingleAssessmentLever(Lever):
    """Make one assessment that others accept, or have families say themselves what they need, or both.

    Source: Leicestershire (2011), 5.4.1; Greater Manchester (2016). Mechanism: a separate agency, early help
    or social care begins on an assessment that stands, in place of one of its own; a referral brings it up
    to date in less time. With the wheel a family in early help names its needs, and its lead works on what
    it names beyond the lead's own trade; needs that are hard to own up to come out as trust grows.

    accepted : share of assessments for which a shared one stands, comes in over `ramp_weeks`. valid_weeks :
    until an assessment stands no more. wheel : share of families in early help who fill it in, comes in too.
    """

    rules: ClassVar = (
        NeedsOne(("accepted", "wheel"), "add accepted: 0.6"),
        OnlyWith("valid_weeks", "accepted", "add accepted: 0.6"),
    )

    accepted: Annotated[float | None, sets(f"{STAGE}.accepted", PART)] = None
    valid_weeks: Annotated[float | None, sets(f"{STAGE}.valid_weeks", TERM)] = None
    wheel: Annotated[float | None, sets(f"{STAGE}.wheel", PART)] = None

    def sentences(self, start: date) -> list[str]:
        """Say for what an assessment stands, and who fills in the wheel."""
        when, said = self.in_words(start), []
        if self.accepted is not None:
            term = f", for {self.valid_weeks:g} weeks," if self.valid_weeks is not None else ""
            said.append(
                f"An assessment made by early help or social care stands{term} for "
                f"{percent(self.accepted)} of those that others would make {when}."
            )
        if self.wheel is not None:
            said.append(
                f"Of families in early help {percent(self.wheel)} say on a wheel what they need, each time "
                f"that who helps is looked at, {when}; their worker works on what they name."
            )
        return said
