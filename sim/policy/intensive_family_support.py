"""Intensive-family-support lever: a worker with few families, for those with several severe needs."""

from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.policy.service import ServiceLever
from sim.policy.setting import Setting, sets
from sim.policy.values import one_of, whole_within
from sim.state.codes import Need, name_of
from sim.state.families import NEEDS

if TYPE_CHECKING:
    from sim.population.place import Place

ANY = "any"
NAMES = {ANY: 0.0} | {name_of(need): 1.0 + need for need in Need}
COUNT = whole_within(1, NEEDS, "needs", "several severe needs are meant; 3 is usual")


class IntensiveFamilySupportLever(ServiceLever):
    """Intensive support for open families with several needs established or acute.

    Staffordshire (2017, 6.2): a service for "parents who misuse drugs and alcohol" (of the 194 children of 91
    families 85 % stayed), and Family Intervention Projects for families "on the cusp of care".
    National results (evidence `fip_*`) are uncontrolled, before and after. Its hours ease all needs and help
    the family engage beside its own worker.

    places : families at once; hours : a week with each; weeks : how long at most; needs : how many
    established or acute; need : one that must be among them (`any`); help : as for edge_of_care.
    """

    stage: ClassVar[str] = "intensive_family_support"
    service: ClassVar[str] = "Intensive family support"

    hours: Annotated[float | None, sets("intensive_family_support.hours")] = None
    weeks: Annotated[float | None, sets("intensive_family_support.longest_weeks")] = None
    needs: Annotated[int, COUNT] = 3
    need: Annotated[str, one_of(NAMES, "need")] = ANY
    help: Annotated[float | None, sets("intensive_family_support.help")] = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return places, hours and who is meant."""
        return [
            *super().settings(place),
            Setting(f"{self.stage}.least_needs", float(self.needs), "needs", ramps=False),
            Setting("services.intensive_need", NAMES[self.need], "need", ramps=False),
        ]

    def meant(self) -> str:
        """Say for whom it is."""
        several = f"at least {self.needs} need{'' if self.needs == 1 else 's'} established or acute"
        among = "" if self.need == ANY else f", {self.need.replace('_', ' ')} among them"
        return f"open families with {several}{among}, the neediest first"
