"""Ties: how strongly agencies are tied once a scenario's co-location has done its work.

Results keep no ties, but the rule by which they move does without luck, save for leavers of social care and
early help: so where it ends is reckoned here from the same rule and parameters (docs/decisions/0011).
"""

from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from sim.population.agency_ties import agency_ties
from sim.results.agencies_at_once import shipped_names
from sim.scenario import Scenario
from sim.state.codes import Agency, name_of
from sim.workforce.co_location import CoLocation, share_fading, tie_in_the_end
from sim.workforce.posts import Workforce

if TYPE_CHECKING:
    from sim.results.results import Results

STAGES = {"co_location": CoLocation, "workforce": Workforce}


def settled_ties(results: "Results") -> pd.DataFrame:
    """Return where the ties between agencies settle, in neighbourhoods in which a scenario's hubs stand.

    Leavers of social care and early help, patches and enabling teams are left out; so are agencies that a
    place adds. Returns `one`, `other` (names) and `strength`: the chance that what one knows reaches the
    other [0-1].
    """
    scenario = scenario_of(results)
    rules, posts = (_in_force(stage, scenario) for stage in STAGES)
    rules = rules._replace(together=_together(scenario))
    base = agency_ties(1)[0]
    rows = [
        (name_of(one), name_of(other), settled(float(base[one, other]), one, other, rules, posts))
        for one, other in combinations(shipped_names(), 2)
    ]
    return pd.DataFrame(rows, columns=["one", "other", "strength"])


def settled(base: float, one: Agency, other: Agency, rules: CoLocation, posts: Workforce) -> float:
    """Return where a tie stands still: what it gains a week is what fades.

    base : its strength before anybody sits together [0-1]. The rule is `sim.workforce.co_location.move_ties`.
    """
    end = float(tie_in_the_end(base, int(one), int(other), rules))
    if end <= base:
        return base
    fading = float(share_fading(int(one), int(other), posts))
    return (rules.tie_growth * end + fading * base) / (rules.tie_growth + fading)


def scenario_of(results: "Results") -> Scenario:
    """Return the scenario of a run, as its provenance keeps it; what each future draws is left out."""
    kept = {key: value for key, value in results.provenance["scenario"].items() if key != "drawn"}
    return Scenario.of({key: kept[key] for key in kept if key != "name"}, results.scenario)


def _in_force(stage: str, scenario: Scenario):
    """Return a stage's parameters: its defaults, and what the scenario gives for the whole run."""
    given = {
        path.partition(".")[2]: value
        for path, value in scenario.parameters.items()
        if path.startswith(stage + ".")
    }
    return STAGES[stage]()._replace(**given)


def _together(scenario: Scenario) -> tuple[float, ...]:
    """Return which agencies sit together, by code: all that any of its hubs names."""
    named = {agency for lever in scenario.co_location for agency in lever.agencies}
    return tuple(float(name_of(agency) in named) for agency in Agency)
