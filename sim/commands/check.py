"""`revolving-door check`: what a file would do, without running it."""

from typing import Annotated

import typer

from sim.commands.options import Json, PlaceName


def check(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A scenario, place, study or targets file, or a name.")
    ],
    place: PlaceName = "tameside",
    describe: Annotated[
        bool, typer.Option("--describe", help="List what a scenario changes, beside the values as shipped.")
    ] = False,
    json: Json = False,
) -> None:
    """Read a file, say what it would do, and run nothing."""
    from sim.check import check as check_file
    from sim.describe import describe_changes
    from sim.population.place import Place
    from sim.scenario import Scenario

    account = check_file(file, place)
    if describe:
        account = "\n".join(describe_changes(Scenario.read(file), Place.read(place)))
    if json:
        from sim.screen import show_json

        show_json({"file": file, "sound": True, "account": account.splitlines()})
    else:
        print(account)
