"""Early-years lever: family nurses for young first-time parents, and a parenting course for all of them."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne, OnlyWith
from sim.policy.service import Places, families, places_of
from sim.policy.setting import Setting, sets

if TYPE_CHECKING:
    from sim.population.place import Place

STAGE = "family_nurses"
COURSE = "a share is a part of 1: 80 % is 0.8"


class EarlyYearsLever(Lever):
    """Intensive support for young new parents, parenting education for all first-time parents, or both.

    Leicestershire (2011, 4.3): "working with young, very new parents to help ensure that they have the range
    of skills, networks and processes to ensure that they become good parents", such as the family-nurse
    partnership; 3.3.1: "all first-time parents (particularly younger ones) are properly engaged in accessible
    education". The later trial (evidence `fnp`) found nothing on its primary outcomes, so as shipped nurses
    ease and prevent no need, and what is left is some trust and what they cost; with `help` their hours ease
    parenting and child wellbeing to the second birthday. A course prevents a little until school. Both begin
    at the birth.

    places : families at once with a nurse; hours : a week with each; help : chance a week that endless hours
    ease a need; parenting_education : share of first-time parents who take the course.
    """

    rules: ClassVar = (
        NeedsOne(("places", "parenting_education"), "add places: 100 for family nurses"),
        OnlyWith("hours", "places", "add places, or leave `hours` out"),
        OnlyWith("help", "places", "add places, or leave `help` out"),
    )

    places: Places | None = None
    hours: Annotated[float | None, sets(f"{STAGE}.hours")] = None
    help: Annotated[float | None, sets(f"{STAGE}.help")] = None
    parenting_education: Annotated[float | None, sets("parenting_education.share", COURSE)] = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return the nurses' places and hours, and the share who take a course."""
        given = [
            setting._replace(ramps=setting.key == "parenting_education")
            for setting in super().settings(place)
        ]
        nurses = [] if self.places is None else places_of(STAGE, self.places, self, place)
        return nurses + given

    def sentences(self, start: date) -> list[str]:
        """Say whom nurses visit, and who takes a course."""
        when, said = self.in_words(start), []
        if self.places is not None:
            said.append(
                f"Family nurses visit {families(self.places)} at once, from a young parent's first birth to "
                f"the child's second birthday, {when}."
            )
        if self.parenting_education is not None:
            share = f"{100 * self.parenting_education:g} %"
            said.append(f"{share} of first-time parents take a parenting course {when}.")
        return said
