"""Factors: entries of a study file as numbers to be drawn, and how their values are laid on a scenario."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from calibration.free import FreeParameter, free_parameters, overrides_of
from calibration.posterior import Posterior
from sim.errors import UnknownNameError, WrongValueError, nearest, shown
from sim.parameters import PARAMETERS
from sim.policy.change import shape_of
from sim.policy.levers import LEVERS
from sim.population.place import Place
from sim.scenario import Scenario
from sim.shape import checked
from sim.study.entries import OF_POSTERIOR, LeverEntry, ParameterEntry
from sim.study.factor import Factor
from sim.units import CODE

MIDDLE = (0.05, 0.95)  # of a marginal of the posterior: the central 90 %
TIMES = "times as it stands"


class LeverMove(NamedTuple):
    """A key of a policy's blocks that a factor sets; values : what its numbers stand for, else themselves."""

    name: str
    block: str
    keys: tuple[str, ...]
    values: tuple[Any, ...]
    whole: bool

    def at(self, number: float) -> Any:
        """Return what the key is set to."""
        if self.values:
            return self.values[int(number)]
        return int(number) if self.whole else number


class Laying(NamedTuple):
    """What values of factors do: to parameters of every scenario of a study, and to levers of its policy.

    candidates : free parameters in the order in which they are laid; some may only follow others;
    on_shipped : whether they act on what is shipped, as draws of a posterior do, or on the fit's best set.
    """

    candidates: tuple[FreeParameter, ...]
    levers: tuple[LeverMove, ...]
    on_shipped: bool = False

    def on_baseline(self, scenario: Scenario, values: Mapping[str, float], place: Place) -> Scenario:
        """Return a scenario with the values of the parameters; raises `InputError` for what cannot be."""
        drawn = {} if self.on_shipped else scenario.drawn
        stands = {**place.parameters, **drawn, **scenario.parameters}
        mine = {one.name: values[one.name] for one in self.candidates if one.name in values}
        return scenario.with_parameters(overrides_of(mine, self.candidates, stands))

    def on_policy(self, scenario: Scenario, values: Mapping[str, float], place: Place) -> Scenario:
        """Return a policy with the values of parameters and levers; raises `InputError`."""
        laid = self.on_baseline(scenario, values, place)
        for block in dict.fromkeys(move.block for move in self.levers):
            moves = [move for move in self.levers if move.block == block]
            laid = laid.model_copy(update={block: _blocks(laid, moves, values)})
        return laid

    def as_data(self) -> list[dict[str, Any]]:
        """Return what is moved, as plain data."""
        said = [{"name": one.name, "way": one.way, "moves": one.moves} for one in self.candidates]
        return said + [{**move._asdict(), "keys": list(move.keys), "values": [*map(str, move.values)]}
                       for move in self.levers]  # fmt: skip


def _blocks(scenario: Scenario, moves: Sequence[LeverMove], values: Mapping[str, float]) -> tuple:
    """Return all blocks of one kind with their keys set, checked as a file's are."""
    return tuple(
        checked(type(block), _set(block.resolved(scenario.start), moves, values), block.origin).written_at(
            block.origin
        )
        for block in getattr(scenario, moves[0].block)
    )


def _set(data: dict[str, Any], moves: Sequence[LeverMove], values: Mapping[str, float]) -> dict[str, Any]:
    for move in moves:
        inner = data
        for key in move.keys[:-1]:
            inner[key] = dict(inner.get(key) or {})
            inner = inner[key]
        inner[move.keys[-1]] = move.at(values[move.name])
    return data


def free_of(entry: ParameterEntry, where: str) -> FreeParameter:
    """Return what an entry moves; a name that is no parameter's may be a candidate of the fit."""
    known = {one.name: one for one in free_parameters()}
    if entry.way != "value":
        low, high = entry.low or 0.0, entry.high or 0.0
        if entry.low is None and entry.range is None:
            found, allowed = f"no range for {entry.name}", "`low` and `high`"
            raise WrongValueError(
                where, found, allowed, "only a parameter moved by value has a declared range"
            )
        return FreeParameter(entry.name, entry.way, getattr(entry, entry.way), low, high, False, entry.why)
    if entry.name in PARAMETERS:
        return _by_value(entry, where)
    if entry.name in known:
        one = known[entry.name]
        given = entry.low is not None and entry.high is not None
        return one._replace(low=entry.low, high=entry.high) if given else one  # type: ignore[arg-type]
    names = [*PARAMETERS, *known]
    found = f"there is no parameter {shown(entry.name)}"
    allowed = "a dotted name such as needs.onset, or a name of one's own with `times`, `above` or `below`"
    raise UnknownNameError(f"{where}.name", found, allowed, nearest(entry.name, names, "see `explain`"))


def _by_value(entry: ParameterEntry, where: str) -> FreeParameter:
    parameter = PARAMETERS[entry.name]
    if shape_of(entry.name):
        advice = f"write a name of your own with times: {{{entry.name}: all}}"
        raise WrongValueError(
            f"{where}.name", f"{entry.name} is a table", "a parameter of one number", advice
        )
    low, high = parameter.provenance.low, parameter.provenance.high
    if entry.low is not None and entry.high is not None:
        low, high = entry.low, entry.high
    lowest, highest = parameter.limits
    if low < lowest or high > highest:
        allowed = f"{lowest:g} to {highest:g} ({parameter.quantity.unit})"
        raise WrongValueError(where, f"the range {low:g} to {high:g}", allowed, "narrow the range")
    return FreeParameter(entry.name, "value", {entry.name: None}, low, high, False, entry.why)


def factor_of(entry: ParameterEntry, one: FreeParameter, posterior: Posterior | None, where: str) -> Factor:
    """Return an entry as a number to be drawn."""
    if entry.range == OF_POSTERIOR:
        low, high = _marginal(one, posterior, where)
        one = one._replace(low=low, high=high)
    whole = one.way == "value" and PARAMETERS[one.name].quantity == CODE
    return Factor(one.name, entry.label or in_words(one.name), unit_of(one), one.low, one.high, whole)


def unit_of(one: FreeParameter) -> str:
    """Return the unit in which a free parameter is drawn."""
    return TIMES if one.way == "times" else PARAMETERS[next(iter(one.moves))].quantity.unit


def _marginal(one: FreeParameter, posterior: Posterior | None, where: str) -> tuple[float, float]:
    """Return the central 90 % of a posterior; that of a multiplier against the best set, on which it acts."""
    names = posterior.free_names if posterior else ()
    if posterior is None or one.name not in names:
        found = f"the posterior of the place does not hold {one.name}" if posterior else "the place has none"
        raise WrongValueError(
            f"{where}.range", found, ", ".join(names) or "low and high", "give `low` and `high`"
        )
    drawn = posterior.free[:, names.index(one.name)]
    low, high = np.quantile(drawn, MIDDLE, weights=posterior.weights, method="inverted_cdf")
    best = drawn.mean() if one.way == "times" else 1.0
    return float(low / best), float(high / best)


def lever_of(entry: LeverEntry, policy: Scenario, where: str) -> tuple[LeverMove, Factor]:
    """Return what a lever's entry moves, and the number to be drawn; refuses a block that is not there."""
    if not getattr(policy, entry.block):
        there = dict.fromkeys(block for block in LEVERS if getattr(policy, block))
        found = f"{policy.name} has no block {entry.block}"
        advice = "name a scenario that has the block" if not there else "move one of those it has"
        raise UnknownNameError(f"{where}.lever", found, ", ".join(there) or "no levers", advice)
    values, whole = entry.chosen or (), _is_whole(entry)
    name = entry.name or entry.lever
    low, high = (0.0, len(values) - 1.0) if values else (float(entry.low or 0.0), float(entry.high or 0.0))
    label = entry.label or in_words(name)
    if values:
        label += f" ({', '.join(f'{place} {shown_choice(one)}' for place, one in enumerate(values))})"
    move = LeverMove(name, entry.block, tuple(entry.keys), values, whole)
    return move, Factor(name, label, _unit_of_lever(entry), low, high, whole or bool(values))


def shown_choice(value: object) -> str:
    """Spell one choice for a label."""
    return " and ".join(map(str, value)) if isinstance(value, list) else str(value)


def _is_whole(entry: LeverEntry) -> bool:
    if entry.chosen or len(entry.keys) > 1:
        return False
    fields = LEVERS[entry.block].model_fields
    return next(
        field.annotation is int for key, field in fields.items() if (field.alias or key) == entry.keys[0]
    )


def _unit_of_lever(entry: LeverEntry) -> str:
    if entry.chosen:
        return "place in the list"
    sets = dict(LEVERS[entry.block]._marks()).get(entry.keys[0])
    return PARAMETERS[sets.parameter].quantity.unit if sets else ""


def in_words(name: str) -> str:
    """Spell a name as words."""
    return name.replace(".", ": ").replace("_", " ")
