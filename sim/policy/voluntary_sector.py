"""Voluntary-sector lever: community navigators, the earliest help, before any threshold is met."""

from typing import Annotated, ClassVar

from sim.policy.service import ServiceLever
from sim.policy.setting import sets


class VoluntarySectorLever(ServiceLever):
    """Community navigators for families with no case, in a week in which an agency sees a need and leaves it.

    Staffordshire (2017, diagram 1): "communities that have the skills and knowledge on how to access
    resources/support when a family needs additional help (Earliest Help)", with "trained community
    navigators, mentors, ambassadors and champions"; Leicestershire (2011, 4.5): "the support / safety net for
    families to avoid dropping into crises", by volunteers, not "the job of a professional". They help a
    little with any need and build trust; when a worker comes, they hand on.

    places : families at once; hours : a week with each; weeks : how long at most; help : as for edge_of_care.
    """

    stage: ClassVar[str] = "community_navigators"
    service: ClassVar[str] = "Community navigators of the voluntary sector"
    whom: ClassVar[str] = (
        "families with no case whose need an agency has just seen and not taken up, the neediest first"
    )

    hours: Annotated[float | None, sets("community_navigators.hours")] = None
    weeks: Annotated[float | None, sets("community_navigators.longest_weeks")] = None
    help: Annotated[float | None, sets("community_navigators.help")] = None
