"""Elementary effects: how much each factor moves an outcome, and how much that hangs on the rest (Morris)."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from sim.charts.look import GREY, INK, new_figure
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
from sim.charts.study_words import StudyWords, foot_lines, title_lines
from sim.charts.two_forms import Place, drawn_in_both, save_both
from sim.study.factor import DUMMY

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDE = 13.0
UP, DOWN, BOTH, DUMB = "^", "v", "o", "D"
SLOPES = ((0.1, "much the same everywhere"), (0.5, "nearly always one way"), (1.0, "hangs on the rest"))
AROUND = ((9, 0), (-9, 0), (0, 10), (0, -10), (9, 9), (-9, 9), (9, -9), (-9, -9), (16, 0), (-16, 0))  # points
FOOT = (
    "Marks: ▲ raises the outcome, ▼ lowers it, ● either way (the interval of mu holds 0); dark where told "
    "from the noise floor, and numbered on the right. Thick lines: 95 % intervals over trajectories; thin "
    "with caps (left): 95 % of what chance alone gives. Grey band: what a factor may reach that moves "
    "nothing, or only sends luck another way."
)


def draw_elementary_effects(
    indices: pd.DataFrame, outcome: str, words: StudyWords, folder: Path
) -> list[Path]:
    """Draw mu* as ranked rows and, beside them, mu* against sigma, each factor by its row's number.

    Parameters
    ----------
    indices
        The table `indices` of an analysis of method morris, in the unit of the outcome: outcome, index (mu,
        mu_star, sigma), factor, value, low, high, noise, floor, above_floor.
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
    mine = indices[indices["outcome"] == outcome]
    mu, star, sigma = (
        mine[mine["index"] == index].set_index("factor") for index in ("mu", "mu_star", "sigma")
    )
    rows = rows_by(mine, "mu_star")
    names = [*rows.shown, *([DUMMY] if DUMMY in star.index else [])]
    marks = [_mark(name, row_of(mu, name)) for name in names]
    answer = f"{words.outcome(outcome)}: {rows.answer(words)}"
    with drawn_in_both():
        figure = new_figure(
            title_lines(words.question, answer, WIDE), WIDE, max(figure_high(len(names)), 6.0)
        )
        left, right = figure.subplots(1, 2, width_ratios=(1.0, 1.15))
        _ranked(left, star, names, marks)
        label_rows(left, words, names, numbered=True)
        _scatter(right, star, sigma, names, marks)
        unit = words.outcomes.get(outcome, ("", ""))[1] or "the outcome's unit"
        left.set_xlabel(
            f"mu*: mean size of the change when a factor goes\nfrom end to end of its range [{unit}]"
        )
        right.set_xlabel(f"mu* [{unit}]")
        right.set_ylabel(f"sigma, how much the change differs with the rest [{unit}]")
        figure.draw_without_rendering()  # numbers are set aside by where the marks really stand
        _number(right, star, sigma, names, rows.above)
        place = Place(folder, f"{outcome}_elementary_effects", words.rests_on)
        return save_both(figure, place, foot_lines(rows.note() + FOOT, WIDE))


def _mark(name: str, mu: pd.Series) -> str:
    if name == DUMMY:
        return DUMB
    return UP if mu["low"] > 0.0 else DOWN if mu["high"] < 0.0 else BOTH


def _colour(name: str, row: pd.Series) -> str:
    return "#737373" if name == DUMMY else TOLD if row["above_floor"] else UNTOLD


def _reach(star: pd.DataFrame) -> float:
    return float(star["floor"].max())


def _ranked(axes: "Axes", star: pd.DataFrame, names: Sequence[str], marks: Sequence[str]) -> None:
    """Draw mu* of every row with its interval and what chance gives."""
    light_grid(axes)
    shade_floor(axes, _reach(star))
    for name, at, mark in zip(names, places(names), marks, strict=True):
        row = row_of(star, name)
        interval_line(axes, at, row)
        axes.plot(row["value"], at, mark, color=_colour(name, row), markersize=6, zorder=4)


def _scatter(
    axes: "Axes", star: pd.DataFrame, sigma: pd.DataFrame, names: Sequence[str], marks: Sequence[str]
) -> None:
    """Draw mu* against sigma, both with their intervals, over the slants by which they are read."""
    shade_floor(axes, _reach(star))
    for name, mark in zip(names, marks, strict=True):
        x, y = row_of(star, name), row_of(sigma, name)
        look: dict[str, Any] = {"color": "#9a9a9a", "linewidth": 1.3, "zorder": 2}
        axes.plot([x["low"], x["high"]], [y["value"]] * 2, **look)
        axes.plot([x["value"]] * 2, [y["low"], y["high"]], **look)
        axes.plot(x["value"], y["value"], mark, color=_colour(name, x), markersize=7, zorder=3)
    right, top = axes.get_xlim()[1], axes.get_ylim()[1]
    axes.set_xlim(left=min(0.0, axes.get_xlim()[0]), right=right)
    axes.set_ylim(bottom=min(0.0, axes.get_ylim()[0]), top=top)
    for slope, meaning in SLOPES:
        end = min(right, top / slope)
        axes.plot([0.0, end], [0.0, slope * end], color=GREY, linewidth=0.9, linestyle=(0, (4, 3)), zorder=1)
        aside: dict[str, Any] = {"ha": "left", "va": "center", "xytext": (4, 0)}
        if slope * right > top:
            aside = {"ha": "center", "va": "bottom", "xytext": (0, 3)}
        words = f"sigma = {slope:g} mu*:\n{meaning}"
        at = (end, slope * end)
        axes.annotate(words, at, textcoords="offset points", fontsize=7, color="#737373", **aside)


def _number(
    axes: "Axes", star: pd.DataFrame, sigma: pd.DataFrame, names: Sequence[str], told: set[str]
) -> None:
    """Write the row's number beside each mark that is told, where it meets no other mark or number."""
    ends = [(star.loc[name, "value"], sigma.loc[name, "value"]) for name in names]
    taken = list(axes.transData.transform(np.array(ends)))
    scale = axes.figure.dpi / 72.0
    for rank, name in enumerate(names, start=1):
        if name not in told:
            continue
        middle = taken[rank - 1]
        others = np.array([spot for place, spot in enumerate(taken) if place != rank - 1] or [middle + 1e6])
        aside = max(AROUND, key=lambda step: _room(middle + scale * np.array(step), others, scale))
        taken.append(middle + scale * np.array(aside))
        axes.annotate(
            str(rank), (star.loc[name, "value"], sigma.loc[name, "value"]), xytext=aside, ha="center",
            textcoords="offset points", va="center", fontsize=8, color=INK, zorder=5,
        )  # fmt: skip


def _room(spot: np.ndarray, others: np.ndarray, scale: float) -> float:
    """Return how far the nearest other mark is, at most what is far enough; ties go to the first place."""
    return min(float(np.hypot(*(others - spot).T).min()), 13.0 * scale)
