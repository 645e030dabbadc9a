"""Demand by tier through time, small multiples with bands, the baseline in grey."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from sim.charts.look import GREY, TIER_COLOURS, band, by_years, drawn, from_zero, mark_start, new_figure, save
from sim.results.results import Results

WEEKS = 13  # a point is the mean of a quarter


class Panel(NamedTuple):
    """One tier and the measure that stands for it."""

    tier: str
    measure: str
    title: str
    unit: str


PANELS = (
    Panel("community", "own_help", "Community: brief help by one agency", "families a week"),
    Panel("universal", "contacts", "Universal: brought to the front door", "children a week"),
    Panel("early help", "early_help_families", "Early help", "families"),
    Panel("child in need", "child_in_need", "Child in need (S17)", "children"),
    Panel("protection", "plans", "Child protection plans", "children"),
    Panel("care", "looked_after", "Looked after", "children"),
)


def draw_demand(
    results: Results, path: Path, baseline: Results | None = None, start: date | None = None
) -> Path:
    """Draw how many stand at each tier; `start` is the day on which the policy starts."""
    with drawn():
        beside = f", beside the {baseline.scenario.replace('_', ' ')}" if baseline else ""
        figure = new_figure(f"How many need each tier of help under “{results.title}”{beside}", 11, 6.2)
        for axes, panel in zip(figure.subplots(2, 3, sharex=True).flat, PANELS, strict=True):
            if baseline:
                band(axes, _quarters(baseline, panel.measure), GREY, baseline.title, dashed=True)
            band(axes, _quarters(results, panel.measure), TIER_COLOURS[panel.tier], results.title)
            axes.set_title(panel.title, wrap=True)
            axes.set_ylabel(panel.unit)
            mark_start(axes, start)
            from_zero(axes)
            by_years(axes)
        figure.axes[1].legend(frameon=False, fontsize=7, loc="lower left")
        foot = f"Quarterly means; line: median of {len(results.seeds)} futures, band: 90 % of them."
        return save(figure, path, foot)


def _quarters(results: Results, measure: str) -> pd.DataFrame:
    """Return quarterly means from the start on: one row a quarter, one column a seed."""
    first = pd.Timestamp(results.provenance["scenario"]["start"])
    recorded = results.demand[results.demand["week"] >= first]
    weekly = recorded.groupby(["week", "seed"])[measure].sum().unstack("seed")
    whole = len(weekly) // WEEKS * WEEKS or len(weekly)
    number = pd.Series(range(whole), weekly.index[:whole]) // WEEKS
    quarters = weekly.iloc[:whole].groupby(number).mean()
    quarters.index = weekly.index[:whole][::WEEKS]
    return quarters
