"""Clashes: two files that set one parameter differently, at the same time and in the same place."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from sim.errors import WrongValueError, shown
from sim.moved import moved
from sim.parameters import PARAMETERS
from sim.policy.change import Change

ALLOWED = "one value of a parameter at a time and place, unless one file means to replace another"
ADVICE = "leave one of the two out, or write `extends` in the file that is to replace the other's block"


def refuse_clashes(changes: Sequence[Change]) -> None:
    """Refuse levers of different files that clash; what is shifted or scaled adds up and never clashes.

    Within one file a later block replaces an earlier one. Raises `InputError` that names both files.
    """
    setting = [change for change in changes if change.mode == "set"]
    for earlier, later in combinations(setting, 2):
        if _clash(earlier, later):
            raise WrongValueError(later.origin, _found(later, earlier), ALLOWED, ADVICE)


def refuse_clashing_values(files: Iterable[tuple[str, Mapping[str, float | tuple]]]) -> None:
    """Refuse two files whose `parameters` give different values for the whole run.

    files : name and values of each. Raises `InputError` that names both files.
    """
    given: dict[str, tuple[str, float | tuple]] = {}
    for file, values in files:
        for path, value in values.items():
            first, before = given.setdefault(path, (file, value))
            if value != before:
                found = f"{path} is {shown(value)} where {first}, parameters.{path} gives {shown(before)}"
                raise WrongValueError(f"{file}, parameters.{path}", found, ALLOWED, ADVICE)


def _clash(one: Change, other: Change) -> bool:
    return (
        one.parameter == other.parameter
        and one.value != other.value
        and _file(one) != _file(other)
        and _overlap_in_time(one, other)
        and _overlap_in_place(one, other)
    )


def _file(change: Change) -> str:
    """Return the file of an origin such as `scenarios/trial.yaml, thresholds[1].set.s17`."""
    return change.origin.rpartition(", ")[0]


def _overlap_in_time(one: Change, other: Change) -> bool:
    return _begins_before_end(one, other) and _begins_before_end(other, one)


def _begins_before_end(one: Change, other: Change) -> bool:
    return one.from_date is None or other.until is None or one.from_date < other.until


def _overlap_in_place(one: Change, other: Change) -> bool:
    return one.zones is None or other.zones is None or bool(set(one.zones) & set(other.zones))


def _found(later: Change, earlier: Change) -> str:
    """Say what both set: by name where a number has one, and for a table where they first differ."""
    parameter = PARAMETERS[later.parameter]
    values = (np.asarray([change.value], float) for change in (earlier, later))
    told = moved(parameter, *values)
    if not told:  # teams, of which each file makes its own
        return f"{parameter.path} differs from what {earlier.origin} sets"
    old, new, entries = told[0]
    return f"{parameter.path} is set to {new}{entries} where {earlier.origin} sets it to {old}"
