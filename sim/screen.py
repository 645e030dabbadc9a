"""The screen: tables of results for a person at a terminal, and the same as JSON for a program."""

import json
import math
from typing import TYPE_CHECKING

import pandas as pd
from rich.console import Console
from rich.table import Table

from sim.results import outcomes as measured
from sim.results.paired import interval_in_words

if TYPE_CHECKING:
    from sim.comparison import Comparison
    from sim.results.results import Results

WIDTH = 132  # of a table in a file or pipe, which has none of its own
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
    """Return the outcomes of one run over its years: one row an outcome, median and 90 % of futures."""
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
            "median": figures[outcome.name].median(),
            "p5": figures[outcome.name].quantile(0.05),
            "p95": figures[outcome.name].quantile(0.95),
        }
        for outcome in measured.ALL
        if outcome.name in figures
    ]
    return pd.DataFrame(rows)


def run_table(results: "Results", figures: pd.DataFrame) -> Table:
    """Lay out the outcomes of one run."""
    table = Table(title=f"{results.title}: {results.place}, {_span(results.years, len(results.seeds))}")
    for heading in ("", "unit"):
        table.add_column(heading)
    for heading in ("median", "5 %", "95 %"):
        table.add_column(heading, justify="right")
    for row in figures.to_dict("records"):
        table.add_row(row["label"], row["unit"], *(number(row[end]) for end in ("median", "p5", "p95")))
    return table


def comparison_table(comparison: "Comparison", alternative: "Results") -> Table:
    """Lay out the paired differences of one alternative."""
    summary = comparison.summary
    mine = summary[summary["scenario"] == alternative.scenario]
    years = f"years to March {mine['first_year'].iloc[0]} to {mine['last_year'].iloc[0]}"
    title = (
        f"“{alternative.title}” against “{comparison.baseline.title}”, {comparison.baseline.place}, {years}"
    )
    table = Table(title=title, title_justify="left")
    table.add_column("", overflow="fold")
    for heading in ("baseline", "alternative", "difference", interval_in_words(comparison.confidence)):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("in paired futures")
    for row in mine.to_dict("records"):
        words = str(row["in_words"]).removesuffix(" paired futures")
        style = WORDS_STYLE.get(words.split(maxsplit=1)[0], "")
        figures = [number(row["baseline"]), number(row["alternative"]), signed(row["difference"])]
        ends = "-" if not math.isfinite(row["low"]) else f"{signed(row['low'])} to {signed(row['high'])}"
        said = f"[{style}]{words}[/]" if style else words
        table.add_row(f"{row['label']}, {row['unit']}", *figures, ends, said)
    return table


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


def _span(years: int, seeds: int) -> str:
    return f"{years} year{'s' * (years > 1)}, {seeds} future{'s' * (seeds > 1)}"
