"""Read back: the decisions that the blocks of a scenario come from, and the blocks that no decision makes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from dashboard.what_if.decisions import CLOSING, COMES_IN, HOURS, SHARED, Block, Decisions
from sim.policy.lever import Lever
from sim.scenario import BLOCKS, Scenario

Levers = Mapping[str, tuple[Lever, ...]]


def read_back(scenario: Scenario) -> tuple[Decisions, dict[str, list[Block]]]:
    """Return the decisions that make as many of a scenario's blocks as they can, and the others as data.

    What is made anew from both is the same scenario to the last value.
    """
    kept = {name: levers for name in BLOCKS if (levers := getattr(scenario, name))}
    decisions = _when(scenario, kept)
    for name, levers in kept.items():
        if name in _READERS and len(levers) == 1:
            tried = replace(decisions, **_READERS[name](levers[0]))
            if _same(tried, name, levers[0], scenario):
                decisions = tried
    made = decisions.blocks()
    rest = {
        name: [as_written(lever, scenario) for lever in levers]
        for name, levers in kept.items()
        if name not in made
    }
    return decisions, rest


def as_written(lever: Lever, scenario: Scenario) -> Block:
    """Return a lever as a file would hold it, with nothing in it that is left out there."""
    resolved = lever.resolved(scenario.start)
    return {key: value for key, value in resolved.items() if value not in (None, 0, {}, [])}


def _when(scenario: Scenario, kept: Levers) -> Decisions:
    """Return no decision but where and from when: as the first block has it that a decision could make."""
    usual = Decisions()
    for name in _READERS:
        for lever in kept.get(name, ()):
            where = lever.where if isinstance(lever.where, tuple) else ()
            ramp = lever.ramp_weeks if name in COMES_IN else usual.ramp
            found = replace(usual, starts=lever.starts or scenario.start, ramp=ramp, where=where)
            if found.in_reach():
                return found
    return usual


def _same(tried: Decisions, name: str, lever: Lever, scenario: Scenario) -> bool:
    """Whether a decision makes this very block."""
    block = tried.blocks().get(name)
    if block is None or not tried.in_reach():
        return False
    try:
        made = type(lever).model_validate(block)
    except ValidationError:  # no decision comes near it
        return False
    return made.resolved(scenario.start) == lever.resolved(scenario.start)


def _thresholds(lever: Any) -> dict[str, Any]:
    return {line: lever.shift.get(line, 0.0) for line in ("early_help", "s17", "s47")}


def _co_location(lever: Any) -> dict[str, Any]:
    return {"together": lever.agencies, "shared": _key_of(SHARED, lever.shared_outcomes)}


def _advocates(lever: Any) -> dict[str, Any]:
    return {"advocates": _key_of(HOURS, lever.hours), "advocate_posts": int(lever.number or 0)}


def _key_worker(lever: Any) -> dict[str, Any]:
    return {} if lever.caseload is None else {"key_worker_families": int(lever.caseload)}


def _capacity(lever: Any) -> dict[str, Any]:
    posts = {"key_worker_posts": "key_workers", "social_worker_posts": "social_workers"}
    return {field: round(100 * lever.scale.get(team, 1.0)) for field, team in posts.items()}


def _closure(lever: Any) -> dict[str, Any]:
    return {"closing": _key_of(CLOSING, lever.rule)}


def _step_down(lever: Any) -> dict[str, Any]:
    share = {} if lever.share is None else {"step_down": round(100 * lever.share)}
    return share | {"follow_up": int(lever.follow_up_weeks or 0)}


def _key_of(words: Mapping[str, Any], value: Any) -> str:
    """Return the word for a value; the first, which stands for no change, where there is none."""
    return next((word for word, known in words.items() if known == value), next(iter(words)))


_READERS = {
    "thresholds": _thresholds,
    "co_location": _co_location,
    "advocates": _advocates,
    "key_worker": _key_worker,
    "capacity": _capacity,
    "closure": _closure,
    "step_down": _step_down,
}
