"""`revolving-door compare`: paired differences between scenarios."""

from typing import Annotated

import typer

from sim.commands.options import (
    Json,
    MostSeeds,
    NoJourneys,
    Out,
    Parameters,
    PlaceName,
    Precision,
    Seeds,
    Share,
    Workers,
    Years,
    place_of,
    watched,
    where,
)


def compare(
    baseline: Annotated[str, typer.Argument(help="The scenario that the others are held against.")],
    scenarios: Annotated[list[str], typer.Argument(metavar="SCENARIO...", help="One or more alternatives.")],
    place: PlaceName = "tameside",
    years: Years = 10,
    seeds: Seeds = 20,
    precision: Precision = None,
    most_seeds: MostSeeds = None,
    parameters: Parameters = None,
    out: Out = None,
    workers: Workers = None,
    share: Share = 1.0,
    no_journeys: NoJourneys = False,
    json: Json = False,
) -> None:
    """Compare scenarios with a baseline on the same luck: paired differences with intervals.

    Intervals are of 95 %, with --precision of 97 %.
    """
    from sim.aims import asked_in
    from sim.compare import compare as compare_scenarios

    asked = asked_in(precision) if precision else None
    with watched(f"{baseline} and {', '.join(scenarios)}", out) as progress:
        comparison = compare_scenarios(
            baseline,
            *scenarios,
            place=place_of(place, share),
            years=years,
            seeds=seeds,
            out=out,
            workers=workers,
            progress=progress,
            journeys=not no_journeys,
            parameters=parameters,
            precision=asked,
            most_seeds=most_seeds,
        )
    from sim import screen
    from sim.charts.album import draw_comparison
    from sim.check import onsets_lost
    from sim.scenario import Scenario

    charts = draw_comparison(comparison) if out else []
    town = place_of(place, share)
    told = {name: onsets_lost(Scenario.read(name), town) for name in (baseline, *scenarios)}
    if json:
        kept = {"onsets_lost": told, "out": out and str(out), "charts": [str(chart) for chart in charts]}
        screen.show_json({**comparison.as_data(), **kept})
        return
    for alternative in comparison.alternatives:
        screen.show(screen.comparison_table(comparison, alternative))
        screen.show(screen.twins_sentence(comparison, alternative.scenario))
    screen.show(*(f"{name}: {sentence}" for name, lost in told.items() for sentence in lost))
    screen.show(screen.parameters_sentence(comparison.baseline.parameters))
    if comparison.precision:
        screen.show(comparison.precision.conclusion())
    screen.show(*where(out, charts))
