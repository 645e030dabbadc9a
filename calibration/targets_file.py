"""A targets file of the user's own: some of C01 to C20, measured in the same way, with other values."""

from collections.abc import Mapping
from pathlib import Path

from calibration.targets import Target, part_of, targets
from sim.errors import UnknownNameError, WrongValueError, nearest, shown
from sim.reading import read_list
from sim.shape import checked_number
from sim.shipped import label

NUMBERS = ("value", "low", "high")
KEYS = (*Target._fields,)


def read_targets(path: Path) -> tuple[Target, ...]:
    """Read a targets file: a list of records with `id`, `value`, `low` and `high`, and `weight` if need be.

    A target of several parts gives a mapping for each number, of all its parts or some. What else a record
    may say (as the shipped file does) is taken over; what it leaves out is that of the shipped target.

    Raises `InputError` for an unknown id, part or key, an id given twice, and for numbers out of order.
    """
    where, read = label(path), read_list(path)
    if not read:
        raise WrongValueError(where, "no target", "one record or more, each with an id", _ADVICE)
    found = [_target(record, f"{where}, [{nth}]") for nth, record in enumerate(read)]
    ids = [target.id for target in found]
    for target_id in ids:
        if ids.count(target_id) > 1:
            raise WrongValueError(where, f"{target_id} stands twice", "each id once", "remove one")
    return tuple(found)


def _target(record: object, where: str) -> Target:
    if not isinstance(record, Mapping):
        raise WrongValueError(where, f"{shown(record)}", "a record with id, value, low and high", _ADVICE)
    for key in record:
        if key not in KEYS:
            found = f"unknown key {shown(key)}"
            raise UnknownNameError(where, found, ", ".join(KEYS), nearest(key, KEYS, "leave it out"))
    shipped = {target.id: target for target in targets()}
    target_id = record.get("id")
    if target_id not in shipped:
        found = f"no target has the id {shown(target_id)}"
        raise UnknownNameError(where, found, "C01 to C20", nearest(target_id, shipped, _ADVICE))
    model = shipped[str(target_id)]
    where = f"{where}, {target_id}"
    numbers = {key: _number(record, key, model, where) for key in NUMBERS}
    weight = checked_number(record.get("weight", model.weight), f"{where}.weight")
    if weight <= 0:
        raise WrongValueError(f"{where}.weight", f"{weight:g}", "a number above 0", "leave the target out")
    target = model._replace(**{**record, **numbers, "weight": weight})
    _check_order(target, where)
    return target


def _number(record: Mapping, key: str, model: Target, where: str) -> float | dict[str, float]:
    if key not in record:
        raise WrongValueError(where, f"no {key}", "id, value, low and high", _ADVICE)
    value, parts = record[key], model.parts()
    if parts == [""]:
        return checked_number(value, f"{where}.{key}")
    if not isinstance(value, Mapping) or not value:
        allowed = f"a mapping of {', '.join(parts)}, or some of them"
        raise WrongValueError(f"{where}.{key}", f"{shown(value)}", allowed, _ADVICE)
    for part in value:
        if part not in parts:
            found = f"there is no part {shown(part)}"
            raise UnknownNameError(f"{where}.{key}", found, ", ".join(parts), nearest(part, parts))
    return {part: checked_number(number, f"{where}.{key}.{part}") for part, number in value.items()}


def _check_order(target: Target, where: str) -> None:
    """Refuse a range that does not hold its value, or has no width on one side: misfits divide by it."""
    limits = [getattr(target, key) for key in NUMBERS]
    if isinstance(target.value, dict) and any(set(limit) != set(target.value) for limit in limits):
        raise WrongValueError(
            where, "value, low and high name other parts", "the same parts in each", _ADVICE
        )
    for part in target.parts():
        low, value, high = (part_of(getattr(target, key), part) for key in ("low", "value", "high"))
        if not low < value < high:
            found = f"{part or 'the numbers'}: low {low:g}, value {value:g}, high {high:g}"
            raise WrongValueError(where, found, "low < value < high", "widen the range round the value")


_ADVICE = "compare it with calibration/targets.yaml"
