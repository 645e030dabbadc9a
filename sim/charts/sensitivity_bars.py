"""Sensitivity bars: how much of an outcome's spread each factor answers for, beside the noise floor."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.charts.look import new_figure
from sim.charts.study_rows import (
    TOLD,
    UNTOLD,
    figure_high,
    interval_line,
    label_rows,
    light_grid,
    places,
    row_of,
    rows_by,
    shade_floor,
)
from sim.charts.study_words import INDEX_NAMES, StudyWords, foot_lines, title_lines
from sim.charts.two_forms import Place, drawn_in_both, save_both
from sim.study.factor import DUMMY
from sim.study.indices import MAIN_INDEX

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PANELS = {
    "sobol": ("ST", "S1"),
    "fast": ("ST", "S1"),
    "pawn": ("pawn",),
    "latin": ("rank_correlation",),
}
AXIS = {
    "S1": "share of the outcome's variance",
    "ST": "share of the outcome's variance",
    "pawn": "largest change in the outcome's distribution, 0 to 1",
    "rank_correlation": "−1: always the lower for it, 1: always the higher",
}
FOOT = (
    "Bar: the index; dark where it is told from the noise floor, pale where not. Thick line: its 95 % "
    "interval over the points drawn. Thin line with caps: 95 % of what chance alone gives, from the seeds. "
    "Grey band: what a factor may reach that moves nothing, or only sends luck another way."
)
DUMB = "#8c8c8c"
SIGNED = ("S1", "rank_correlation")  # estimates that may fall below nothing
WIDE = 11.0
FURTHEST = 1.6  # beyond it nothing of an index between -1 and 1 can be learned


def draw_sensitivity_bars(indices: pd.DataFrame, outcome: str, words: StudyWords, folder: Path) -> list[Path]:
    """Draw the indices of one outcome as bars with intervals, a panel an index.

    Parameters
    ----------
    indices
        The table `indices` of an analysis: outcome, index, factor, value, low, high, noise, floor,
        above_floor.
    outcome
        The outcome to draw.
    words
        What the picture says besides numbers; its method (sobol, fast, pawn or latin) decides the panels.
    folder
        Where the PNG and the SVG go.

    Returns
    -------
    The paths of the two files.
    """
    mine = indices[indices["outcome"] == outcome]
    rows = rows_by(mine, MAIN_INDEX[words.method])
    names = [*rows.shown, *([DUMMY] if (mine["factor"] == DUMMY).any() else [])]
    answer = f"{words.outcome(outcome)}: {rows.answer(words)}"
    with drawn_in_both():
        title = title_lines(words.question, answer, WIDE)
        figure = new_figure(title, WIDE, figure_high(len(names)))
        shown = PANELS[words.method]
        panels = figure.subplots(1, len(shown), squeeze=False, sharey=True)[0]
        for axes, index in zip(panels, shown, strict=True):
            _panel(axes, mine[mine["index"] == index].set_index("factor"), names, index)
        label_rows(panels[0], words, names)
        place = Place(folder, f"{outcome}_sensitivity", words.rests_on)
        return save_both(figure, place, foot_lines(rows.note() + FOOT, WIDE))


def _panel(axes: "Axes", table: pd.DataFrame, names: list[str], index: str) -> None:
    """Draw one index of every row: bar, interval over points, chance, and the floor behind."""
    light_grid(axes)
    shade_floor(axes, float(table["floor"].max()), both_ways=index in SIGNED)
    for name, at in zip(names, places(names), strict=True):
        row = row_of(table, name)
        if not np.isfinite(row["value"]):
            axes.annotate("cannot be told", (0, at), xytext=(4, 0), textcoords="offset points", va="center")
            continue
        told = TOLD if row["above_floor"] else UNTOLD
        axes.barh(at, row["value"], height=0.4, color=DUMB if name == DUMMY else told, zorder=1)
        interval_line(axes, at, row)
    axes.set_title(INDEX_NAMES[index])
    axes.set_xlabel(AXIS[index])
    axes.spines["left"].set_visible(False)
    low, high = axes.get_xlim()
    axes.set_xlim(max(low, -FURTHEST), min(high, FURTHEST))
