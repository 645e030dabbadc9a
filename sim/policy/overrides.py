"""Overrides: values given for the whole run, history included, under a parameter's dotted name."""

from collections.abc import Mapping

from sim.errors import UnknownNameError, WrongValueError, nearest, shown
from sim.parameters import PARAMETERS
from sim.policy.change import Change, shape_of
from sim.shape import checked_number
from sim.state.agencies import FIRST_AGENCIES
from sim.state.codes import Agency
from sim.units import CODE


def override_changes(values: Mapping[str, float | tuple], where: str) -> list[Change]:
    """Return one change a parameter, always in force and everywhere."""
    return [Change(path, "set", value, origin=f"{where}.{path}") for path, value in values.items()]


def read_overrides(values: object, where: str) -> dict[str, float | tuple]:
    """Check a mapping of dotted names to values; raises `InputError` for the first that cannot be."""
    if not isinstance(values, Mapping):
        found = f"{shown(values)} is not a mapping"
        raise WrongValueError(
            where, found, "dotted names with a value each", "write thresholds.early_help: 2.5"
        )
    read = {}
    for path, value in values.items():
        parameter = known_parameter(path, where)
        read[parameter] = known_value(parameter, value, f"{where}.{parameter}")
        _check_range(parameter, read[parameter], f"{where}.{parameter}")
    return read


def known_parameter(path: object, where: str) -> str:
    """Return a dotted parameter name that exists, or refuse it with the nearest one."""
    if path in PARAMETERS:
        return str(path)
    advice = nearest(path, PARAMETERS, "`revolving-door explain thresholds` lists a stage's names")
    found = f"there is no parameter {shown(path)}"
    raise UnknownNameError(where, found, "a dotted name such as thresholds.early_help", advice)


def known_value(path: str, value: object, where: str, mode: str = "set") -> float | tuple:
    """Return one number, or a table of the parameter's own shape; refuse anything else."""
    shape = shape_of(path)
    value = of_all_agencies(path, value)
    if not shape or (mode != "set" and not isinstance(value, list | tuple)):
        return checked_number(value, where)
    return _table(value, shape, where, " x ".join(str(length) for length in shape))


def of_all_agencies(path: str, value: object) -> object:
    """Return a table of the first fifteen agencies with the shipped rows of later ones behind it.

    Posteriors and files from before there were more hold fifteen rows. As shipped, later agencies meet
    nobody and have no worries, so that such a table says what it said. Anything else comes back as it is.
    """
    is_of_fifteen = isinstance(value, list | tuple) and len(value) == FIRST_AGENCIES
    if not is_of_fifteen or shape_of(path)[:1] != (len(Agency),):
        return value
    behind = PARAMETERS[path].default[FIRST_AGENCIES:]  # type: ignore[index]
    return (*value, *behind)  # type: ignore[misc]


def _table(value: object, shape: tuple[int, ...], where: str, size: str) -> tuple:
    if not isinstance(value, list | tuple) or len(value) != shape[0]:
        raise WrongValueError(where, f"{shown(value)}", f"a table of {size} numbers", "give every number")
    if len(shape) == 1:
        return tuple(checked_number(part, f"{where}[{place}]") for place, part in enumerate(value))
    return tuple(_table(part, shape[1:], f"{where}[{place}]", size) for place, part in enumerate(value))


def _check_range(path: str, value: float | tuple, where: str) -> None:
    if isinstance(value, tuple):
        for place, part in enumerate(value):
            _check_range(path, part, f"{where}[{place}]")
        return
    parameter = PARAMETERS[path]
    lowest, highest = parameter.limits
    is_code = parameter.quantity == CODE
    if not lowest <= value <= highest or (is_code and not value.is_integer()):
        allowed = f"{lowest:g} to {highest:g} ({parameter.quantity.unit})"
        advice = f"plausible are {parameter.provenance.low:g} to {parameter.provenance.high:g}"
        raise WrongValueError(where, f"{value:g} is out of range", allowed, advice)
