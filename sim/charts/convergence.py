"""Convergence: each factor's index as the study grows, so that one sees whether it was large enough."""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.ticker import FixedLocator, NullLocator

from sim.charts.look import GREY, INNER, new_figure
from sim.charts.study_rows import FLOOR, TOLD
from sim.charts.study_words import INDEX_NAMES, StudyWords, foot_lines, short_label, title_lines
from sim.charts.two_forms import Place, drawn_in_both, save_both
from sim.study.factor import DUMMY
from sim.study.indices import MAIN_INDEX
from sim.study.settled import order_of, settled

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST, ACROSS = 8, 4  # panels, panels in a row
FURTHEST = 0.5  # beyond the range of an index: a wider band at a small size would flatten all
WIDE = 11.0
FOOT = (
    "Line: the index from the first so many points of the same design; blue band: its 95 % interval; grey "
    "band and dashes: the same for a factor that moves nothing at all. N is enough where lines are level, "
    "bands narrow and the order no longer changes. Shown: the {shown} of {tried} factors with the largest "
    "index at the full size."
)


def draw_convergence(convergence: pd.DataFrame, outcome: str, words: StudyWords, folder: Path) -> list[Path]:
    """Draw the method's main index against the size of the study, a panel a factor.

    Parameters
    ----------
    convergence
        The table `convergence` of an analysis: outcome, index, factor, size (SALib's N), value,
        low, high.
    outcome
        The outcome to draw.
    words
        What the picture says besides numbers; its method decides which index is drawn.
    folder
        Where the PNG and the SVG go.

    Returns
    -------
    The paths of the two files.
    """
    index = MAIN_INDEX[words.method]
    mine = convergence[(convergence["outcome"] == outcome) & (convergence["index"] == index)]
    mine = mine.sort_values("size")
    order = order_of(mine, int(mine["size"].max()))
    names = order[:MOST]
    across = min(ACROSS, len(names))
    down = -(-len(names) // across)
    answer = f"{words.outcome(outcome)}: {settled(mine, lambda name: short_label(words.factor(name), 58, 1))}"
    with drawn_in_both():
        figure = new_figure(title_lines(words.question, answer, WIDE), WIDE, 2.5 * down + 2.2)
        panels = list(figure.subplots(down, across, squeeze=False, sharey=True).flat)
        for axes, name in zip(panels, names, strict=False):
            _panel(axes, mine, name, words)
        if words.method != "morris":
            low, high = panels[0].get_ylim()
            panels[0].set_ylim(max(low, -FURTHEST), min(high, 1.0 + FURTHEST))
        for axes in panels[len(names) :]:
            axes.set_axis_off()
        for axes in panels[::across]:
            axes.set_ylabel(INDEX_NAMES[index], fontsize=8)
        notes = foot_lines(FOOT.format(shown=len(names), tried=len(order)), WIDE)
        return save_both(figure, Place(folder, f"{outcome}_convergence", words.rests_on), notes)


def _panel(axes: "Axes", rows: pd.DataFrame, name: str, words: StudyWords) -> None:
    """Draw one factor's index by size, over the dummy's."""
    dummy, mine = rows[rows["factor"] == DUMMY], rows[rows["factor"] == name]
    axes.axhline(0.0, color=GREY, linewidth=0.8)
    axes.fill_between(dummy["size"], dummy["low"], dummy["high"], color=FLOOR, alpha=0.8, linewidth=0)
    axes.plot(dummy["size"], dummy["value"], color="#737373", linewidth=1.0, linestyle=(0, (4, 3)))
    axes.fill_between(mine["size"], mine["low"], mine["high"], color=TOLD, alpha=INNER, linewidth=0)
    axes.plot(mine["size"], mine["value"], color=TOLD, linewidth=1.6, marker="o", markersize=3)
    axes.set_title(short_label(words.factor(name), 32, 3), fontsize=8)
    axes.set_xscale("log", base=2)
    sizes = sorted(mine["size"].unique())
    axes.xaxis.set_major_locator(FixedLocator(sizes))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.set_xlabel("N (runs grow with it)", fontsize=7.5)
    axes.tick_params(labelsize=7.5)
