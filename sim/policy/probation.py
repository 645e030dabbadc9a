"""Probation lever: probation takes part, as one agency more that meets families and knows of them."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.policy.lever import Lever
from sim.policy.rules import NeedsOne
from sim.policy.setting import Setting, sets
from sim.policy.values import within
from sim.state.codes import Agency, Need

if TYPE_CHECKING:
    from sim.population.place import Place

MEETS = "the police meet 0.032 a week, youth justice 0.016"


class ProbationLever(Lever):
    """Have probation meet families in which somebody offends or comes out of prison.

    Source: Greater Manchester 2016 (probation and the community rehabilitation company sit in the local
    teams), Leicestershire 2011 (probation among those who could note a concern), Tameside 2012 (91 clients in
    one priority area). None says how often it meets a family, so both keys are assumptions.

    meets : chance a week that it sees a sign of acute crime and anti-social behaviour in a family, after
    which it decides as every agency does; at_release : share of releases from prison after which it knows the
    family's established and acute needs, which its ties carry to the front door once somebody brings it.
    """

    rules: ClassVar = (NeedsOne(("meets", "at_release"), "add meets: 0.016"),)

    meets: Annotated[float | None, within(0.0, 0.1, "(chance a week)", MEETS)] = None
    at_release: Annotated[
        float | None, sets("probation.meets_at_release", "a share is a part of 1: 30 % is 0.3")
    ] = None

    def settings(self, place: "Place") -> list[Setting]:
        """Return what probation learns at releases, then what it meets week by week, added to its row."""
        said = super().settings(place)
        if self.meets is not None:
            said.append(Setting("detection.signs", _row_of_crime(self.meets), "meets", mode="shift"))
        return said

    def sentences(self, start: date) -> list[str]:
        """Say whom probation meets, when and where."""
        when, said = self.in_words(start), []
        if self.meets is not None:
            chance = f"with a chance of {self.meets:g} a week"
            said.append(f"Probation sees acute crime and anti-social behaviour in a family {chance} {when}.")
        if self.at_release is not None:
            share = f"after {100 * self.at_release:g} % of releases from prison"
            said.append(f"Probation knows what a family is in need of {share} {when}.")
        return said


def _row_of_crime(chance: float) -> tuple[tuple[float, ...], ...]:
    """Lay the chance out as a table by agency and need, nothing anywhere else."""
    return tuple(
        tuple(chance if (agency, need) == (Agency.PROBATION, Need.CRIME_AND_ASB) else 0.0 for need in Need)
        for agency in Agency
    )
