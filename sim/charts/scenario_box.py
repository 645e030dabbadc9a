"""Scenario box: in which futures a condition holds, as limits on a few factors (PRIM)."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.patches import Rectangle

from sim.charts.look import INK, new_figure
from sim.charts.study_rows import ROW_HIGH, label_rows, places
from sim.charts.study_words import StudyWords, foot_lines, short_label, title_lines
from sim.charts.two_forms import Place, drawn_in_both, save_both
from sim.study.factor import DUMMY
from sim.study.words import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDE = 13.0
HOLDS, HOLDS_NOT, BOX = "#D55E00", "#56B4E9", "#333333"
MOST_POINTS = 1_500  # more would hide one another
TENTHS = 10
LEFT = (
    "Left: the whole range of each factor and, dark, what the box keeps of it; p is the chance that a limit "
    "as sharp arises from nothing. "
)
CLOUD = "Right: {shown} points tried, means over seeds{faint}."
FAINT = "; faint: outside the box's other limits"
LEANS = " One limit is on a factor that moves nothing: the box leans on chance."
SHARES = "Right: {shown} points tried, means over seeds; shaded: the box; lines: 95 % intervals."
FEWEST = 3  # rows, lest a single one be as thick as the picture


def draw_scenario_box(
    found: pd.Series,
    boxes: pd.DataFrame,
    points: pd.DataFrame,
    holds: np.ndarray,
    words: StudyWords,
    place: Place,
) -> list[Path]:
    """Draw one question's box: its limits, and the points in its two sharpest factors.

    Parameters
    ----------
    found
        One row of the table `found`: ask, cases (share of points where it holds), coverage, density, mass.
    boxes
        The table `boxes` of the same question: factor, low, high, restricted, p_value;
        none restricted, no picture.
    points
        What was drawn, one row a point, one column a factor, in the factors' units.
    holds
        Whether the condition holds at each point, shape (points,).
    words
        What the picture says besides numbers.
    place
        Where the PNG and the SVG go.

    Returns
    -------
    The paths of the two files, none where no box was found.
    """
    limits = _sharpest_first(boxes, words)
    if limits.empty:
        return []
    names = list(limits.index)
    with drawn_in_both():
        high = max(5.4, 2.4 + (ROW_HIGH + 0.12) * len(names))
        figure = new_figure(title_lines(words.question, _answer(found), WIDE), WIDE, high)
        left, right = figure.subplots(1, 2, width_ratios=(1.0, 1.25))
        _limits(left, limits, words)
        label_rows(left, words, names)
        left.set_ylim(max(len(names), FEWEST) - 0.38, -0.62)
        shown = _some(len(points))
        if len(names) == 1:
            _shares(right, points[names[0]].to_numpy(float), holds, limits.iloc[0], words)
        else:
            _cloud(right, points.iloc[shown], holds[shown], limits, words)
            _key(figure, right)
        notes = LEFT + _right(names, len(shown), len(points)) + LEANS * (DUMMY in names)
        return save_both(figure, place, foot_lines(notes, WIDE))


def _sharpest_first(boxes: pd.DataFrame, words: StudyWords) -> pd.DataFrame:
    """Return the limits that are no mere range, the one that keeps least of its range first."""
    limits = boxes[boxes["restricted"].astype(bool)].set_index("factor")
    whole = np.array([_range(words, name) for name in limits.index]).reshape(-1, 2)
    limits = limits.assign(
        whole_low=whole[:, 0],
        whole_high=whole[:, 1],
        kept=(limits["high"] - limits["low"]) / (whole[:, 1] - whole[:, 0]),
    )
    return limits.sort_values("kept", kind="stable")


def _range(words: StudyWords, name: str) -> tuple[float, float]:
    factor = words.factor(name)
    return factor.low, factor.high


def _right(names: list[str], shown: int, tried: int) -> str:
    """Say what stands on the right: all points by tenths, or those in the two sharpest factors."""
    if len(names) == 1:
        return SHARES.format(shown=f"all {tried:,}")
    how_many = f"{shown:,} of {tried:,}" if shown < tried else f"all {tried:,}"
    return CLOUD.format(shown=how_many, faint=FAINT * (len(names) > 2))


def _answer(found: pd.Series) -> str:
    ask = str(found["ask"]).rstrip("?")
    return (
        f"{ask[:1].upper()}{ask[1:]}: in {100 * found['cases']:.0f} of 100 futures; inside the box in "
        f"{100 * found['density']:.0f} of 100. "
        f"The box is {100 * found['mass']:.0f} % of all futures and holds {100 * found['coverage']:.0f} % of "
        "those cases."
    )


def _limits(axes: "Axes", limits: pd.DataFrame, words: StudyWords) -> None:
    """Draw what the box keeps of each factor's range, its limits written at the ends."""
    for (name, row), at in zip(limits.iterrows(), places(list(limits.index)), strict=True):
        wide = row["whole_high"] - row["whole_low"]
        low, high = (row["low"] - row["whole_low"]) / wide, (row["high"] - row["whole_low"]) / wide
        axes.barh(at, 1.0, height=0.26, color="#e3e3e3")
        axes.barh(at, high - low, left=low, height=0.26, color=HOLDS)
        text = f"{_in_words(row, words.factor(str(name)).unit)}; {_chance(row['p_value'])}"
        axes.text(0.0, at - 0.17, text, fontsize=8, va="bottom")
    axes.set_xlim(0.0, 1.0)
    axes.set_xticks([0.0, 1.0], ["low end", "high end"])
    axes.set_xlabel("place in the whole range of the factor")


def _in_words(row: pd.Series, unit: str) -> str:
    """Say a factor's limits; an end of the whole range is no limit."""
    above, below = row["low"] > row["whole_low"], row["high"] < row["whole_high"]
    if above and below:
        return f"{number(row['low'])} to {number(row['high'])} {unit}".strip()
    return f"above {number(row['low'])} {unit}".strip() if above else f"below {number(row['high'])} {unit}"


def _chance(p_value: float) -> str:
    return "p < 0.001" if p_value < 0.001 else f"p = {p_value:.2g}"


def _some(points: int) -> np.ndarray:
    """Return which points are drawn: all, or so many spread evenly over the design."""
    return np.unique(np.linspace(0, points - 1, min(points, MOST_POINTS)).round().astype(int))


def _cloud(
    axes: "Axes", points: pd.DataFrame, holds: np.ndarray, limits: pd.DataFrame, words: StudyWords
) -> None:
    """Draw the points in the two sharpest factors, with the box; those outside its other limits faint."""
    first, second, *others = limits.index
    inside = np.ones(len(points), dtype=bool)
    for name in others:
        inside &= points[name].between(limits.loc[name, "low"], limits.loc[name, "high"]).to_numpy()
    x, y = points[first].to_numpy(float), points[second].to_numpy(float)
    for those, colour, mark in ((~holds, HOLDS_NOT, "x"), (holds, HOLDS, "o")):
        for part, alpha in ((~inside, 0.16), (inside, 0.85)):
            look: dict[str, Any] = {"s": 16, "c": colour, "marker": mark, "alpha": alpha, "linewidths": 1.0}
            axes.scatter(x[those & part], y[those & part], **look)
    low, high = limits.loc[[first, second], "low"], limits.loc[[first, second], "high"]
    corner, size = tuple(low), tuple(high - low)
    axes.add_patch(Rectangle(corner, *size, fill=False, edgecolor=BOX, linewidth=2.2, zorder=5))
    axes.set_xlabel(_axis(words, str(first)))
    axes.set_ylabel(_axis(words, str(second)))


def _axis(words: StudyWords, name: str) -> str:
    factor = words.factor(name)
    return f"{short_label(factor, 62)} [{factor.unit}]" if factor.unit else short_label(factor, 62)


def _key(figure: "Figure", axes: "Axes") -> None:
    for colour, mark, label in ((HOLDS, "o", "it holds"), (HOLDS_NOT, "x", "it does not")):
        axes.scatter([], [], s=18, c=colour, marker=mark, label=label)
    axes.plot([], [], color=BOX, linewidth=2.2, label="the box")
    axes.legend(loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=3, frameon=False, fontsize=8)


def _shares(axes: "Axes", values: np.ndarray, holds: np.ndarray, row: pd.Series, words: StudyWords) -> None:
    """Draw, for a box with one limit, in what share of points it holds in each tenth of the range."""
    from scipy.stats import binomtest

    edges = np.linspace(row["whole_low"], row["whole_high"], TENTHS + 1)
    tenth = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, TENTHS - 1)
    counts = np.bincount(tenth, minlength=TENTHS)
    true = np.bincount(tenth, weights=holds, minlength=TENTHS)
    axes.axvspan(row["low"], row["high"], color="#f7dcc8", linewidth=0, zorder=0)
    for place in np.flatnonzero(counts):
        low, high = binomtest(int(true[place]), int(counts[place])).proportion_ci(method="wilson")
        middle = edges[place : place + 2].mean()
        axes.plot([middle] * 2, [100 * low, 100 * high], color=INK, linewidth=2.0)
        axes.plot(middle, 100 * true[place] / counts[place], "o", color=HOLDS, markersize=7)
    axes.set_ylim(0, 100)
    axes.set_xlabel(_axis(words, str(row.name)))
    axes.set_ylabel("points where it holds, in each tenth of the range [%]")
