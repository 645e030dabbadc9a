"""A study's rows: which factors a picture shows, how their labels stand, and the noise floor behind them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np
import pandas as pd

from sim.charts.look import GREY, INK
from sim.charts.study_words import StudyWords, listed, range_in_words, short_label
from sim.study.factor import DUMMY
from sim.study.indices import HALF
from sim.study.words import in_a_sentence

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 12  # factors on one picture
NAMED = 2  # factors that a title names
ROW_HIGH, FRAME_HIGH = 0.5, 2.6  # inches
TOLD, UNTOLD, FLOOR = "#0072B2", "#8fb8d4", "#d9d9d9"


class Rows(NamedTuple):
    """The factors of one picture, the greatest first; `left_out` are the rest; the dummy is in neither."""

    shown: list[str]
    above: set[str]
    left_out: list[str]

    def note(self) -> str:
        """Say what is not drawn, and on which side of the noise floor it lies."""
        over = sum(name in self.above for name in self.left_out)
        under = len(self.left_out) - over
        said = [f"{over} more above the noise floor"] * (over > 0)
        said += [f"{under} more not told from the noise floor"] * (under > 0)
        return f"Not drawn: {' and '.join(said)} (all are in the tables). " if said else ""

    def answer(self, words: StudyWords) -> str:
        """Say which factors matter most, in the order of the picture."""
        told = [name for name in self.shown if name in self.above]
        if not told:
            return "nothing that was moved can be told from chance"
        first = listed([in_a_sentence(_brief(words, name)) for name in told[:NAMED]])
        number, tried = len(self.above), len(self.shown) + len(self.left_out)
        return f"turns most on {first} ({number} of {tried} stand above the noise floor)"


def rows_by(indices: pd.DataFrame, index: str) -> Rows:
    """Return which factors to show, by the size of one index of one outcome.

    indices : rows of one outcome, with columns index, factor, value and above_floor.
    """
    mine = indices[(indices["index"] == index) & (indices["factor"] != DUMMY)]
    order = mine.assign(size=mine["value"].abs()).sort_values(
        ["size", "factor"], ascending=[False, True], na_position="last", kind="stable"
    )
    names = list(order["factor"])
    above = set(mine.loc[mine["above_floor"].astype(bool), "factor"])
    return Rows(names[:MOST], above, names[MOST:])


def row_of(table: pd.DataFrame, name: str) -> pd.Series:
    """Return the one row of a factor in a table with the factors for its index."""
    return cast("pd.Series", table.loc[name])


def figure_high(rows: int) -> float:
    """Return how high a figure with so many rows is [inches], the dummy's row among them."""
    return FRAME_HIGH + ROW_HIGH * rows


def label_rows(axes: "Axes", words: StudyWords, names: Sequence[str], numbered: bool = False) -> None:
    """Write each row's label, and smaller below it the dotted name and range; the dummy last, in grey.

    Rows stand at 0, 1, 2 ... from the top; the dummy stands half a row apart, see `places`.
    """
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    for rank, (name, at) in enumerate(zip(names, places(names), strict=True), start=1):
        factor = words.factor(name)
        label, small = short_label(factor), range_in_words(factor)
        if numbered and name != DUMMY:
            label = f"{rank}  {label}"
        lines = 1 + small.count("\n") if small else 0
        look: dict[str, Any] = {
            "xycoords": ("axes fraction", "data"),
            "textcoords": "offset points",
            "ha": "right",
        }
        colour = "#737373" if name == DUMMY else INK
        axes.annotate(
            label, (0, at), xytext=(-8, 4.4 * lines), va="center", fontsize=9, color=colour,
            linespacing=1.05, **look,
        )  # fmt: skip
        below = 5.2 * (1 + label.count("\n")) + 1.5
        axes.annotate(
            small, (0, at), xytext=(-8, -below + 2.2 * lines - 0.5), va="center", fontsize=6.5,
            color="#737373", **look,
        )  # fmt: skip
    axes.set_ylim(places(names)[-1] + 0.62, -0.62)


def places(names: Sequence[str]) -> np.ndarray:
    """Return where rows stand; what moves nothing stands apart from what was moved."""
    at = np.arange(len(names), dtype=float)
    return at + 0.35 * np.array([name == DUMMY for name in names])


def shade_floor(axes: "Axes", reach: float, both_ways: bool = False) -> None:
    """Shade all that an index may reach where nothing is moved."""
    if np.isfinite(reach) and reach > 0.0:
        axes.axvspan(-reach if both_ways else 0.0, reach, color=FLOOR, alpha=0.6, linewidth=0, zorder=0)


def interval_line(axes: "Axes", at: float, row: pd.Series, colour: str = INK) -> None:
    """Draw the interval over points as a thick line, and thin with caps what chance alone gives."""
    axes.plot([row["low"], row["high"]], [at, at], color=colour, linewidth=2.6, solid_capstyle="butt")
    if np.isfinite(row["noise"]) and row["noise"] > 0.0:
        reach = HALF * row["noise"]
        axes.errorbar(
            row["value"], at + 0.24, xerr=reach, color="#595959", linewidth=0.9, capsize=2.5, zorder=3
        )


def light_grid(axes: "Axes") -> None:
    """Draw faint upright lines behind rows, and the line of nothing."""
    axes.grid(axis="x", color="#ececec", linewidth=0.6)
    axes.axvline(0.0, color=GREY, linewidth=1.0)
    axes.set_axisbelow(True)


def _brief(words: StudyWords, name: str) -> str:
    return f"“{short_label(words.factor(name), 58, 1)}”"
