"""Own agencies: what a place leaves out or adds, as changes that always hold, whatever rates are in force."""

from typing import TYPE_CHECKING, Any

from sim.policy.change import Change
from sim.population.own_agencies import masks_and_rates

if TYPE_CHECKING:
    from sim.population.place import Place


def agency_changes(place: "Place") -> list[Change]:
    """Return the changes that make the shipped agencies those of a place; none where they are the same.

    They act after the values of a posterior, which are those of the shipped agencies: what a place has not
    is multiplied by 0, what it adds is added, and all else stays to the last bit.
    """
    if place.agencies is None:
        return []
    origin = f"place {place.name}, agencies"
    return [
        Change(parameter, mode, tuple(map(_plain, table)), origin=origin)
        for parameter, (kept, rates) in masks_and_rates(place.agencies).items()
        for mode, table, nothing in (("scale", kept, 1.0), ("shift", rates, 0.0))
        if (table != nothing).any()
    ]


def _plain(row: Any) -> float | tuple:
    return tuple(row.tolist()) if row.ndim else float(row)
