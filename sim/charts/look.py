"""The look of every chart: one colour a tier, the baseline in grey, bands, and what stands at the foot."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure

from sim.results.nested import by_draw, interval, range_of_futures
from sim.results.parquet import replacing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Okabe and Ito's colours, which stay apart for colour-blind eyes
TIER_COLOURS = {
    "community": "#595959",
    "universal": "#56B4E9",
    "early help": "#009E73",
    "child in need": "#E69F00",
    "protection": "#D55E00",
    "care": "#CC79A7",
}
GREY = "#a6a6a6"
INK = "#333333"
BETTER, WORSE, EITHER = "#0072B2", "#D55E00", "#333333"
INNER, OUTER = 0.38, 0.14  # how dark the interval of the mean is, and the range of futures round it
STYLE = {
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same picture on every machine
    "font.size": 9,
    "axes.edgecolor": "#b0b0b0",
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 10,
    "xtick.color": INK,
    "ytick.color": INK,
    "text.color": INK,
}


def new_figure(title: str, wide: float, high: float) -> Figure:
    """Return a figure with a plain sentence above it; draw inside `with drawn()`."""
    figure = Figure(figsize=(wide, high), layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    figure.suptitle(title, x=0.01, ha="left", fontsize=12, fontweight="bold", wrap=True)
    return figure


def outcome_colour(row: Mapping | pd.Series) -> str:
    """Return the colour of a paired difference: better, worse, or neither told nor either."""
    if row["better"] == "neither" or row["verdict"] not in ("lower", "higher"):
        return EITHER
    return BETTER if row["verdict"] == row["better"] else WORSE


def drawn() -> AbstractContextManager:
    """Return the context in which the look is in force."""
    return mpl.rc_context(STYLE)  # type: ignore[arg-type]


def save(figure: Figure, path: Path, foot: str, parameters: dict) -> Path:
    """Write a figure as PNG, with what it rests on at its foot.

    parameters : those of the results, whose label says how far they may be trusted.
    """
    figure.supxlabel(
        f"{foot}\nSynthetic families; {parameters['label']}.", x=0.01, ha="left", fontsize=8, color="#666666"
    )
    with replacing(path) as temporary:
        figure.savefig(temporary, format="png", dpi=140, metadata={"Software": "Revolving Door"})
    return path


def band(
    axes: "Axes", futures: pd.DataFrame, colour: str, label: str, draws: np.ndarray | None = None
) -> None:
    """Draw the mean of the futures, its 95 % interval, and lighter the range of nine futures in ten.

    futures : one row a moment, one column a seed; draws : the draw of each, None where all share parameters.
    """
    rows = futures.to_numpy(float)
    inner = [interval(row, draws=draws) for row in rows]
    two_bands(axes, futures.index, inner, [range_of_futures(row) for row in rows], colour)
    mean = [by_draw(row, draws).mean() for row in rows]
    axes.plot(futures.index, mean, color=colour, linewidth=1.6, label=label)


def beside(axes: "Axes", futures: pd.DataFrame, label: str, draws: np.ndarray | None = None) -> None:
    """Draw what another scenario is held against: its mean, dashed on top, and the range of its futures."""
    rows = futures.to_numpy(float)
    low, high = zip(*(range_of_futures(row) for row in rows), strict=True)
    axes.fill_between(futures.index, low, high, color=GREY, alpha=2 * OUTER, linewidth=0)
    mean = [by_draw(row, draws).mean() for row in rows]
    axes.plot(futures.index, mean, color=INK, linewidth=1.1, label=label, linestyle=(0, (4, 3)), zorder=3)


def two_bands(
    axes: "Axes", moments: pd.Index | pd.Series, inner: Sequence, outer: Sequence, colour: str
) -> None:
    """Draw the range of futures and, darker on it, the interval of the mean: a (low, high) a moment."""
    for ends, alpha in ((outer, OUTER), (inner, INNER)):
        low, high = zip(*ends, strict=True)
        axes.fill_between(moments, low, high, color=colour, alpha=alpha, linewidth=0)


def mark_start(axes: "Axes", day: date | None, words: str = "policy starts") -> None:
    """Mark the day on which a policy starts."""
    if day is None:
        return
    moment = date2num(day)
    axes.axvline(moment, color=INK, linewidth=0.8, linestyle=":")
    axes.annotate(
        words,
        (moment, 1.0),
        xycoords=("data", "axes fraction"),
        xytext=(3, -2),
        textcoords="offset points",
        fontsize=7,
        va="top",
    )


def from_zero(axes: "Axes") -> None:
    """Let a scale of amounts begin at nothing."""
    axes.set_ylim(bottom=0)
    axes.grid(axis="y", color="#e6e6e6", linewidth=0.6)
    axes.set_axisbelow(True)


def by_years(axes: "Axes") -> None:
    """Write years, and only years, below a line through time."""
    axes.xaxis.set_major_locator(AutoDateLocator(minticks=2, maxticks=6))
    axes.xaxis.set_major_formatter(ConciseDateFormatter(axes.xaxis.get_major_locator(), show_offset=False))
