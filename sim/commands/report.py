"""`revolving-door report`: a stored comparison as a page for a board, with its tables; nothing is run."""

from pathlib import Path
from typing import Annotated

import typer

from sim.commands.options import Json


def report(
    results: Annotated[Path, typer.Argument(metavar="RESULTS", help="A folder written by `compare --out`.")],
    scenario: Annotated[
        str | None,
        typer.Option("--scenario", metavar="NAME", help="Which alternative, if there are several."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="A new folder; RESULTS/report if left out.")
    ] = None,
    prices: Annotated[
        Path | None, typer.Option("--prices", metavar="FILE", help="YAML of your own: cost line, £ a unit.")
    ] = None,
    price_year: Annotated[
        str | None, typer.Option("--price-year", metavar="2024/25", help="In whose prices all is given.")
    ] = None,
    budget: Annotated[
        Path | None,
        typer.Option("--budget", metavar="FILE", help="YAML of budget lines to hold spending to."),
    ] = None,
    caseload: Annotated[
        list[str] | None,
        typer.Option(
            "--caseload", metavar="TEAM=CASES", help="social_workers=16, key_workers=12; once each."
        ),
    ] = None,
    effect: Annotated[
        str,
        typer.Option("--effect", help="How sure it is that the policy works: evidence, derived, assumption."),
    ] = "assumption",
    pdf: Annotated[bool, typer.Option("--pdf", help="Print report.pdf too, through a browser.")] = False,
    json: Json = False,
) -> None:
    """Report a stored comparison to a board: the answer, demand, who pays, payback, posts; nothing is run.

    Prices, price year, budget and caseloads may be changed, and the report is drawn anew from what is stored.
    """
    from sim import screen
    from sim.report.answer import answer
    from sim.report.asked import asked_for
    from sim.report.material import Material
    from sim.report.stored import read_stored
    from sim.report.writing import write_report

    asked = asked_for(prices, price_year, budget, caseload or (), effect)
    material = Material(read_stored(results, scenario), asked)
    written = write_report(material, out or results / "report", pdf)
    said = answer(material)
    if json:
        screen.show_json(
            {
                "scenario": material.policy.scenario,
                "baseline": material.baseline.scenario,
                "answer": said,
                "label": material.policy.parameters["label"],
                "price_year": asked.price_year,
                "present_values": material.appraisal.summary.to_dict("records"),
                "report": str(written.page),
                "pdf": written.pdf and str(written.pdf),
                "tables": [str(path) for path in written.tables],
            }
        )
        return
    screen.show(*said, f"Report: {written.page}", *([f"PDF:    {written.pdf}"] if written.pdf else []))
    screen.show(f"Tables: {written.page.parent / 'tables'}")
