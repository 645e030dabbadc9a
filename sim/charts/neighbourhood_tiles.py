"""Neighbourhood tiles: each neighbourhood a square, coloured by a measure and by what a policy changes."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import Rectangle

from sim.charts.look import drawn, new_figure, save
from sim.results.equality import IN_WORDS, most_deprived_first
from sim.results.nested import by_draw, interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.results.results import Results

LEVELS = LinearSegmentedColormap.from_list("levels", ["#f0f0f0", "#a6a6a6"])
CHANGES = LinearSegmentedColormap.from_list("changes", ["#56B4E9", "#f7f7f7", "#E69F00"])
CANNOT_TELL = "////"


def draw_neighbourhood_tiles(
    runs: Sequence["Results"], areas: Sequence[pd.DataFrame], since: date, path: Path
) -> Path:
    """Draw each measure of `sim.results.equality` by neighbourhood, of a run or of two with what differs.

    areas : of `sim.results.equality.by_neighbourhood`, one of each run; since : the first day counted.
    """
    order = most_deprived_first(runs[0].families)
    with drawn():
        title = f"Where need and help are, by neighbourhood: “{runs[-1].title}”"
        figure = new_figure(title, 12.5, 1.3 + 2.9 * len(runs))
        panels = figure.subplots(len(runs), len(IN_WORDS), squeeze=False)
        for place, (measure, words) in enumerate(IN_WORDS.items()):
            first = areas[0][measure].unstack("neighbourhood")[order]
            _levels(panels[0][place], runs[0], first)
            panels[0][place].set_title(_in_lines(words), fontsize=9)
            if len(runs) > 1:
                other = areas[1][measure].unstack("neighbourhood")[order]
                _differences(panels[1][place], runs[0], other - first)
        if len(runs) > 1:
            panels[0][0].set_ylabel(runs[0].title, fontweight="bold")
            panels[1][0].set_ylabel("Difference made", fontweight="bold")
        told = (
            "Orange: more; blue: less; hatched: the 95 % interval holds zero, cannot tell. "
            if len(runs) > 1
            else ""
        )
        foot = (
            f"Tiles, not a map: the most deprived neighbourhood stands top left, then by row. Weeks from "
            f"{since:%d %B %Y}; mean of {len(runs[0].seeds)} futures.\n{told}Darker grey is a higher figure; "
            "each measure has a scale of its own."
        )
        return save(figure, path, foot, runs[0].parameters)


def _levels(axes: "Axes", run: "Results", futures: pd.DataFrame) -> None:
    mean = {str(name): _mean(futures[name], run) for name in futures}
    low, high = min(mean.values()), max(mean.values())
    for place, (name, value) in enumerate(mean.items()):
        colour = LEVELS((value - low) / (high - low) if high > low else 0.5)
        _tile(axes, place, len(mean), name, f"{value:,.3g}", colour)


def _differences(axes: "Axes", run: "Results", futures: pd.DataFrame) -> None:
    """Colour each neighbourhood by its paired difference; those that cannot be told from none are hatched."""
    mean = {str(name): _mean(futures[name], run) for name in futures}
    largest = max(map(abs, mean.values())) or 1.0
    digits = max(0, 1 - int(np.floor(np.log10(largest))))  # two of the largest difference
    for place, (name, value) in enumerate(mean.items()):
        low, high = interval(futures[name].dropna().to_numpy(float), draws=_draws(futures, run))
        sure = bool(low > 0.0 or high < 0.0)
        colour = CHANGES(0.5 + 0.5 * value / largest)
        text = f"{value:+,.{digits}f}"
        text += "" if np.isnan(low) else f"\n({low:+,.{digits}f} to {high:+,.{digits}f})"
        _tile(axes, place, len(mean), name, text, colour, hatch=None if sure else CANNOT_TELL)


def _mean(values: pd.Series, run: "Results") -> float:
    return float(by_draw(values.dropna().to_numpy(float), _draws(values, run)).mean())


def _draws(values: pd.Series | pd.DataFrame, run: "Results") -> np.ndarray | None:
    """Return the draw of each seed that both runs have."""
    if run.draws is None:
        return None
    known = dict(zip(run.seeds, run.draws, strict=True))
    return np.array([known[seed] for seed in values.dropna().index])


def _tile(
    axes: "Axes", place: int, tiles: int, name: str, text: str, colour: tuple, hatch: str | None = None
) -> None:
    across = int(np.ceil(np.sqrt(tiles)))
    row, column = divmod(place, across)
    square = Rectangle((column, -row - 1), 1, 1, facecolor=colour, edgecolor="white", linewidth=3)
    axes.add_patch(square)
    if hatch:
        inner = Rectangle((column + 0.04, -row - 0.96), 0.92, 0.92, fill=False, hatch=hatch, linewidth=0)
        inner.set_edgecolor("#00000030")
        axes.add_patch(inner)
    axes.text(column + 0.5, -row - 0.3, name.replace("_", " "), ha="center", fontsize=8.5, fontweight="bold")
    axes.text(column + 0.5, -row - 0.62, text, ha="center", va="center", fontsize=9)
    axes.set_xlim(0, across)
    axes.set_ylim(-int(np.ceil(tiles / across)), 0)
    axes.set_aspect("equal")
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_visible(False)


def _in_lines(words: str) -> str:
    return words.replace(", ", ",\n", 1)
