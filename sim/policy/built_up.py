"""Built up: what levers of whole communities share, numbers spread over the families of their zones."""

from typing import TYPE_CHECKING

import numpy as np
from pydantic import BeforeValidator

from sim.errors import WrongValueError
from sim.parameters import PARAMETERS
from sim.policy.lever import Lever
from sim.policy.setting import Setting
from sim.policy.values import within

if TYPE_CHECKING:
    from sim.population.place import Place


def some(what: str) -> BeforeValidator:
    """Take a number of things above nothing."""
    return within(0.1, 10_000.0, what, "leave it out for none")


def for_each_thousand(parameter: str, number: float, key: str, lever: Lever, place: "Place") -> Setting:
    """Spread a number evenly over the families of the lever's zones; a scaled place has its share of both.

    Raises `InputError` where there would be more of them than the families could use.
    """
    zones = lever.zones(place)
    share = 1.0 if zones is None else float(np.sum(place.zone_shares[list(zones)]))
    thousands = place.families / place.scaled_by * share / 1000.0
    value, (_, most) = number / thousands, PARAMETERS[parameter].limits
    if value > most:
        found = f"{number:g} for {1000 * thousands:.0f} families"
        raise WrongValueError(f"{lever.origin}.{key}", found, f"at most {most * thousands:.3g}", "give fewer")
    return Setting(parameter, value, key)
