"""Post-removal lever: support for parents who have lost a child to care, when the next baby comes."""

from typing import Annotated, ClassVar

from sim.policy.service import ServiceLever
from sim.policy.setting import sets


class PostRemovalSupportLever(ServiceLever):
    """Support one to one from the birth of a baby whose brother or sister is in care or has not come back.

    Staffordshire (2017, 6.2): Breathing Space, "to reduce the likelihood that any subsequent children will
    need to be taken into care too": twelve babies in a year, of whom eleven went home to their parents, with
    no comparison. Its hours ease the parents' needs, help them engage, prevent some onset of parenting need.
    It begins at the birth, not in pregnancy, and where no place is free then none is offered later.

    places : families at once; hours : a week with each; weeks : how long at most; help : as for edge_of_care.
    """

    stage: ClassVar[str] = "post_removal_support"
    service: ClassVar[str] = "Support after a removal"
    whom: ClassVar[str] = "families with a new baby who have lost a child to care, at the birth"

    hours: Annotated[float | None, sets("post_removal_support.hours")] = None
    weeks: Annotated[float | None, sets("post_removal_support.longest_weeks")] = None
    help: Annotated[float | None, sets("post_removal_support.help")] = None
