"""`revolving-door compare`: paired differences between scenarios."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sim.commands.options import (
    Forms,
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

if TYPE_CHECKING:
    import pandas as pd

    from sim.comparison import Comparison
    from sim.scenario import Scenario


def compare(
    baseline: Annotated[str, typer.Argument(help="The scenario that the others are held against.")],
    scenarios: Annotated[list[str], typer.Argument(metavar="SCENARIO...", help="One or more alternatives.")],
    place: PlaceName = "tameside",
    years: Years = 10,
    seeds: Seeds = 20,
    precision: Precision = None,
    most_seeds: MostSeeds = None,
    parameters: Parameters = None,
    forms: Forms = False,
    out: Out = None,
    workers: Workers = None,
    share: Share = 1.0,
    no_journeys: NoJourneys = False,
    json: Json = False,
) -> None:
    """Compare scenarios with a baseline on the same luck: paired differences with intervals.

    Intervals are of 95 %, with --precision of 97 %. An alternative that holds in some neighbourhoods only
    is a pilot: what its evaluators would find stands beside its true effect.
    """
    from sim.aims import asked_in
    from sim.compare import compare as compare_scenarios

    asked = asked_in(precision) if precision else None
    town = place_of(place, share)
    options: dict[str, Any] = {"place": town, "years": years, "workers": workers, "parameters": parameters}
    with watched(f"{baseline} and {', '.join(scenarios)}", out) as progress:
        options["progress"] = progress
        kept_whole: dict[str, Any] = {
            "out": out,
            "journeys": not no_journeys,
            "precision": asked,
            "most_seeds": most_seeds,
        }
        comparison = compare_scenarios(baseline, *scenarios, seeds=seeds, **options, **kept_whole)
        rivals = _under_rivals(comparison, (baseline, *scenarios), options, out) if forms else None
    from sim import screen
    from sim.charts.album import draw_comparison
    from sim.check import onsets_lost
    from sim.pilot_screen import pilot_parts
    from sim.results.loops import loops_that_bind
    from sim.rivals import in_words
    from sim.scenario import Scenario

    charts = draw_comparison(comparison, rivals) if out else []
    told = {name: onsets_lost(Scenario.read(name), town) for name in (baseline, *scenarios)}
    lived = (comparison.baseline, *comparison.alternatives)
    bound = {results.scenario: loops_that_bind(results.demand) for results in lived}
    if json:
        kept: dict[str, Any] = {"onsets_lost": told, "loops_that_bind": bound, "out": out and str(out)}
        kept["charts"] = [str(chart) for chart in charts]
        kept["forms"] = None if rivals is None else rivals.to_dict("records")
        screen.show_json({**comparison.as_data(), **kept})
        return
    for alternative in comparison.alternatives:
        screen.show(screen.comparison_table(comparison, alternative))
        screen.show(screen.twins_sentence(comparison, alternative.scenario))
        if rivals is not None:
            screen.show(*in_words(rivals, alternative.scenario))
        screen.show(*pilot_parts(comparison, alternative.scenario))
    for said in (told, bound):
        screen.show(*(f"{name}: {sentence}" for name, sentences in said.items() for sentence in sentences))
    screen.show(screen.parameters_sentence(comparison.baseline.parameters))
    if comparison.precision:
        screen.show(comparison.precision.conclusion())
    screen.show(*where(out, charts))


def _under_rivals(
    comparison: "Comparison", names: tuple[str, ...], options: dict[str, Any], out: Path | None
) -> "pd.DataFrame":
    """Live the same futures under each rival form of the model; kept in `forms` under `out`."""
    from sim.compare import compare as compare_scenarios
    from sim.results.parquet import write_table
    from sim.rivals import compare_forms
    from sim.scenario import Scenario

    def live(form: str, scenarios: "list[Scenario]") -> "Comparison":
        folder = out and out / "forms" / form.replace(" ", "_")
        return compare_scenarios(*scenarios, seeds=comparison.seeds, out=folder, journeys=False, **options)

    forms = compare_forms(comparison, [Scenario.read(name) for name in names], live)
    if out:
        write_table(forms, out / "forms.parquet", comparison.made_by)
    return forms
