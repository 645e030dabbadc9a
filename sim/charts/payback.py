"""Payback: cumulative net value through the years with its band, and in which year futures pay back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure

from sim.charts.inline import money_scale, page_figure
from sim.charts.look import BETTER, GREY, INK, OUTER

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_LABELS = 6


def payback_figure(
    corrected: pd.DataFrame,
    uncorrected: pd.DataFrame,
    payback: pd.DataFrame,
    cases: Mapping[str, str],
    invested: Mapping[str, bool],
) -> Figure:
    """Draw the payback curve of each case above, and the distribution of its payback year below.

    corrected, uncorrected : cash-flow tables of an appraisal with and without the correction for optimism
    bias; payback : its distribution; cases : case -> title; invested : case -> whether anything is surely
    invested, without which there is no payback year. Drawn inside `drawn_for_a_page()`.
    """
    figure = page_figure(4.7)
    drawn = pd.concat([_cumulative(flows, case) for flows in (corrected, uncorrected) for case in cases])
    unit, words = money_scale(drawn[["p5", "p95"]].abs().max().max())
    panels = figure.subplots(2, len(cases), height_ratios=(3, 2), squeeze=False)
    for column, (case, title) in enumerate(cases.items()):
        above, below = panels[0][column], panels[1][column]
        _curve(above, _cumulative(uncorrected, case), unit, INK, "as counted", dashed=True)
        _curve(above, _cumulative(corrected, case), unit, BETTER, "corrected for optimism bias")
        above.axhline(0, color=INK, linewidth=0.9)
        above.set_title(f"{title}: running net value")
        above.set_xlabel("year to 31 March")
        above.grid(axis="y", color="#e6e6e6", linewidth=0.6)
        _distribution(below, payback[payback["case"] == case], invested[case])
        below.set_title(f"{title}: when futures pay back")
    panels[0][0].set_ylabel(f"{words}, discounted")
    panels[1][0].set_ylabel("% of futures")
    panels[0][0].legend(frameon=False, loc="best")
    return figure


def _cumulative(flows: pd.DataFrame, case: str) -> pd.DataFrame:
    return flows[(flows["case"] == case) & (flows["measure"] == "cumulative_gbp")]


def _curve(
    axes: "Axes", rows: pd.DataFrame, unit: float, colour: str, label: str, dashed: bool = False
) -> None:
    years, low, middle, high = (rows[name].to_numpy() for name in ("year", "p5", "median", "p95"))
    style = (0, (4, 3)) if dashed else "solid"
    axes.fill_between(
        years, low / unit, high / unit, color=GREY if dashed else colour, alpha=2 * OUTER, linewidth=0
    )
    axes.plot(years, middle / unit, color=colour, linewidth=1.5, linestyle=style, label=label)
    for edge in (low, high):  # seen in black and white too
        axes.plot(years, edge / unit, color=colour, linewidth=0.5, linestyle=style)
    axes.set_xticks(years[:: -(-len(years) // MOST_LABELS)])


def _distribution(axes: "Axes", rows: pd.DataFrame, invested: bool) -> None:
    if not invested:
        axes.axis("off")
        axes.text(
            0.0,
            0.9,
            "No payback year: the policy’s own lines do\nnot cost more in every future, so nothing is\n"
            "surely invested.",
            transform=axes.transAxes,
            va="top",
        )
        return
    names = [*(f"{time:.0f}" for time in rows["t"].iloc[:-1]), "not\nwithin"]
    places = range(len(rows))
    axes.bar(places, 100 * rows["share"], 0.8, facecolor="white", edgecolor=INK, linewidth=0.8, label="first")
    axes.bar(places, 100 * rows["share_for_good"], 0.4, facecolor=BETTER, label="for good")
    axes.set_xticks(places, names)
    axes.set_xlabel("years after the policy’s first, which is 0")
    axes.set_ylim(0, 105)
    axes.grid(axis="y", color="#e6e6e6", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.legend(frameon=False, loc="upper left")
