"""Who pays and who gains: avoided cost by agency as bars from nothing, invested left, gained right."""

from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from sim.charts.inline import money_scale, page_figure
from sim.charts.look import BETTER, INK, WORSE

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEAST = 0.004  # of the longest bar: what moves less is in the table and not in the picture
LOOKS: dict[str, dict[str, Any]] = {  # told apart by fill and hatch too, for print in black and white
    "gains": {"facecolor": BETTER, "edgecolor": INK},
    "invests": {"facecolor": WORSE, "edgecolor": INK, "hatch": "////"},
    "cannot tell": {"facecolor": "white", "edgecolor": INK},
}
IN_WORDS = {
    "invests": "pays more (invests)",
    "gains": "pays less (gains)",
    "cannot tell": "cannot tell which",
}


def who_gains_figure(own: pd.DataFrame, balance: pd.DataFrame) -> Figure:
    """Draw avoided cost a year: of the policy's own lines above, on balance below.

    own, balance : rows of `who_invests_who_gains` with a column `name` to write; `low` to `high` is the
    whisker. Drawn inside `drawn_for_a_page()`.
    """
    shown = [worth_a_bar(table) for table in (own, balance)]
    heights = [max(len(table), 1) + 1.2 for table in shown]
    figure = page_figure(0.19 * sum(heights) + 0.75)
    panels = figure.subplots(2, 1, height_ratios=heights, sharex=True)
    reach = pd.concat(shown)[["avoided_gbp", "low", "high"]].abs().max().max()
    unit, words = money_scale(reach)
    titles = (
        "What each agency pays for the policy itself (its own cost lines)",
        "On balance, all cost lines together",
    )
    for axes, table, title in zip(panels, shown, titles, strict=True):
        _bars(axes, table, unit)
        axes.set_title(title)
    panels[1].set_xlabel(f"{words} a year: left of the line it pays more, right of it less")
    handles = [Patch(label=IN_WORDS[standing], **look) for standing, look in LOOKS.items()]
    figure.legend(handles=handles, loc="outside upper right", ncols=3, frameon=False)
    return figure


def worth_a_bar(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that a picture can show, the most gained on top."""
    moves = table[table["standing"] != "no difference"]
    reach = moves[["avoided_gbp", "low", "high"]].abs().max(axis=1)
    return moves[reach > LEAST * reach.max()].sort_values("avoided_gbp", kind="stable", ignore_index=True)


def _bars(axes: "Axes", table: pd.DataFrame, unit: float) -> None:
    for place, row in enumerate(table.to_dict("records")):
        axes.barh(place, row["avoided_gbp"] / unit, 0.62, linewidth=0.7, **LOOKS[row["standing"]])
        ends = [row["low"] / unit, row["high"] / unit]
        axes.plot(ends, [place, place], color=INK, linewidth=1.1, marker="|", markersize=5)
    axes.axvline(0, color=INK, linewidth=0.9)
    axes.set_yticks(range(len(table)), list(table["name"]))
    axes.set_ylim(-0.6, max(len(table), 1) - 0.4)
    axes.grid(axis="x", color="#e6e6e6", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.margins(x=0.04)
    if not len(table):
        axes.text(0.01, 0.5, "no agency", transform=axes.transAxes, va="center")
