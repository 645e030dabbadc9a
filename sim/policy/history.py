"""History: what happened to a place on known dates, as changes that every scenario shares."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sim.policy.change import MODES, Change
from sim.policy.lever import Lever
from sim.policy.overrides import known_parameter, known_value, override_changes, read_overrides
from sim.shape import checked

if TYPE_CHECKING:
    from sim.population.place import Place

LEVER_KEYS = ("from", "until", "ramp_weeks", "where")


def place_changes(place: "Place") -> list[Change]:
    """Return what the place settles for every day; raises `InputError` for what cannot be."""
    where = f"place {place.name}, parameters"
    return override_changes(read_overrides(place.parameters, where), where)


def history_changes(place: "Place") -> list[Change]:
    """Return the place's dated history in order; raises `InputError` for what cannot be."""
    return [
        change
        for order, item in enumerate(place.history)
        for change in changes_of(item, place, f"place {place.name}, history[{order}]")
    ]


def changes_of(item: Mapping, place: "Place", origin: str) -> list[Change]:
    """Return the changes of one dated item; raises `InputError` for what cannot be."""
    dates = checked(Lever, {key: item[key] for key in LEVER_KEYS if key in item}, origin).written_at(origin)
    zones = dates.zones(place)
    return [
        Change(
            known_parameter(path, f"{origin}.{mode}"), mode,
            known_value(path, value, f"{origin}.{mode}.{path}", mode),
            dates.starts, dates.until, dates.ramp_weeks, zones, f"{origin}.{mode}.{path}",
        )
        for mode in MODES
        for path, value in (item.get(mode) or {}).items()
    ]  # fmt: skip
