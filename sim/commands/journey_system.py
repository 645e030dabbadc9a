"""`revolving-door journey --system`: the whole run in pictures and measures, alone or beside its twin."""

from pathlib import Path
from typing import TYPE_CHECKING

from sim.errors import InputError

if TYPE_CHECKING:
    import pandas as pd
    from rich.table import Table

    from sim.results.results import Results

NOT_DRAWN = "Nothing was drawn: give --out DIR to keep the pictures and these tables."
FINE = 10.0  # measures below it are shares and ratios, and want three decimals
CHOOSES_ONE = "an option that chooses one family or one future"


def refuse_choice(asked: tuple[int | None, int | None, str | None, list[str]]) -> None:
    """Raise `InputError` where a family or a future is chosen beside `--system`, which reads all."""
    if any(one is not None for one in asked[:3]) or asked[3]:
        allowed = "--twin, --out and --json beside it"
        raise InputError("--system", CHOOSES_ONE, allowed, "leave one of the two out")


def tell_system(folder: Path, twin: Path | None, out: Path | None, json: bool) -> None:
    """Print what the revolving door does in a run, or how another run differs, and draw it into `out`."""
    from sim import screen
    from sim.story.choice import opened
    from sim.story.system import differences_over_seeds, measures_over_seeds
    from sim.story.writing import refuse_taken

    if out is not None:
        refuse_taken(out)
    results, other = opened(folder), opened(twin) if twin else None
    if other is not None:
        _refuse_unpaired(results, other)
    told = {"measures": measures_over_seeds(results)}
    if other is not None:
        told["differences"] = differences_over_seeds(results, other)
    written = [] if out is None else _written(results, other, told, out)
    if json:
        rows = {name: table.to_dict("records") for name, table in told.items()}
        screen.show_json({**rows, "files": [str(path) for path in written]})
        return
    screen.show(_table(results, other, told))
    screen.show(*(f"Written: {path}" for path in written), *([] if out else [NOT_DRAWN]))


def _refuse_unpaired(results: "Results", other: "Results") -> None:
    """Raise `InputError` unless the two hold twins in at least one seed."""
    from sim.story.twin_results import refuse_unlike

    shared = sorted(set(results.seeds) & set(other.seeds))
    refuse_unlike(results, other, (shared or results.seeds)[0])


def _written(
    results: "Results", other: "Results | None", told: "dict[str, pd.DataFrame]", out: Path
) -> list[Path]:
    """Draw the pictures and write each table beside them."""
    from sim.charts.system_album import draw_system

    paths = draw_system(results, [other] if other else [], out)
    for name, table in told.items():
        paths.append(out / f"{name}.csv")
        table.to_csv(paths[-1], index=False, lineterminator="\n")
    return paths


def _table(results: "Results", other: "Results | None", told: "dict[str, pd.DataFrame]") -> "Table":
    """Lay out every measure with its interval, and what the other run changes in it."""
    from rich.table import Table

    heading = f"{results.title}, {results.place}: means of {len(results.seeds)} futures, 95 % intervals"
    table = Table("measure", "mean", title=heading)
    moved = told["differences"].set_index("figure") if other else None
    if other is not None:
        table.add_column(f"difference with: {other.title}")
    for figure, *ends in told["measures"][["figure", "mean", "low", "high"]].itertuples(index=False):
        fine = abs(ends[0]) < FINE
        cells = [_spelt(ends, ".3f" if fine else ",.0f")]
        if moved is not None:
            cells.append(
                _spelt(moved.loc[figure, ["mean", "low", "high"]].tolist(), "+.3f" if fine else "+,.1f")
            )
        table.add_row(figure.replace("_", " "), *cells)
    return table


def _spelt(ends: list[float], form: str) -> str:
    mean, low, high = (format(end, form) for end in ends)
    return f"{mean} ({low} to {high})"
