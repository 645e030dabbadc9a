"""Corners: whether the model can be run at every point of the ranges, found out before anything runs.

Limits of the model (a parameter's range, the order of thresholds, candidates, room for posts) look at values
of one stage, or of few that go together. In each such value a limit rises or falls with one factor while the
others stand still, so it is broken at a corner of the factors' ranges if anywhere. Factors that touch the
same stages are tried in all their corners; where that would be too many, in the corners of every two.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from sim.errors import InputError, WrongValueError
from sim.policy.change import Change
from sim.study.factor import Factor
from sim.study.model_subject import ModelSubject

MOST_AT_ONCE = 6  # factors of a group of which all corners are tried

Point = dict[str, float]


def refuse_impossible(subject: ModelSubject) -> int:
    """Return how many corners were tried; raises `InputError` that names the values of one that cannot be."""
    middle = {one.name: (one.low + one.high) / 2 for one in subject.factors}
    tried = 0
    for group in _groups(subject, middle):
        for corner in _corners(group):
            _try(subject, {**middle, **corner}, corner)
            tried += 1
    for end in ("low", "high"):
        together = {one.name: getattr(one, end) for one in subject.factors}
        _try(subject, together, together)
    return tried + 2


def _groups(subject: ModelSubject, middle: Point) -> list[list[Factor]]:
    """Return factors in groups, of which no two touch the same stage of the model."""
    groups: list[tuple[set[str], list[Factor]]] = []
    for factor in subject.factors:
        stages, mine = _touched(subject, factor, middle), [factor]
        for group in [group for group in groups if group[0] & stages]:
            groups.remove(group)
            stages, mine = stages | group[0], [*group[1], *mine]
        groups.append((stages, mine))
    return [mine for _, mine in groups]


def _touched(subject: ModelSubject, factor: Factor, middle: Point) -> set[str]:
    """Return the stages of which something changes between the ends of a factor."""
    ends = []
    for end in (factor.low, factor.high):
        changed = _try(subject, {**middle, factor.name: end}, {factor.name: end})
        ends.append({_as_told(change) for change in changed})
    return {change.stage for change in ends[0] ^ ends[1]} or {factor.name}


def _as_told(change: Change) -> Change:
    return change._replace(origin="")


def _corners(group: Sequence[Factor]) -> Iterator[Point]:
    """Yield the corners of a group's ranges; a choice has each of its values for a corner."""
    sets = [tuple(group)] if len(group) <= MOST_AT_ONCE else combinations(group, 2)
    for together in sets:
        for values in product(*(_ends(factor) for factor in together)):
            yield dict(zip([factor.name for factor in together], values, strict=True))


def _ends(factor: Factor) -> tuple[float, ...]:
    few = factor.whole and factor.high - factor.low <= MOST_AT_ONCE
    return tuple(factor.low + step for step in range(round(factor.high - factor.low) + 1)) if few else (
        factor.low, factor.high,
    )  # fmt: skip


def _try(subject: ModelSubject, point: Mapping[str, float], named: Mapping[str, float]) -> list[Change]:
    """Lay a point on all scenarios and return the policy's changes; raises `InputError`."""
    try:
        return [scenario.changes(subject.place) for scenario in subject.laid(point)][-1]
    except InputError as problem:
        at = ", ".join(f"{name} {value:g}" for name, value in named.items())
        rest = " and the rest in the middle" if len(named) < len(point) else ""
        found = f"{problem.found}, at {at}{rest}"
        advice = f"narrow the ranges of the study: {problem.advice}"
        raise WrongValueError(problem.where, found, problem.allowed, advice) from None
