"""`revolving-door validate`: the baseline against published figures."""

from pathlib import Path
from typing import Annotated

import typer

from sim.commands.options import Json, Parameters, PlaceName, Seeds, Share, Workers, place_of, watched


def validate(
    place: PlaceName = "tameside",
    seeds: Seeds = 20,
    parameters: Parameters = None,
    targets: Annotated[
        Path | None, typer.Option("--targets", metavar="FILE", help="Targets of your own among C01 to C20.")
    ] = None,
    workers: Workers = None,
    share: Share = 1.0,
    json: Json = False,
) -> None:
    """Hold the baseline against the published targets, and its path of 2016 to 2020 beside the real one."""
    from calibration.targets_file import read_targets
    from calibration.validation import validate as hold_against_targets
    from sim import screen
    from sim.run import run as run_scenario

    chosen = None if targets is None else read_targets(targets)
    with watched("baseline", None) as progress:
        # three years from April 2018: the last date behind a target is 30 September 2020
        results = run_scenario(
            "baseline",
            place_of(place, share),
            3,
            seeds,
            workers=workers,
            progress=progress,
            journeys=False,
            parameters=parameters,
        )
    validation = hold_against_targets(results, chosen=chosen)
    if json:
        counts = {"in_range": validation.in_range, "covered": validation.covered}
        made_by = {key: results.provenance[key] for key in ("seeds", "parameters", "draws")}
        screen.show_json({**made_by, **counts, **validation.to_json()})
    else:
        print(validation.table())
        print(f"\nParameters: {results.parameters['label']}.")
