"""Tornado: where an outcome stands when a factor lies at the low, and at the high, end of its range."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.charts.look import GREY, INK, new_figure
from sim.charts.study_rows import FLOOR, MOST, Rows, figure_high, label_rows, places, row_of
from sim.charts.study_words import StudyWords, foot_lines, title_lines
from sim.charts.two_forms import Place, drawn_in_both, save_both
from sim.study.factor import DUMMY
from sim.study.words import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LOW, HIGH = "#E69F00", "#0072B2"  # pale and dark in print too
ENDS = (("when_low", LOW, -0.19), ("when_high", HIGH, 0.19))
LOWEST, HIGHEST = ("low_when_low", "low_when_high"), ("high_when_low", "high_when_high")
WIDE = 10.0
FOOT = (
    "From the upright line, the mean of all points: to the mean at the low end of each factor's range "
    "(amber, above) and at the high end (blue, below); {ends}. Black lines: 95 % intervals of those means. "
    "Grey band: how far a factor that moves nothing seems to reach."
)
OVER_POINTS = "an end is the lowest or highest fifth of the range, over all values of the rest"
BY_EFFECT = "an end is half the mean elementary effect away"


def draw_tornado(swings: pd.DataFrame, outcome: str, words: StudyWords, folder: Path) -> list[Path]:
    """Draw the swings of one outcome, the widest at the top.

    Parameters
    ----------
    swings
        The table `swings` of an analysis, in the unit of the outcome: outcome, factor, when_low, when_high,
        the intervals' ends low_when_low, high_when_low, low_when_high, high_when_high, and middle.
    outcome
        The outcome to draw.
    words
        What the picture says besides numbers.
    folder
        Where the PNG and the SVG go.

    Returns
    -------
    The paths of the two files.
    """
    table = swings[swings["outcome"] == outcome].set_index("factor")
    rows = _rows(table)
    names = [*rows.shown, *([DUMMY] if DUMMY in table.index else [])]
    middle = float(table["middle"].iloc[0])
    with drawn_in_both():
        figure = new_figure(
            title_lines(words.question, _answer(table, rows, outcome, words), WIDE),
            WIDE,
            figure_high(len(names)),
        )
        axes = figure.subplots()
        _stage(axes, table, middle)
        for name, at in zip(names, places(names), strict=True):
            _swing(axes, row_of(table, name), at, middle, grey=name == DUMMY)
        label_rows(axes, words, names)
        axes.set_xlabel(words.axis(outcome))
        axes.set_title(f"mean of all points: {number(middle)}", fontsize=9)
        ends = BY_EFFECT if words.method == "morris" else OVER_POINTS
        notes = foot_lines(rows.note() + FOOT.format(ends=ends), WIDE)
        return save_both(figure, Place(folder, f"{outcome}_tornado", words.rests_on), notes)


def _rows(table: pd.DataFrame) -> Rows:
    """Order the factors by how far they reach; told are those that reach further than the dummy may."""
    moved = table.drop(index=DUMMY, errors="ignore")
    reach = _reach(moved)
    names = list(reach.sort_values(ascending=False, kind="stable").index)
    return Rows(names[:MOST], set(moved.index[reach > _floor(table)]), names[MOST:])


def _reach(table: pd.DataFrame) -> pd.Series:
    """Return the widest of both ends from one another, and of each from the middle."""
    low, high, middle = table["when_low"], table["when_high"], table["middle"]
    return pd.concat([(high - low).abs(), (low - middle).abs(), (high - middle).abs()], axis=1).max(axis=1)


def _floor(table: pd.DataFrame) -> float:
    """Return how far the dummy may reach by its intervals, 0 without a dummy."""
    if DUMMY not in table.index:
        return 0.0
    ends = row_of(table, DUMMY)[[*LOWEST, *HIGHEST, "middle"]].astype(float)
    return float(ends.max() - ends.min())


def _answer(table: pd.DataFrame, rows: Rows, outcome: str, words: StudyWords) -> str:
    told = [name for name in rows.shown if name in rows.above]
    if not told:
        return f"{words.outcome(outcome)}: no factor moves it further than chance does"
    low, high = row_of(table, told[0])[["when_low", "when_high"]]
    first = words.factor(told[0]).label
    return (
        f"{words.outcome(outcome)}: from {number(low)} to {number(high)} between the low and the high end "
        f"of “{first}”, which reaches furthest of {len(rows.shown) + len(rows.left_out)}"
    )


def _stage(axes: "Axes", table: pd.DataFrame, middle: float) -> None:
    """Draw what stands behind the swings: the reach of the dummy, the middle and, where in sight, nothing."""
    if DUMMY in table.index:
        dummy = row_of(table, DUMMY)[[*LOWEST, *HIGHEST, "middle"]].astype(float)
        axes.axvspan(dummy.min(), dummy.max(), color=FLOOR, alpha=0.6, linewidth=0, zorder=0)
    axes.axvline(middle, color=INK, linewidth=1.1, zorder=4)
    ends = table[[*LOWEST, *HIGHEST]].to_numpy(float)
    if np.nanmin(ends) < 0.0 < np.nanmax(ends):
        axes.axvline(0.0, color=GREY, linewidth=1.0, linestyle=(0, (4, 3)))
        axes.annotate(
            "nothing",
            (0, 1),
            xycoords=("data", "axes fraction"),
            xytext=(3, -2),
            textcoords="offset points",
            fontsize=7,
            va="top",
        )
    axes.grid(axis="x", color="#ececec", linewidth=0.6)
    axes.set_axisbelow(True)


def _swing(axes: "Axes", row: pd.Series, at: float, middle: float, grey: bool) -> None:
    """Draw both ends of one factor, one above the other, so that neither hides the other."""
    for end, colour, aside in ENDS:
        axes.barh(at + aside, row[end] - middle, left=middle, height=0.34, color=GREY if grey else colour)
        reach = [row[f"low_{end}"], row[f"high_{end}"]]
        axes.plot(reach, [at + aside] * 2, color=INK, linewidth=1.8, solid_capstyle="butt", zorder=5)
