"""Tier flow: an alluvial picture of where families with a case stand at each year's end and go next."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path as Line

from sim.charts.look import GREY, INK, TIER_COLOURS, drawn, new_figure, save
from sim.results.tier_flow import CARE, EARLY_HELP, GROUPS, IN_NEED, LEFT, NO_CASE, PLAN

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.results.results import Results

ORDER = (NO_CASE, EARLY_HELP, 2, IN_NEED, PLAN, CARE, LEFT)  # from the top down
COLOURS = {
    NO_CASE: TIER_COLOURS["universal"],
    EARLY_HELP: TIER_COLOURS["early help"],
    2: "#F0E442",
    IN_NEED: TIER_COLOURS["child in need"],
    PLAN: TIER_COLOURS["protection"],
    CARE: TIER_COLOURS["care"],
    LEFT: GREY,
}
WIDE = 0.14  # of a year: the bar of a group
GAP = 0.025  # of the highest column, between groups


def draw_tier_flow(run: "Results", flows: Sequence[pd.DataFrame], path: Path) -> Path:
    """Draw the mean of futures' flows between groups from each 31 March to the next.

    flows : `sim.results.tier_flow.tier_flow` of each seed.
    """
    mean = mean_flow(flows)
    years = sorted(mean["year"].unique())
    columns = {year: _heights(mean, year) for year in (years[0] - 1, *years)}
    gap = GAP * max(sum(heights.values()) for heights in columns.values())
    with drawn():
        figure = new_figure(f"Where families with a case go, year by year: “{run.title}”", 11, 6.2)
        axes = figure.subplots()
        tops = {year: _columns(axes, year, heights, gap) for year, heights in columns.items()}
        for year in years:
            _bands(axes, mean[mean["year"] == year], year, tops)
        _labels(axes, columns, tops)
        foot = (
            "Families by where they stand on 31 March and a year later, a mean of "
            f"{len(flows)} futures; numbers are families. Without a case: only those who had one a year "
            "before or have one a year later.\nA family with any child in care stands there, whatever its "
            "case. What happens and ends within a year is not seen."
        )
        return save(figure, path, foot, run.parameters)


def mean_flow(flows: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return `year`, `before`, `after`, `families` as a mean over futures; a missing row is nobody."""
    whole = pd.concat(flows)
    summed = whole.groupby(["year", "before", "after"])["families"].sum() / len(flows)
    return summed.reset_index()


def _heights(mean: pd.DataFrame, year: int) -> dict[int, float]:
    """Return how high each group stands in a year's column: what comes in or what goes out, the larger."""
    coming = mean[mean["year"] == year].groupby("after")["families"].sum()
    going = mean[mean["year"] == year + 1].groupby("before")["families"].sum()
    return {group: float(max(coming.get(group, 0.0), going.get(group, 0.0))) for group in ORDER}


def _columns(axes: "Axes", year: int, heights: dict[int, float], gap: float) -> dict[int, float]:
    """Draw a year's bars from the top down; return where each begins."""
    tops, top = {}, 0.0
    for group in ORDER:
        tops[group] = top
        corner = (year - WIDE / 2, -top - heights[group])
        axes.add_patch(Rectangle(corner, WIDE, heights[group], facecolor=COLOURS[group], linewidth=0))
        top += heights[group] + (gap if heights[group] else 0.0)
    return tops


def _bands(axes: "Axes", flow: pd.DataFrame, year: int, tops: dict[int, dict[int, float]]) -> None:
    left, right = dict(tops[year - 1]), dict(tops[year])
    moves = {(row["before"], row["after"]): row["families"] for row in flow.to_dict("records")}
    for before in ORDER:
        for after in ORDER:
            families = moves.get((before, after), 0.0)
            if families:
                _band(axes, year, left[before], right[after], families, COLOURS[before])
                left[before] += families
                right[after] += families


def _band(axes: "Axes", year: int, start: float, end: float, high: float, colour: str) -> None:
    one, other, half = year - 1 + WIDE / 2, year - WIDE / 2, year - 0.5
    corners = [
        (one, -start), (half, -start), (half, -end), (other, -end),
        (other, -end - high), (half, -end - high), (half, -start - high), (one, -start - high), (one, -start),
    ]  # fmt: skip
    codes = [Line.MOVETO, *[Line.CURVE4] * 3, Line.LINETO, *[Line.CURVE4] * 3, Line.CLOSEPOLY]
    axes.add_patch(PathPatch(Line(corners, codes), facecolor=colour, alpha=0.45, linewidth=0))


def _labels(axes: "Axes", columns: dict[int, dict], tops: dict[int, dict[int, float]]) -> None:
    first, last = min(columns), max(columns)
    for year, heights in columns.items():
        for group in ORDER:
            middle = -tops[year][group] - heights[group] / 2
            if heights[group]:
                axes.text(year, middle, f"{heights[group]:,.0f}", ha="center", va="center", fontsize=7)
            if heights[group] and year == last:
                axes.text(year + WIDE, middle, GROUPS[group], va="center", fontsize=8.5, color=INK)
    axes.set_xlim(first - 0.15, last + 0.75)
    axes.set_ylim(-max(tops[year][LEFT] + columns[year][LEFT] for year in columns) * 1.01, 0)
    axes.set_xticks(list(columns), [f"31 March {year}" for year in columns])
    axes.set_yticks([])
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.tick_params(length=0)
