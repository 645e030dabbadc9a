"""`revolving-door validate`: the baseline against published figures."""

from pathlib import Path
from typing import Annotated

import typer

from sim.commands.options import Json, Out, Parameters, PlaceName, Seeds, Share, Workers, place_of, watched


def validate(
    place: PlaceName = "tameside",
    seeds: Seeds = 20,
    parameters: Parameters = None,
    targets: Annotated[
        Path | None, typer.Option("--targets", metavar="FILE", help="Targets of your own among C01 to C20.")
    ] = None,
    workers: Workers = None,
    share: Share = 1.0,
    out: Out = None,
    json: Json = False,
) -> None:
    """Hold the baseline against the published targets, and its path of 2016 to 2020 beside the real one."""
    from calibration.learned import learned, learned_in_words
    from calibration.targets_file import read_targets
    from calibration.validation import validate as hold_against_targets
    from sim import screen
    from sim.charts.validation import write_report
    from sim.parameter_source import parameters_of
    from sim.results.store import refuse_unusable
    from sim.run import run as run_scenario

    chosen = None if targets is None else read_targets(targets)
    town = place_of(place, share)
    source = parameters_of(parameters, town)
    if out is not None:
        refuse_unusable(out)
    with watched("baseline", None) as progress:
        # three years from April 2018: the last date behind a target is 30 September 2020
        results = run_scenario(
            "baseline",
            town,
            3,
            seeds,
            workers=workers,
            progress=progress,
            journeys=False,
            parameters=source,
        )
    validation = hold_against_targets(results, town.name, chosen)
    taught = learned(source.posterior) if source.posterior is not None else None
    dated = [item.since for item in town.dated if item.since]
    report = write_report(validation, taught, results.parameters, out, dated) if out else []
    if json:
        counts = {"in_range": validation.in_range, "covered": validation.covered}
        made_by = {key: results.provenance[key] for key in ("seeds", "parameters", "draws")}
        found = {"learned": None if taught is None else taught.to_dict("records")}
        screen.show_json(
            {**made_by, **counts, **validation.to_json(), **found, "report": list(map(str, report))}
        )
        return
    print(validation.table())
    if taught is not None:
        print("", *learned_in_words(taught), sep="\n")
    print(f"\nParameters: {results.parameters['label']}.")
    for path in report:
        print(f"Report: {path}")
