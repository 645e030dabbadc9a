"""The system's album: pictures of the whole revolving door, of one run or of several beside a baseline."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from sim.charts.agency_network import draw_agency_network
from sim.charts.concentration import draw_concentration
from sim.charts.neighbourhood_tiles import draw_neighbourhood_tiles
from sim.charts.per_family import draw_per_family
from sim.charts.return_curve import draw_return_curve
from sim.charts.tier_flow import draw_tier_flow
from sim.results.equality import by_neighbourhood
from sim.story.system import SystemRead, policy_start, read_system
from sim.story.ties import settled_ties

if TYPE_CHECKING:
    from sim.results.results import Results


def draw_system(results: "Results", others: Sequence["Results"], out: Path) -> list[Path]:
    """Draw the whole system: the run alone, or as the baseline beside others of the same seeds.

    Parameters
    ----------
    results
        The run, or what the others are held against.
    others
        Other runs; none for pictures of the one alone.
    out
        The folder for the pictures, made where it is missing.

    Returns
    -------
    The pictures' paths. Raises `InputError` for a run whose journeys were not kept.
    """
    since = max(policy_start(run) for run in (results, *others))
    reads = [read_system(run) for run in (results, *others)]
    out.mkdir(parents=True, exist_ok=True)
    runs = [read.results for read in reads]
    paths = [
        draw_return_curve(
            runs,
            [[mine.closed for mine in read.seeds] for read in reads],
            since,
            out / "return_after_closing.png",
        ),
        draw_concentration(
            runs,
            [[mine.concentration for mine in read.seeds] for read in reads],
            out / "concentration_of_cost.png",
        ),
        draw_per_family(runs, out / "per_family.png"),
    ]
    for read in reads:
        flows = [mine.flow for mine in read.seeds]
        paths.append(draw_tier_flow(read.results, flows, out / f"{read.results.scenario}_tier_flow.png"))
    return paths + _beside_the_first(reads, out)


def _beside_the_first(reads: list[SystemRead], out: Path) -> list[Path]:
    """Draw the network and the neighbourhoods of the first run, or of each other beside it."""
    first, *others = reads
    since = pd.Timestamp(max(policy_start(read.results) for read in reads))
    paths = []
    for pair in [[first, other] for other in others] or [[first]]:
        runs = [read.results for read in pair]
        name = runs[-1].scenario
        shared = [[mine.shared for mine in read.seeds] for read in pair]
        ties = [settled_ties(run) for run in runs]
        paths.append(draw_agency_network(runs, ties, shared, out / f"{name}_agency_network.png"))
        areas = [by_neighbourhood(run.demand[run.demand["seed"].isin(run.seeds)], since) for run in runs]
        paths.append(draw_neighbourhood_tiles(runs, areas, since, out / f"{name}_neighbourhoods.png"))
    return paths
