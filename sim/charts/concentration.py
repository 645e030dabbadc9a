"""Concentration of cost: what share of all cost the most expensive families take, as a curve."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.charts.look import GREY, INK, band, beside, drawn, new_figure, save
from sim.charts.return_curve import COLOURS
from sim.results.concentration import POINTS
from sim.results.nested import by_draw

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.results.results import Results

REACH = 0.20  # of families: beyond, nearly all cost is taken
MARKED = (0.01, 0.05, 0.10)


def draw_concentration(runs: Sequence["Results"], curves: Sequence[Sequence[np.ndarray]], path: Path) -> Path:
    """Draw the concentration curve of each run; the first is the baseline.

    curves : `sim.results.concentration.concentration_curve` at `POINTS` of each run's seeds.
    """
    with drawn():
        figure = new_figure("How much of all cost the most expensive families take", 8.2, 5.4)
        axes = figure.subplots()
        for place, (run, mine) in enumerate(zip(runs, curves, strict=True)):
            futures = pd.DataFrame(100.0 * np.stack(mine, axis=1), index=100.0 * POINTS, columns=run.seeds)
            futures = futures[futures.index <= 100.0 * REACH + 0.01]
            words = f"{run.title}: Gini {_gini(mine):.2f}"
            if place == 0 and len(runs) > 1:
                beside(axes, futures, words, run.draws)
            else:
                band(axes, futures, COLOURS[(place - 1) % len(COLOURS)], words, run.draws)
        _mark(axes, runs[0], np.stack(curves[0], axis=1))
        axes.plot([0, 100 * REACH], [0, 100 * REACH], color=GREY, linewidth=0.9, linestyle=":")
        axes.annotate("all families alike", (100 * REACH, 100 * REACH), xytext=(-4, 6), ha="right",
                      textcoords="offset points", fontsize=7.5, color="#666666")  # fmt: skip
        axes.set_xlim(0, 100 * REACH)
        axes.set_ylim(0, 100)
        axes.set_xlabel("% of all families who live here, the most expensive first")
        axes.set_ylabel("% of all cost that has a family")
        axes.grid(axis="y", color="#e6e6e6", linewidth=0.6)
        axes.legend(loc="lower right", bbox_to_anchor=(1.0, 0.24), frameon=False)
        foot = (
            f"Cost to all agencies over the {runs[0].years} years of the run together, acute needs included."
            f"\nFamilies without a cost count as well; the curve ends at {100 * REACH:.0f} %. Gini: 0 where "
            f"all are\nalike, 1 where one takes all. Mean of {len(runs[0].seeds)} futures; shaded: 95 % "
            "interval of the mean, and nine futures in ten."
        )
        return save(figure, path, foot, runs[0].parameters)


def _gini(curves: Sequence[np.ndarray]) -> float:
    """Return the Gini coefficient of all families: twice the area between the mean curve and equality."""
    return float(2.0 * np.trapezoid(np.mean(curves, axis=0), POINTS) - 1.0)


def _mark(axes: "Axes", run: "Results", curves: np.ndarray) -> None:
    for share in MARKED:
        taken = 100.0 * by_draw(curves[np.searchsorted(POINTS, share - 1e-9)], run.draws).mean()
        axes.plot(100 * share, taken, "o", color=INK, markersize=4, zorder=4)
        words = f"costliest {100 * share:.0f} %: {taken:.0f} % of cost"
        axes.annotate(words, (100 * share, taken), xytext=(8, -12), textcoords="offset points", fontsize=8)
