"""Service lever: what levers of a service with places share; see `sim/journey/services.py`."""

import zlib
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar

from sim.errors import WrongValueError
from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.ranges import Range, told
from sim.policy.setting import Setting

if TYPE_CHECKING:
    from sim.population.place import Place


PLACES = Range(1.0, 10_000.0, "places, families at once", "leave the block out for none")
Places = Annotated[float, told(PLACES.read, **PLACES.says())]


class ServiceLever(Lever):
    """A service with `places` for so many families at once; places ramp, all else holds from the first day.

    Places end with the case, when time is up, when no child is left at home, or on `until`, the longest
    held first, which costs trust. A family has one such service at a time.
    """

    stage: ClassVar[str]
    service: ClassVar[str]  # as a sentence names it
    whom: ClassVar[str]

    places: Places

    def settings(self, place: "Place") -> list[Setting]:
        """Return places, team, and what else the block gives; raises `InputError` for a share of no place."""
        given = [setting._replace(ramps=False) for setting in super().settings(place)]
        return places_of(self.stage, self.places, self, place) + given

    def sentences(self, start: date) -> list[str]:
        """Say how many places there are, for how many hours, when and where, and for whom."""
        return [
            f"{self.service} for {families(self.places)} at once, {self.dose()}, {self.in_words(start)}.",
            f"It is offered to {self.meant()}.",
        ]

    def dose(self) -> str:
        """Say the hours a week and the weeks."""
        hours, weeks = (self._now(key) for key in ("hours", "longest_weeks"))
        return f"{hours:g} hour{'' if hours == 1 else 's'} a week for {weeks:g} weeks at most"

    def meant(self) -> str:
        """Say for whom it is."""
        return self.whom

    def _now(self, name: str) -> float:
        given = getattr(self, {"longest_weeks": "weeks"}.get(name, name), None)
        return float(PARAMETERS[f"{self.stage}.{name}"].default if given is None else given)  # type: ignore[arg-type]


def places_of(stage: str, places: float, lever: Lever, place: "Place") -> list[Setting]:
    """Return a service's places and team; a scaled place has its share, which must be one at least."""
    here = places * place.scaled_by
    if here < 1.0 - 1e-9:
        found = f"a share of {place.scaled_by:g} of {places:g} places is less than one family"
        allowed = f"a share of at least {1.0 / places:.2g}"
        raise WrongValueError(f"{lever.origin}.places", found, allowed, "give --share more, or places")
    team = Setting(f"{stage}.team", team_of(lever.zones(place)), "where", ramps=False)
    return [Setting(f"{stage}.places", here, "places"), team]


def team_of(zones: Sequence[int] | None) -> float:
    """Return a code of the team that serves these zones: blocks of the same zones mean the same team."""
    return 0.0 if zones is None else float(zlib.crc32(repr(zones).encode()))


def families(number: float) -> str:
    """Spell a number of families."""
    return f"{number:g} famil{'y' if number == 1 else 'ies'}"
