"""What several commands share: their options, the place they ask for, progress and Ctrl-C."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from sim.futures import Progress
    from sim.population.place import Place

ScenarioName = Annotated[str, typer.Argument(metavar="SCENARIO", help="Shipped name, path, or a+b stacked.")]
PlaceName = Annotated[str, typer.Option("--place", help="Shipped name or path of a place.")]
Years = Annotated[int, typer.Option("--years", min=1, max=50, help="Statistical years from the start.")]
Seeds = Annotated[int, typer.Option("--seeds", min=1, max=10_000, help="Futures tried: seeds 0 to N - 1.")]
Out = Annotated[
    Path | None, typer.Option("--out", help="Folder for tables and charts; a stopped run goes on.")
]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Processes; all cores by default.")]
Share = Annotated[
    float,
    typer.Option("--share", min=0.001, max=1.0, help="A smaller place: share of its families and posts."),
]
Precision = Annotated[
    list[str] | None,
    typer.Option(
        "--precision",
        metavar="SHARE|OUTCOME=X",
        help="Add futures until differences are known to this share of the baseline, or to X.",
    ),
]
MostSeeds = Annotated[
    int | None,
    typer.Option("--most-seeds", min=1, max=10_000, help="With --precision: most futures, 200 unless told."),
]
Parameters = Annotated[
    str | None,
    typer.Option(
        "--parameters",
        metavar="best|posterior|FILE",
        help="One set for all futures, or two futures a draw; a shipped posterior unless told.",
    ),
]
Forms = Annotated[
    bool,
    typer.Option("--forms", help="Live it under three rival forms of the model too: four times as long."),
]
NoJourneys = Annotated[bool, typer.Option("--no-journeys", help="Do not keep every event of every family.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


@contextmanager
def watched(title: str, out: Path | None, unit: str = "futures", kept: str = "") -> Iterator["Progress"]:
    """Show progress; on Ctrl-C say what is kept (finished units in `out`, if not told) and how to go on."""
    from sim.progress import shown_progress

    try:
        with shown_progress(title, unit) as progress:
            yield progress
    except KeyboardInterrupt:
        kept = kept or (
            f"finished {unit} are kept in {out}; the same command goes on from there"
            if out
            else "nothing is kept without --out"
        )
        print(f"Stopped: {kept}.", file=sys.stderr)
        raise typer.Exit(1) from None


def place_of(name: str, share: float) -> "Place":
    """Read a place, made smaller if a share is asked for."""
    from sim.population.place import Place

    place = Place.read(name)
    return place if share == 1.0 else place.scaled(share)


def where(out: Path | None, charts: list[Path]) -> list[str]:
    """Say where tables and charts have been written."""
    if out is None:
        return ["Nothing was written: give --out DIR to keep tables and charts."]
    return [f"Tables: {out}", *(f"Chart:  {chart}" for chart in charts)]
