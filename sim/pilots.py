"""Pilots: what a scenario tries in some neighbourhoods only, and the neighbourhoods that are its controls."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sim.policy.change import Change
    from sim.population.place import Place
    from sim.scenario import Scenario


class Pilot(NamedTuple):
    """Where and when an alternative does what the baseline does not, if not everywhere.

    starts : the first day of any lever that is limited to neighbourhoods; ends : the day after the last of
    them, None while one goes on; everywhere : whether it also changes something in the whole place, which
    the controls then meet too; in_part : pilot neighbourhoods of which only the priority area is tried.
    """

    scenario: str
    starts: date
    ends: date | None
    neighbourhoods: tuple[str, ...]
    controls: tuple[str, ...]
    everywhere: bool
    in_part: tuple[str, ...]

    def as_data(self) -> dict[str, object]:
        """Return it as plain data, for `--json`."""
        days = {"starts": str(self.starts), "ends": self.ends and str(self.ends)}
        return {**self._asdict(), **days}

    def in_words(self) -> str:
        """Say where and when, and what an evaluator should be warned of."""
        ending = f" to {self.ends}" if self.ends else ""
        said = (
            f"Pilot in {_listed(self.neighbourhoods)} from {self.starts}{ending}; "
            f"controls: {_listed(self.controls)}."
        )
        if self.in_part:
            said += f" Of {_listed(self.in_part)} only the priority area is in the pilot."
        if self.everywhere:
            said += " The scenario also changes things everywhere, so the controls are touched as well."
        return said


def pilot_of(baseline: "Scenario", alternative: "Scenario", place: "Place") -> Pilot | None:
    """Return the pilot that an alternative is, against its baseline; None when it is none.

    A lever that both have is not what is tried. None as well when all neighbourhoods are in it, since
    nothing is left to hold it against.
    """
    before, after = _written_anywhere(baseline.changes(place)), _written_anywhere(alternative.changes(place))
    added = [change for change in after if change not in before]
    limited = [change for change in added if change.zones is not None]
    zones = sorted({zone for change in limited for zone in change.zones or ()})
    names = place.neighbourhood_names
    tried = sorted({int(place.zone_neighbourhoods[zone]) for zone in zones})
    days = [change.from_date for change in limited if change.from_date is not None]
    if not days or len(tried) == len(names):
        return None
    ends = [change.until for change in limited]
    return Pilot(
        scenario=alternative.name,
        starts=min(days),
        ends=None if None in ends else max(end for end in ends if end is not None),
        neighbourhoods=tuple(names[row] for row in tried),
        controls=tuple(name for row, name in enumerate(names) if row not in tried),
        everywhere=len(limited) < len(added) or any(change not in after for change in before),
        in_part=tuple(names[row] for row in tried if row not in zones),
    )


def pilots_of(scenarios: "Sequence[Scenario]", place: "Place") -> dict[str, Pilot]:
    """Return the pilots among the alternatives of a comparison, by name; the baseline comes first."""
    found = [pilot_of(scenarios[0], other, place) for other in scenarios[1:]]
    return {pilot.scenario: pilot for pilot in found if pilot is not None}


def _written_anywhere(changes: "list[Change]") -> "list[Change]":
    """Return the changes without where they were written: what is changed counts."""
    return [change._replace(origin="") for change in changes]


def _listed(names: Sequence[str]) -> str:
    """Join names as a sentence does."""
    words = [name.replace("_", " ") for name in names]
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)
