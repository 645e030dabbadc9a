"""`revolving-door dashboard`: the four rooms in a browser."""

from pathlib import Path
from typing import Annotated

import typer


def dashboard(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where it is served.")] = 8501,
    address: Annotated[
        str,
        typer.Option("--address", help="Who may come in: this machine alone, unless told otherwise."),
    ] = "localhost",
    results: Annotated[
        Path, typer.Option("--results", help="Folder in which the rooms look for results and keep theirs.")
    ] = Path("results"),
    browser: Annotated[bool, typer.Option(help="Open a browser on it.")] = True,
) -> None:
    """Open the dashboard: what-if for boards, the revolving door for trainers, studies, evidence.

    It is served to this machine alone and sends no usage statistics. Ctrl-C ends it.
    """
    from dashboard.serve import Door, serve

    raise typer.Exit(serve(Door(address, port, browser), results))
