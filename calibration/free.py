"""Free parameters: what screen and fit may move, how far, and what each moves in the model."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np
import yaml

from calibration.posterior import Overrides, as_value
from sim.parameters import PARAMETERS
from sim.policy.overrides import of_all_agencies
from sim.state.codes import Agency, Need

FREE_FILE = Path(__file__).with_name("free.yaml")
ROWS: dict[int, type[IntEnum]] = {
    len(Need): Need,
    len(Agency): Agency,
}  # a table's length tells whose rows it has
SHARES = ("detection.shallow_shares",)  # tables that add up to 1
HELD = ("above", "below")
WAYS = ("times", *HELD)


class FreeParameter(NamedTuple):
    """One number to be found, even a priori between `low` and `high`.

    way : value, times, above or below. moves : dotted name moved -> its rows (none: the whole), or the
    other line from which the distance is held. start : what the shipped parameters make it.
    """

    name: str
    way: str
    moves: dict[str, object]
    low: float
    high: float
    fitted: bool
    why: str

    @property
    def start(self) -> float:
        """Return the value that leaves the model as it is shipped."""
        if self.way == "times":
            return 1.0
        [(path, other)] = self.moves.items()
        value = float(PARAMETERS[path].default)  # type: ignore[arg-type]
        if self.way == "value":
            return value
        distance = value - float(PARAMETERS[str(other)].default)  # type: ignore[arg-type]
        return distance if self.way == "above" else -distance


def free_parameters(path: Path = FREE_FILE) -> tuple[FreeParameter, ...]:
    """Return the candidates of a file, in its order."""
    return tuple(_free(record) for record in yaml.safe_load(path.read_text(encoding="utf-8")))


def fitted(candidates: Sequence[FreeParameter]) -> tuple[FreeParameter, ...]:
    """Return those that are free in the fit."""
    return tuple(one for one in candidates if one.fitted)


def overrides_of(
    values: Mapping[str, float],
    candidates: Sequence[FreeParameter],
    below: Mapping[str, float | tuple] = MappingProxyType({}),
) -> Overrides:
    """Return values of free parameters as overrides of the model's own, tables whole.

    below : what tables are multiplied and lines held at a distance from, where it is not the shipped value.
    Lines held at a distance are laid in the order of the file, each on what was laid before it. One that
    has no value keeps its distance as shipped, so that it follows the line on which it hangs; any other
    candidate without a value is left alone.
    """
    laid: dict[str, np.ndarray] = {}
    for one in candidates:
        if one.name not in values and (one.way not in HELD or not _follows(one, laid)):
            continue
        for path, whom in one.moves.items():
            laid[path] = _moved(one, path, whom, values.get(one.name, one.start), {**below, **laid})
    for path in SHARES:
        if path in laid:
            laid[path] = laid[path] / laid[path].sum()
    return {path: as_value(value.tolist()) for path, value in laid.items()}


def _follows(one: FreeParameter, laid: Mapping[str, np.ndarray]) -> bool:
    return any(str(other) in laid for other in one.moves.values())


def _moved(one: FreeParameter, path: str, whom: object, value: float, laid: Mapping[str, Any]) -> np.ndarray:
    if one.way == "value":
        return np.array(value, float)
    if one.way == "times":
        table = np.array(_now(path, laid))
        table[_rows(path, whom)] *= value
        return table
    return _now(str(whom), laid) + (value if one.way == "above" else -value)


def _now(path: str, laid: Mapping[str, Any]) -> np.ndarray:
    return np.array(of_all_agencies(path, laid.get(path, PARAMETERS[path].default)), float)


def _rows(path: str, whom: object) -> slice | list[int]:
    if not isinstance(whom, list):
        return slice(None)
    codes = ROWS[len(PARAMETERS[path].default)]  # type: ignore[arg-type]
    return [int(codes[name.upper()]) for name in whom]


def _free(record: Mapping) -> FreeParameter:
    way = next((word for word in WAYS if word in record), "value")
    moves = record[way] if way != "value" else {record["name"]: None}
    return FreeParameter(
        name=record["name"],
        way=way,
        moves=dict(moves),
        low=float(record["low"]),
        high=float(record["high"]),
        fitted=bool(record.get("fit", False)),
        why=record.get("why", ""),
    )
