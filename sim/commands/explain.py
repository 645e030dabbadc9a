"""`revolving-door explain`: what a parameter is and how we know it."""

from typing import Annotated

import typer

from sim.commands.options import Json


def explain(
    parameter: Annotated[str, typer.Argument(help="Dotted name, such as thresholds.early_help.")],
    json: Json = False,
) -> None:
    """Say what a parameter is, what it may be, and how we know it."""
    from sim.explain import explain as explain_parameter

    explanation = explain_parameter(parameter)
    if json:
        from sim.screen import show_json

        show_json(explanation.as_data())
    else:
        print(explanation.text())
