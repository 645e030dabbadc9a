"""Team-around lever: early help goes to nursery, school and college, for so many families at once."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from sim.policy.lever import Lever
from sim.policy.setting import Setting
from sim.policy.values import listed, some_of, within

if TYPE_CHECKING:
    from sim.population.place import Place

SETTINGS = {"nursery": 1, "primary_school": 2, "secondary_school_and_college": 4}
EXAMPLE = "[nursery, primary_school]"


class TeamAroundLever(Lever):
    """A team of early help around nurseries, schools and colleges, for families whose need they know.

    Tameside (2018, 3.9): "Early Help and Specialist/Social Care services going to the universal provider
    systematically to consider children causing concern at an earlier stage". Their families come first in
    the queue after the urgent, accept oftener, and lose less while they wait; concerns come earlier. No
    worker is added: other families wait the longer for it.

    places : families at once in each neighbourhood; around : `nursery`, `primary_school`,
    `secondary_school_and_college` (all, if left out).
    """

    places: Annotated[float, within(1.0, 10_000.0, "places", "leave the block out for none")]
    around: Annotated[tuple[str, ...], some_of(SETTINGS, "setting", EXAMPLE)] = tuple(SETTINGS)

    def settings(self, place: "Place") -> list[Setting]:
        """Return the places, of which a scaled place has its share, and the ages of the settings."""
        ages = float(sum(SETTINGS[name] for name in self.around))
        return [
            Setting("team_around.places", self.places * place.scaled_by, "places"),
            Setting("team_around.ages", ages, "around", ramps=False),
        ]

    def sentences(self, start: date) -> list[str]:
        """Say where early help goes and for how many families."""
        where = listed(self.around)
        return [
            f"Early help goes to {where}, for up to {self.places:g} families at once in each neighbourhood, "
            f"{self.in_words(start)}."
        ]
