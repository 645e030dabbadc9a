"""Layering: one scenario laid on another, whether a file extends it or `a+b` stacks it."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sim.errors import WrongValueError
from sim.policy.clashes import refuse_clashing_values
from sim.policy.levers import LEVERS
from sim.shipped import exists, find, label

if TYPE_CHECKING:
    from sim.scenario import Scenario


def extended_file(extends: str, where: str, chain: Sequence[Path]) -> Path:
    """Return the file that a scenario extends: a shipped name, or a path beside the file itself.

    chain : the files read so far, each extending the next. Raises `InputError` for a cycle.
    """
    beside = chain[-1].parent / extends if chain else Path(extends)
    path = beside if beside.is_file() else find("scenarios", extends, "scenario", f"{where}, extends")
    files = [file.resolve() for file in chain]
    if path.resolve() in files:
        names = " extends ".join(label(file) for file in [*chain[files.index(path.resolve()) :], path])
        advice = "extend a scenario that does not come back to this one"
        raise WrongValueError(f"{where}, extends", f"a circle: {names}", "a chain that ends", advice)
    return path


def laid_on(scenario: "Scenario", base: "Scenario", written: Collection[str]) -> "Scenario":
    """Return a scenario with all that it leaves out taken from its base.

    written : the keys that it gives, one that is to fall away (`thresholds: []`) included. A block replaces
    the base's block of the same name whole; a value under `parameters` replaces the base's. Title and
    question are its own. Raises `InputError` when a block begins before the start.
    """
    inherited = {block: getattr(base, block) for block in LEVERS if block not in written}
    parameters = {**base.parameters, **scenario.parameters}
    laid = scenario.model_copy(update={**inherited, "parameters": parameters, "base": base})
    for lever in laid.levers:
        lever.first_day(laid.start)
    return laid


def parts(scenario: str | Path) -> list[str | Path]:
    """Split `a+b`, unless a file of that very name exists."""
    if isinstance(scenario, Path) or "+" not in scenario or exists(Path(scenario)):
        return [scenario]
    return [part.strip() for part in scenario.split("+")]


def stacked(scenarios: "Sequence[Scenario]", usual_start: object) -> "Scenario":
    """Put scenarios beside each other: levers add up, the last start given holds.

    Raises `InputError` where two give one parameter different values for the whole run; levers that
    clash are refused once it is known in which place they are tried.
    """
    refuse_clashing_values((scenario.written_in, scenario.parameters) for scenario in scenarios)
    starts = [scenario.start for scenario in scenarios if "start" in scenario.model_fields_set]
    levers = {
        block: tuple(lever for scenario in scenarios for lever in getattr(scenario, block))
        for block in LEVERS
    }
    named = {
        "name": "+".join(scenario.name for scenario in scenarios),
        "written_in": "+".join(scenario.written_in for scenario in scenarios),
        "title": " + ".join(scenario.title for scenario in scenarios),
        "question": " ".join(scenario.question for scenario in scenarios if scenario.question),
        "start": starts[-1] if starts else usual_start,
        "parameters": {path: v for scenario in scenarios for path, v in scenario.parameters.items()},
        "base": None,
    }
    return scenarios[0].model_copy(update=named | levers)
