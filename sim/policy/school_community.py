"""School-community lever: a network of parents round primary schools, who support one another."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from sim.policy.built_up import for_each_thousand, some
from sim.policy.lever import Lever
from sim.policy.setting import Setting, sets

if TYPE_CHECKING:
    from sim.population.place import Place

JOINS = "a share of the school's families is a part of 1: 30 % is 0.3"


class SchoolCommunityLever(Lever):
    """A network of parents round so many primary schools, led by themselves once it stands.

    Leicestershire (2011, 4.4): work with one primary school "to foster a sense of a support network between
    parents", begun by a facilitator "looking to make themselves obsolete", with role models for children;
    it asks for 5 to 12 years before judging. Families with a child of five to ten join or do not, by
    their own luck; the others in it lend resilience, so fewer needs begin. Nothing else is touched, and what
    such a network prevents has not been measured. Who is in it is looked at once a term (13 weeks).

    schools : how many; joins : share of their families who come.
    """

    schools: Annotated[float, some("schools")]
    joins: Annotated[float | None, sets("school_community.joins", JOINS)] = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return schools for every 1,000 families, and who joins."""
        schools = for_each_thousand("school_community.schools", self.schools, "schools", self, place)
        return [schools, *(setting._replace(ramps=False) for setting in super().settings(place))]

    def sentences(self, start: date) -> list[str]:
        """Say round how many schools parents meet, when and where."""
        schools = f"{self.schools:g} primary school{'' if self.schools == 1 else 's'}"
        return [f"Parents support one another in a network round {schools}, {self.in_words(start)}."]
