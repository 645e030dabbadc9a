"""Made-up results: demand tables with counts that are given, in place of runs, for the money's tests."""

from types import SimpleNamespace

import pandas as pd

from sim.state.measures import MEASURES

NAMES = [measure.name for measure in MEASURES]


def results_of(scenario, years, seeds=(0, 1), posterior=False, **counts):
    """Return stand-ins for `Results`: each measure is what `counts` says of (seed, year), else zero.

    One week a year, that of 1 June, so that a year's units are what is given.
    """
    rows = [
        {
            "scenario": scenario,
            "seed": seed,
            "neighbourhood": "north",
            "week": pd.Timestamp(year - 1, 6, 1),
            **dict.fromkeys(NAMES, 0.0),
            **{name: float(given(seed, year)) for name, given in counts.items()},
        }
        for seed in seeds
        for year in years
    ]
    return SimpleNamespace(
        scenario=scenario,
        title=scenario.replace("_", " ").capitalize(),
        place="tameside",
        seeds=list(seeds),
        demand=pd.DataFrame(rows),
        provenance={
            "scenario_name": scenario,
            "scenario": {"start": f"{years[0] - 1}-04-01"},
            "place": "tameside",
            "place_digest": "made up",
            "years": len(years),
            "parameters": {"kind": "posterior" if posterior else "shipped"},
        },
    )
