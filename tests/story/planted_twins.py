"""Planted twins: pairs of scenarios in a small town that differ in one block, so that the cause is known."""

from functools import cache

import numpy as np

from sim.population.place import Place
from sim.scenario import Scenario
from sim.story.twin import first_difference
from sim.story.twin_towns import TwinTowns
from sim.story.twin_trial import deeds
from sim.story.why import Why, why

SEED, YEARS = 1, 1
PILOT = "east"  # the neighbourhood of the planted pilot
LINE = {"thresholds": {"shift": {"early_help": 0.6}}}
PILOT_LINE = {"thresholds": {"shift": {"early_help": 0.6}, "where": PILOT}}
CASELOAD = {"key_worker": {"caseload": 3}}
CLOSING = {"closure": {"rule": "whole_family"}}
TURNOVER = {"shocks": {"kind": "restructure", "size": 0.8}}
ADVOCATES = {"advocates": {"kind": "professional", "hours": 5, "number": 60}}
TOGETHER = {
    "co_location": {
        "agencies": ["social_care", "early_help", "school", "police", "health_visiting"],
        "shared_outcomes": 0.8,
        "where": PILOT,
    }
}


@cache
def town():
    """Return a twenty-fifth of Tameside."""
    return Place.read("tameside").scaled(0.04)


@cache
def planted(name: str) -> TwinTowns:
    """Return the town as it is beside the town under one block, named as above."""
    scenarios = [Scenario.of({}, "as_it_is"), Scenario.of(globals()[name], name.lower())]
    return TwinTowns(town(), scenarios, SEED, YEARS)


@cache
def lives(twins: TwinTowns) -> list[dict[int, np.ndarray]]:
    """Return each family's rows of the log in both towns."""
    both = []
    for log in twins.whole_logs():
        ordered = log[np.argsort(log["family"], kind="stable")]
        starts = np.flatnonzero(np.diff(ordered["family"], prepend=-1))
        both.append({int(part["family"][0]): part for part in np.split(ordered, starts[1:])})
    return both


@cache
def departures(twins: TwinTowns) -> list[tuple[int, int, int]]:
    """Return week, rows of it still the same, and family, of all that part, the earliest first."""
    found = []
    mine, theirs = lives(twins)
    for family, rows in mine.items():
        one, other = deeds(rows, family), deeds(theirs[family], family)
        place = first_difference(one, other)
        if place is not None:
            week = min(told[place][0] for told in (one, other) if place < len(told))
            found.append((week, sum(row[0] == week for row in one[:place]), family))
    return sorted(found)


def explained(twins: TwinTowns, week: int, place: int, family: int) -> Why:
    """Explain a departure found above."""
    return why(twins, family, week, place)


def neighbourhood_of(twins: TwinTowns, family: int) -> str:
    """Return where a family lives."""
    rows = lives(twins)[0][family]
    return twins.place.neighbourhood_names[int(rows["neighbourhood"][-1])]
