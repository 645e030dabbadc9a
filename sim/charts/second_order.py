"""Second order: which two factors work through one another, as a map of pairs."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib.patches import Rectangle

from sim.charts.look import INK, new_figure
from sim.charts.study_rows import ROW_HIGH, label_rows
from sim.charts.study_words import StudyWords, foot_lines, short_label, title_lines
from sim.charts.two_forms import Place, drawn_in_both, save_both
from sim.study.factor import DUMMY
from sim.study.indices import HALF

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 10  # factors, 45 pairs: what can still be read
WIDE = 12.0
FEWEST = 6  # columns, lest few squares be as wide as the page
LEAST = 0.05  # share of variance that the deepest colour stands for, at least
FOOT = (
    "In each square: share of the outcome's variance that two factors have only together (second-order "
    "Sobol index S2), below it the 95 % interval over points and ± what chance alone gives (95 %). Blue and "
    "framed: told from the noise floor, which is the furthest that any pair with “nothing at all” reaches "
    "({floor:.3f}); grey: not told. An estimate below 0 is noise."
)


def draw_second_order(second: pd.DataFrame, outcome: str, words: StudyWords, folder: Path) -> list[Path]:
    """Draw the second-order indices of one outcome as a map of pairs.

    Parameters
    ----------
    second
        The table `second_order` of an analysis: outcome, factor, other, value, low, high, noise.
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
    mine = second[second["outcome"] == outcome]
    with_dummy = (mine["factor"] == DUMMY) | (mine["other"] == DUMMY)
    floor = float(mine.loc[with_dummy, "high"].max()) if with_dummy.any() else 0.0
    moved = mine[~with_dummy]
    names = _greatest(moved)
    with drawn_in_both():
        answer = f"{words.outcome(outcome)}: {_answer(moved, floor, words)}"
        figure = new_figure(
            title_lines(words.question, answer, WIDE), WIDE, 2.4 + (ROW_HIGH + 0.1) * len(names)
        )
        axes = figure.subplots()
        label_rows(axes, words, names, numbered=True)
        _squares(axes, moved, names, floor)
        left = len(set(moved["factor"]) | set(moved["other"])) - len(names)
        rest = f"Not drawn: {left} more of the factors, whose pairs are smaller. " if left else ""
        notes = foot_lines(rest + FOOT.format(floor=floor), WIDE)
        return save_both(figure, Place(folder, f"{outcome}_pairs", words.rests_on), notes)


def _greatest(moved: pd.DataFrame) -> list[str]:
    """Return the factors with the greatest pairs, by the lower ends of their intervals."""
    both = pd.concat([moved, moved.rename(columns={"factor": "other", "other": "factor"})])
    best = both.groupby("factor", sort=True)["low"].max().sort_values(ascending=False, kind="stable")
    return list(best.index[:MOST])


def _answer(moved: pd.DataFrame, floor: float, words: StudyWords) -> str:
    told = moved[moved["low"] > floor].sort_values("value", ascending=False, kind="stable")
    if not len(told):
        return "no two factors can be told to work through one another"
    first = told.iloc[0]
    pair = " with ".join(f"“{short_label(words.factor(first[end]), 55, 1)}”" for end in ("factor", "other"))
    return f"most through one another work {pair} ({len(told)} of {len(moved)} pairs told from noise)"


def _squares(axes: "Axes", moved: pd.DataFrame, names: list[str], floor: float) -> None:
    """Fill the half of the map below its diagonal, each pair once."""
    at = {name: place for place, name in enumerate(names)}
    values = moved.assign(
        row=[max(at.get(a, -1), at.get(b, -1)) for a, b in zip(moved["factor"], moved["other"], strict=True)],
        column=[
            min(at.get(a, -1), at.get(b, -1)) for a, b in zip(moved["factor"], moved["other"], strict=True)
        ],
    )
    deepest = max(LEAST, float(values["value"].max()))
    for pair in values[values["column"] >= 0].to_dict("records"):
        _square(axes, pair, deepest, told=pair["low"] > floor)
    axes.set_xlim(-0.5, max(len(names), FEWEST) - 1.5)
    axes.set_xticks(range(len(names) - 1), [str(place + 1) for place in range(len(names) - 1)])
    axes.tick_params(axis="x", length=0)
    axes.xaxis.tick_top()
    axes.spines["bottom"].set_visible(False)


def _square(axes: "Axes", pair: dict, deepest: float, told: bool) -> None:
    depth = float(np.clip(pair["value"] / deepest, 0.0, 1.0))
    full = np.array([0.0, 0.447, 0.698]) if told else np.full(3, 0.75)  # the house's blue, or grey
    shade = 1.0 - depth * (1.0 - full)
    at = (pair["column"] - 0.47, pair["row"] - 0.46)
    frame: dict[str, Any] = (
        {"edgecolor": INK, "linewidth": 1.8} if told else {"edgecolor": "#d9d9d9", "linewidth": 0.6}
    )
    axes.add_patch(Rectangle(at, 0.94, 0.92, facecolor=shade, **frame))
    colour = "white" if told and depth > 0.6 else INK
    look: dict[str, Any] = {"ha": "center", "color": colour}
    middle = (pair["column"], pair["row"])
    axes.text(*middle, f"{_two(pair['value'])}\n", va="center", fontsize=8.5, **look)
    below = f"\n{_two(pair['low'])} to {_two(pair['high'])}\n± {_two(HALF * pair['noise'])}"
    axes.text(middle[0], middle[1] + 0.06, below, va="center", fontsize=6, **look)


def _two(value: float) -> str:
    """Return a number with two decimals; what rounds to nothing has no sign."""
    return f"{round(value, 2) + 0.0:.2f}".replace("-", "−")
