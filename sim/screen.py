"""The screen: tables of results for a person at a terminal, and the same as JSON for a program."""

import json
import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from rich.console import Console
from rich.table import Table

from sim.results import outcomes as measured
from sim.results.nested import by_draw, draws_of, interval, range_of_futures, spread
from sim.results.paired import interval_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from sim.comparison import Comparison
    from sim.results.results import Results

WIDTH = 150  # of a table in a file or pipe, which has none of its own
OF_FUTURES = "5-95 % of futures"
_SPREADS = "sd by chance / parameters"
_WIDEST = {_SPREADS: 13}
WORDS_STYLE = {"better": "green", "worse": "red"}


def show(*parts: object) -> None:
    """Print to standard output, in colour where it is a terminal."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = WIDTH
    for part in parts:
        console.print(part, soft_wrap=isinstance(part, str))


def show_json(content: object) -> None:
    """Print one JSON object, with null where a number is missing."""
    print(json.dumps(plain(content), ensure_ascii=False, indent=2))


def plain(content: object) -> object:
    """Return plain data: no numpy, no nan."""
    if isinstance(content, dict):
        return {str(key): plain(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [plain(value) for value in content]
    value = content.item() if hasattr(content, "item") else content
    return None if isinstance(value, float) and not math.isfinite(value) else value


def run_figures(results: "Results") -> pd.DataFrame:
    """Return the outcomes of one run over its years: one row an outcome.

    `mean` with its 95 % interval `low` to `high`; `median`, `p5` and `p95` of futures; why futures differ.
    """
    first = pd.Timestamp(results.provenance["scenario"]["start"])
    first_year = int(first.year + (first.month >= 4))
    years = range(first_year, first_year + results.years)
    parts = [measured.outcomes(results.demand, years)]
    parts.append(measured.cost_by_year(results.ledger, years).groupby("seed").mean())
    if len(results.revolving_door):
        parts.append(measured.revolving_outcomes(results.revolving_door))
    figures = pd.concat(parts, axis=1)
    rows = [
        {
            "measure": outcome.name,
            "label": outcome.label,
            "unit": outcome.unit,
            **_over_futures(figures[outcome.name].dropna(), results),
        }
        for outcome in measured.ALL
        if outcome.name in figures
    ]
    return pd.DataFrame(rows)


def _over_futures(figures: pd.Series, results: "Results") -> dict[str, float]:
    """Return one outcome's mean with its interval, the range of futures, and why they differ.

    figures : indexed by seed.
    """
    values, draws = figures.to_numpy(float), draws_of(figures.index, results.provenance)
    low, high = interval(values, draws=draws)
    p5, p95 = range_of_futures(values)
    mean = float(by_draw(values, draws).mean()) if len(values) else math.nan
    median = float(np.median(values)) if len(values) else math.nan
    found = {"mean": mean, "low": low, "high": high, "median": median, "p5": p5, "p95": p95}
    return {**found, **spread(values, draws)._asdict(), "futures": len(values)}


def run_table(results: "Results", figures: pd.DataFrame) -> Table:
    """Lay out the outcomes of one run."""
    table = Table(
        title=f"{results.title}: {results.place}, {_span(results.years, results.seeds, results.draws)}"
    )
    for heading in ("", "unit"):
        table.add_column(heading)
    for heading in ("mean", "95 % interval of it", OF_FUTURES, _SPREADS):
        table.add_column(
            heading, justify="right", no_wrap=heading != _SPREADS, max_width=_WIDEST.get(heading)
        )
    for row in figures.to_dict("records"):
        ends = [_ends(row["low"], row["high"], number), _ends(row["p5"], row["p95"], number)]
        table.add_row(row["label"], row["unit"], number(row["mean"]), *ends, _spreads(row))
    return table


def comparison_table(comparison: "Comparison", alternative: "Results") -> Table:
    """Lay out the paired differences of one alternative."""
    summary = comparison.summary
    mine = summary[summary["scenario"] == alternative.scenario]
    years = f"years to March {mine['first_year'].iloc[0]} to {mine['last_year'].iloc[0]}"
    futures = _futures(comparison.seeds, comparison.draws)
    title = (
        f"“{alternative.title}” against “{comparison.baseline.title}”, {comparison.baseline.place}, "
        f"{years}, {futures}"
    )
    table = Table(title=title, title_justify="left")
    table.add_column("", overflow="fold")
    mean = interval_in_words(comparison.confidence)
    for heading in ("baseline", "alternative", "difference", mean, OF_FUTURES, _SPREADS):
        table.add_column(
            heading, justify="right", no_wrap=heading != _SPREADS, max_width=_WIDEST.get(heading)
        )
    table.add_column("in paired futures", no_wrap=True)
    for row in mine.to_dict("records"):
        words = str(row["in_words"]).removesuffix(" paired futures")
        style = WORDS_STYLE.get(words.split(maxsplit=1)[0], "")
        figures = [number(row["baseline"]), number(row["alternative"]), signed(row["difference"])]
        figures += [_ends(row["low"], row["high"], signed), _ends(row["p5"], row["p95"], signed)]
        said = f"[{style}]{words}[/]" if style else words
        table.add_row(f"{row['label']}, {row['unit']}", *figures, _spreads(row), said)
    return table


def parameters_sentence(parameters: dict) -> str:
    """Say which parameters the futures have, and what the bands then hold."""
    if parameters["kind"] == "posterior":
        carried = "two futures a draw: intervals are over draws and carry parameters and chance, shown apart"
    else:
        carried = "one set for all futures: bands carry chance alone, not what is unknown of the parameters"
    return f"Parameters: {parameters['label']}; {carried}."


def _ends(low: float, high: float, written: "Callable[[float], str]") -> str:
    return f"{written(low)} to {written(high)}" if math.isfinite(low) else "-"


def _spreads(row: dict) -> str:
    return f"{number(row['chance_sd'])} / {number(row['parameter_sd'])}"


def twins_sentence(comparison: "Comparison", alternative: str) -> str:
    """Say how many families end as their twins do, and that twins were checked before the policy."""
    twins = comparison.twins
    shares = twins.loc[twins["scenario"] == alternative, "same_needs"]
    week = comparison.starts[alternative]
    when = (
        "the policy changes the whole history, so there is no time before it"
        if week == 0
        else f"until {comparison.calendar.begins(week)} the two were identical to the last bit"
    )
    return (
        f"At the end {100 * shares.mean():.1f} % of families have the same eight needs as their twin "
        f"under the baseline; {when}."
    )


def names_table(rows: list[dict[str, str]], heading: str) -> Table:
    """Lay out names with their titles."""
    table = Table(heading, "title", "question" if any("question" in row for row in rows) else "")
    for row in rows:
        table.add_row(row["name"], row["title"], row.get("question", ""))
    return table


def number(value: float) -> str:
    """Write a number with about three figures that matter, thousands apart."""
    if not math.isfinite(value):
        return "-"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{round(value, digits) + 0.0:,.{digits}f}"  # + 0.0: no minus before nothing


def signed(value: float) -> str:
    """Write a difference with its sign."""
    text = number(value)
    return f"+{text}" if value > 0 and text.strip("0.") else text


def _span(years: int, seeds: list[int], draws: "np.ndarray | None") -> str:
    return f"{years} year{'s' * (years > 1)}, {_futures(seeds, draws)}"


def _futures(seeds: list[int], draws: "np.ndarray | None") -> str:
    """Say how many futures there are, and of how many draws of the parameters."""
    said = f"{len(seeds)} future{'s' * (len(seeds) > 1)}"
    number = 0 if draws is None else len(set(draws))
    return f"{said} of {number} draw{'s' * (number > 1)}" if number else said
