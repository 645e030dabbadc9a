"""The album: all charts of a run or of a comparison, in the folder `charts`."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sim.charts.demand import draw_demand
from sim.charts.differences import draw_difference_summary, draw_differences_by_year
from sim.charts.forms import draw_forms
from sim.charts.money import draw_cost
from sim.charts.pilots import draw_pilot
from sim.results.results import Results

if TYPE_CHECKING:
    import pandas as pd

    from sim.comparison import Comparison


def draw_run(results: Results) -> list[Path]:
    """Draw one scenario's demand and cost."""
    charts = results.folder / "charts"
    first = date.fromisoformat(str(results.provenance["scenario"]["start"])).year + 1
    years = list(range(first, first + results.years))
    return [
        draw_demand(results, charts / "demand_by_tier.png"),
        draw_cost(results, charts / "cost_by_agency.png", years),
    ]


def draw_comparison(comparison: "Comparison", forms: "pd.DataFrame | None" = None) -> list[Path]:
    """Draw each alternative beside the baseline, and their differences.

    With what there is besides: differences under rival forms, and what evaluators would find of a pilot.
    """
    paths = []
    for other in comparison.alternatives:
        name, title = other.scenario, other.title
        charts = comparison.folder / "charts"
        start = _start(comparison, name)
        summary, by_year = (
            table[table["scenario"] == name] for table in (comparison.summary, comparison.by_year)
        )
        paths += [
            draw_demand(other, charts / f"{name}_demand_by_tier.png", comparison.baseline, start),
            draw_cost(
                other, charts / f"{name}_cost_by_agency.png", comparison.years(name), comparison.baseline
            ),
            draw_differences_by_year(
                by_year, title, charts / f"{name}_differences_by_year.png", start, other.parameters
            ),
            draw_difference_summary(summary, title, charts / f"{name}_differences.png", other.parameters),
        ]
        if forms is not None:
            mine = forms[forms["scenario"] == name]
            paths.append(draw_forms(mine, title, charts / f"{name}_forms.png", other.parameters))
        paths += _pilot(comparison, other, charts)
    return paths


def _pilot(comparison: "Comparison", other: Results, charts: Path) -> list[Path]:
    """Draw what evaluators would find, where an alternative is a pilot of at least a year."""
    report = comparison.pilot_years
    if not len(report) or other.scenario not in set(report["scenario"]):
        return []
    mine = report[report["scenario"] == other.scenario]
    return [draw_pilot(mine, other.title, charts / f"{other.scenario}_pilot.png", other.parameters)]


def _start(comparison: "Comparison", name: str) -> date | None:
    """Return the day a policy starts, None when it lies outside the run."""
    week, calendar = comparison.starts[name], comparison.calendar
    return calendar.begins(week) if calendar.start_week <= week < calendar.weeks else None
