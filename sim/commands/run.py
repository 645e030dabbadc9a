"""`revolving-door run`: one scenario, its demand, needs and cost."""

from sim.commands.options import (
    Json,
    NoJourneys,
    Out,
    Parameters,
    PlaceName,
    ScenarioName,
    Seeds,
    Share,
    Workers,
    Years,
    place_of,
    watched,
    where,
)

KEPT_IN_JSON = ("scenario_name", "place", "years", "seeds", "parameters", "draws")


def run(
    scenario: ScenarioName,
    place: PlaceName = "tameside",
    years: Years = 10,
    seeds: Seeds = 20,
    parameters: Parameters = None,
    out: Out = None,
    workers: Workers = None,
    share: Share = 1.0,
    no_journeys: NoJourneys = False,
    json: Json = False,
) -> None:
    """Run one scenario and show its demand, needs and cost."""
    from sim.run import run as run_scenario

    with watched(scenario, out) as progress:
        results = run_scenario(
            scenario,
            place_of(place, share),
            years,
            seeds,
            out=out,
            workers=workers,
            progress=progress,
            journeys=not no_journeys,
            parameters=parameters,
        )
    from sim import screen
    from sim.charts.album import draw_run
    from sim.check import onsets_lost
    from sim.results.loops import loops_that_bind
    from sim.scenario import Scenario

    charts = draw_run(results) if out else []
    figures = screen.run_figures(results)
    told = onsets_lost(Scenario.read(scenario), place_of(place, share))
    bound = loops_that_bind(results.demand)
    if json:
        made_by = {key: results.provenance[key] for key in KEPT_IN_JSON}
        kept = {"onsets_lost": told, "loops_that_bind": bound, "out": out and str(out)}
        kept["charts"] = [str(chart) for chart in charts]
        screen.show_json({**made_by, "measures": figures.to_dict("records"), **kept})
    else:
        screen.show(screen.run_table(results, figures), screen.parameters_sentence(results.parameters))
        screen.show(*told, *bound, *where(out, charts))
