"""Edge-of-care lever: intensive prevention, many hours for a short time where care is near."""

from typing import Annotated, ClassVar

from sim.policy.service import ServiceLever
from sim.policy.setting import sets


class EdgeOfCareLever(ServiceLever):
    """Intensive prevention for families in need or on a plan in which much harm is known of.

    Staffordshire (2017, 6.2): an Intensive Prevention Service "to help families in crisis": of 151 young
    people who left it in a year, 85 % lived with parents or others and 23 had entered care. Nobody knows how
    many would have without it. Here its hours ease needs and help the family engage beside its social
    worker; entry to care is as ever a matter of harm and engagement.

    places : families at once; hours : a week with each; weeks : how long at most; harm : points of harm, as
    social care knows it, from which it is offered; help : chance a week that endless hours ease a need.
    """

    stage: ClassVar[str] = "edge_of_care"
    service: ClassVar[str] = "Intensive prevention at the edge of care"

    hours: Annotated[float | None, sets("edge_of_care.hours")] = None
    weeks: Annotated[float | None, sets("edge_of_care.longest_weeks")] = None
    harm: Annotated[float | None, sets("services.edge_of_care_harm")] = None
    help: Annotated[float | None, sets("edge_of_care.help")] = None

    def meant(self) -> str:
        """Say for whom it is."""
        harm = "much harm" if self.harm is None else f"harm of {self.harm:g} points or more"
        return f"families in need or on a plan in which social care knows of {harm}, the most harm first"
