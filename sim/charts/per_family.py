"""Per family: how many episodes, agencies and workers families have met, as distributions."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.charts.look import GREY, INK, drawn, new_figure, save
from sim.charts.return_curve import COLOURS
from sim.results.nested import by_draw, interval

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from sim.results.results import Results

PANELS = {
    "episodes": ("Episodes of need", 6),
    "agencies_met": ("Agencies met", 14),
    "workers_met": ("Workers met", 10),
}


def draw_per_family(runs: Sequence["Results"], path: Path) -> Path:
    """Draw distributions over families that social care has ever taken a referral of, who live here still.

    runs : the first is the baseline.
    """
    with drawn():
        figure = new_figure("What families once referred have met so far", 11, 4.4)
        panels = figure.subplots(1, len(PANELS))
        for axes, (column, (title, most)) in zip(panels, PANELS.items(), strict=True):
            for place, run in enumerate(runs):
                _bars(axes, run, column, most, place, len(runs))
            every = range(0, most + 1, 2)
            axes.set_xticks(every, [f"{number}+" if number == most else str(number) for number in every])
            axes.set_title(title)
            axes.grid(axis="y", color="#e6e6e6", linewidth=0.6)
            axes.set_axisbelow(True)
        panels[0].set_ylabel("% of families")
        handles, names = panels[0].get_legend_handles_labels()
        figure.legend(handles, names, loc="outside upper right", ncols=len(runs), frameon=False)
        referred = np.mean([(_referred(run)["seed"] == seed).sum() for run in runs[:1] for seed in run.seeds])
        foot = (
            f"Families living here at the end with at least one referral ({referred:,.0f} a future), since "
            "April 2010 or since they came. Agencies met: those that saw a sign, brought a contact or "
            f"helped.\nMean of {len(runs[0].seeds)} futures; whisker: 95 % interval between them."
        )
        return save(figure, path, foot, runs[0].parameters)


def shares_by_number(families: pd.DataFrame, column: str, most: int) -> pd.DataFrame:
    """Return the share of families [%] with 0, 1, ... `most` or more: a row a number, a column a seed."""
    numbers = families[column].clip(upper=most)
    counts = pd.crosstab(numbers, families["seed"]).reindex(range(most + 1), fill_value=0)
    return 100.0 * counts / counts.sum()


def _referred(run: "Results") -> pd.DataFrame:
    families = run.families
    return families[(families["referrals"] > 0) & families["seed"].isin(run.seeds)]


def _bars(axes: "Axes", run: "Results", column: str, most: int, place: int, runs: int) -> None:
    shares = shares_by_number(_referred(run), column, most)[run.seeds].to_numpy()
    mean = np.array([by_draw(row, run.draws).mean() for row in shares])
    ends = np.array([interval(row, draws=run.draws) for row in shares])
    wide = 0.8 / runs
    where = np.arange(most + 1) + (place - (runs - 1) / 2) * wide
    colour = GREY if place == 0 else COLOURS[(place - 1) % len(COLOURS)]
    axes.bar(where, mean, wide, color=colour, label=run.title)
    axes.vlines(where, np.maximum(ends[:, 0], 0.0), ends[:, 1], color=INK, linewidth=0.9)
