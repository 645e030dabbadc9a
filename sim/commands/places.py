"""`revolving-door places`: what comes with the project, and `places new`: a file for a place of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from sim.commands.options import Json

places = typer.Typer(invoke_without_command=True)


@places.callback()
def listed(context: typer.Context, json: Json = False) -> None:
    """List the places that come with the project, or begin one of your own."""
    if context.invoked_subcommand is not None:
        return
    from sim import screen
    from sim.population.place import Place, shipped_places

    read = [Place.read(name) for name in shipped_places()]
    rows = [{"name": one.name, "title": one.title, "families": one.families} for one in read]
    if json:
        screen.show_json({"places": rows})
    else:
        screen.show(screen.names_table([{k: str(v) for k, v in row.items()} for row in rows], "place"))


@places.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Such as north_borough.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="File to write; NAME.yaml here if left out.")
    ] = None,
    json: Json = False,
) -> None:
    """Write a commented file to fill in; a file that exists is never written over."""
    from sim.population.template import write_new_place
    from sim.population.unfilled import still_to_fill
    from sim.reading import read_mapping

    path = write_new_place(name, out)
    left = still_to_fill(read_mapping(path))
    if json:
        from sim.screen import show_json

        show_json({"written": str(path), "to_fill": left})
    else:
        print(f"Written: {path}, with {len(left)} figures to fill: {', '.join(left)}.")
        print(f"When they are filled: revolving-door check {path}")
