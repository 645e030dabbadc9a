"""Which parameters two scenarios set apart where a family lives, by how much, and which block says so."""

from collections.abc import Collection
from typing import NamedTuple

import numpy as np

from sim.moved import moved
from sim.parameters import PARAMETERS, STAGES
from sim.policy.change import Change
from sim.readers import readers
from sim.story.twin_rules import rows_here
from sim.story.twin_towns import TwinTowns
from sim.story.twin_trial import Trial


class Setting(NamedTuple):
    """A parameter in force in a week at a family's neighbourhood under two scenarios.

    parameter : dotted name; old, new : values under the first and the other, spelt; words : the same as a
    sentence; blocks : where the scenarios say so, as messages name it; rules : functions that read it.
    """

    parameter: str
    old: str
    new: str
    words: str
    blocks: tuple[str, ...]
    rules: tuple[str, ...]


def parameters_apart(trial: Trial) -> list[str]:
    """Return the parameters that differ in the week where the family lives."""
    mine, theirs = trial.forces
    return [
        f"{stage}.{name}"
        for stage in STAGES
        if (old := getattr(mine, stage)) is not (new := getattr(theirs, stage))
        for name in old.dtype.names
        if np.any(_here(trial, stage, old[name]) != _here(trial, stage, new[name]))
    ]


def settings_of(trial: Trial, towns: TwinTowns, paths: Collection[str]) -> list[Setting]:
    """Describe parameters that differ in the week where the family lives."""
    laid = [scenario.changes(towns.place) for scenario in towns.scenarios]
    return [_setting(trial, path, _blocks(laid, path, trial.zone)) for path in paths]


def block_of(origin: str) -> str:
    """Return the block in which a key stands: `file, thresholds` of `file, thresholds.set.s17`."""
    file, comma, key = origin.rpartition(", ")
    return f"{file}{comma}{key.partition('.')[0]}"


def _setting(trial: Trial, path: str, blocks: list[str]) -> Setting:
    parameter = PARAMETERS[path]
    old, new = (
        _here(trial, parameter.stage, getattr(force, parameter.stage)[parameter.name])
        for force in trial.forces
    )
    pairs = moved(parameter, old, new)
    words = "; ".join(pair.becomes(parameter) for pair in pairs) or "another team"
    old_words, new_words = (
        " and ".join(dict.fromkeys(ends))
        for ends in ([pair[0] for pair in pairs], [pair[1] for pair in pairs])
    )
    rules = tuple(
        f"{reader.function.lstrip('_')} in {reader.module.replace('.', '/')}.py" for reader in readers()[path]
    )
    return Setting(path, old_words, new_words, words, tuple(blocks), rules)


def _here(trial: Trial, stage: str, column: np.ndarray) -> np.ndarray:
    return column[rows_here(stage, len(column), trial.zone)]


def _blocks(laid: list[list[Change]], path: str, zone: int) -> list[str]:
    """Return the blocks that set a parameter in a zone under one of two scenarios only."""
    mine, theirs = (
        [change._replace(origin="") for change in changes if _touches(change, path, zone)] for changes in laid
    )
    apart = [
        block_of(change.origin)
        for changes, others in zip(laid, (theirs, mine), strict=True)
        for change in changes
        if _touches(change, path, zone) and change._replace(origin="") not in others
    ]
    return list(dict.fromkeys(apart))


def _touches(change: Change, path: str, zone: int) -> bool:
    return change.parameter == path and (change.zones is None or zone in change.zones)
