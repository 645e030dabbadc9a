"""Service directory lever: how many workers know what services there are, and whether families can look."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from sim.policy.lever import Lever
from sim.policy.setting import Setting, sets
from sim.policy.values import Truth, percent

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "service_directory"


class ServiceDirectoryLever(Lever):
    """Keep one directory of who does what, for workers and perhaps for families.

    Source: Leicestershire (2011), 4.1 and 4.8. Mechanism: an agency that sees a need it does not treat tells
    the family of the service for it, and some take it up, where it was sent away; so does the front door with
    those it signposts; a lead refers more of what is outside its trade; fewer contacts come to a wrong door.
    It makes no service, and services have no limit of places here, so that more help only costs more.

    used : share of workers who look services up, comes in over `ramp_weeks`. public : true lets families look
    for themselves, and more of them ask.
    """

    used: Annotated[float, sets(f"{STAGE}.used", "a share is a part of 1: half of them is 0.5")]
    public: Truth = False

    def settings(self, place: "Place") -> list[Setting]:
        """Return who may look, then how many do."""
        return [
            Setting(f"{STAGE}.public", float(self.public), "public", ramps=False),
            Setting(f"{STAGE}.used", self.used, "used"),
        ]

    def sentences(self, start: date) -> list[str]:
        """Say who looks services up, and what for."""
        families = ", and families look for themselves" if self.public else ""
        return [
            f"A directory tells which service there is for a need; {percent(self.used)} of workers use it"
            f"{families}, {self.in_words(start)}."
        ]
