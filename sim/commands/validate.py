"""`revolving-door validate`: the baseline against published figures."""

from sim.commands.options import Json, PlaceName, Seeds, Share, Workers, place_of, watched


def validate(
    place: PlaceName = "tameside",
    seeds: Seeds = 20,
    workers: Workers = None,
    share: Share = 1.0,
    json: Json = False,
) -> None:
    """Hold the baseline against the published targets, and its path of 2016 to 2020 beside the real one."""
    from calibration.validation import validate as hold_against_targets
    from sim import screen
    from sim.run import run as run_scenario

    with watched("baseline", None) as progress:
        # three years from April 2018: the last date behind a target is 30 September 2020
        results = run_scenario(
            "baseline", place_of(place, share), 3, seeds, workers=workers, progress=progress, journeys=False
        )
    validation = hold_against_targets(results)
    if json:
        screen.show_json({"seeds": seeds, "in_range": validation.in_range, **validation.to_json()})
    else:
        print(validation.table())
