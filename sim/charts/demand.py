"""Demand by tier through time, small multiples with bands, the baseline in grey."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from sim.charts.look import (
    TIER_COLOURS,
    band,
    beside,
    by_years,
    drawn,
    from_zero,
    mark_start,
    new_figure,
    save,
)
from sim.results.nested import draws_of
from sim.results.results import Results

if TYPE_CHECKING:
    from matplotlib.figure import Figure

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
        held = f", beside the {baseline.scenario.replace('_', ' ')}" if baseline else ""
        figure = new_figure(f"How many need each tier of help under “{results.title}”{held}", 11, 6.2)
        draw_panels(figure, results, baseline, start)
        figure.axes[1].legend(frameon=False, fontsize=7, loc="lower left")
        grey = "; dashed, grey: the baseline, and where 90 % of its futures fall" if baseline else ""
        foot = (
            f"Quarterly means; line: mean of {len(results.seeds)} futures; dark: 95 % interval of that mean; "
            f"light: where 90 % of futures fall{grey}."
        )
        return save(figure, path, foot, results.parameters)


def draw_panels(
    figure: "Figure",
    results: Results,
    baseline: Results | None = None,
    start: date | None = None,
    words: str = "policy starts",
) -> None:
    """Draw one panel a tier in a figure, the baseline in grey; `words` stand where the policy starts."""
    for axes, panel in zip(figure.subplots(2, 3, sharex=True).flat, PANELS, strict=True):
        if baseline:
            before = quarters(baseline, [panel.measure])[panel.measure]
            beside(axes, before, baseline.title, _draws(baseline, before))
        mine = quarters(results, [panel.measure])[panel.measure]
        band(axes, mine, TIER_COLOURS[panel.tier], results.title, _draws(results, mine))
        axes.set_title(panel.title, wrap=True)
        axes.set_ylabel(panel.unit)
        mark_start(axes, start, words)
        from_zero(axes)
        by_years(axes)


def _draws(results: Results, futures: pd.DataFrame) -> np.ndarray | None:
    return draws_of(map(int, futures.columns), results.provenance)


def quarters(results: Results, measures: Sequence[str]) -> dict[str, pd.DataFrame]:
    """Return quarterly means from the start on, by measure: one row a quarter, one column a seed."""
    first = pd.Timestamp(results.provenance["scenario"]["start"])
    recorded = results.demand[["week", "seed", *measures]]
    recorded = recorded[recorded["week"] >= first]
    weekly = recorded.groupby(["week", "seed"])[list(measures)].sum().unstack("seed")
    whole = len(weekly) // WEEKS * WEEKS or len(weekly)
    number = pd.Series(range(whole), weekly.index[:whole]) // WEEKS
    means = weekly.iloc[:whole].groupby(number).mean()
    means.index = weekly.index[:whole][::WEEKS]
    return {measure: pd.DataFrame(means[measure]) for measure in measures}
