"""`revolving-door check`: what a file would do, without running it."""

from typing import Annotated

import typer

from sim.commands.options import Json, PlaceName


def check(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A scenario, place or targets file, or a name.")
    ],
    place: PlaceName = "tameside",
    json: Json = False,
) -> None:
    """Read a file, say what it would do, and run nothing."""
    from sim.check import check as check_file

    account = check_file(file, place)
    if json:
        from sim.screen import show_json

        show_json({"file": file, "sound": True, "account": account.splitlines()})
    else:
        print(account)
