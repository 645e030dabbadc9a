"""Pilots: what evaluators would find year by year, round the true effect."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sim.charts.look import EITHER, GREY, INK, INNER, OUTER, drawn, new_figure, save
from sim.pilot_report import ENOUGH, SIGNS, years_shown
from sim.results.paired import interval_in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TRUE = "#0072B2"
ACROSS = 4  # panels in a row


def draw_pilot(report: pd.DataFrame, title: str, path: Path, parameters: dict) -> Path:
    """Draw one pilot's outcomes, a panel each: the true effect, and where nine of ten estimates fall.

    report : `sim.pilot_report` of one scenario; parameters : those of the results, for the foot.
    """
    measures = list(dict.fromkeys(report["measure"]))
    down = -(-len(measures) // ACROSS)
    with drawn():
        figure = new_figure(f"How long before the pilot “{title}” can be believed?", 12, 2.7 * down + 1.1)
        panels = list(figure.subplots(down, ACROSS, squeeze=False).flat)
        for axes, measure in zip(panels, measures, strict=False):
            _outcome(axes, report[report["measure"] == measure])
        for axes in panels[len(measures) :]:
            axes.set_axis_off()
        panels[0].legend(frameon=False, fontsize=7, loc="best")
        futures = int(report["futures"].max())
        foot = (
            "Change in pilot neighbourhoods since the year before, over all years so far. Blue: true effect "
            f"with its {interval_in_words(float(report['confidence'].max()))}; grey: where 90 % of {futures} "
            "evaluators' estimates\n(pilot against controls) fall, dashed their mean. Believed: "
            f"{100 * ENOUGH:.0f} % of evaluators get the sign right and keep it (vertical line)."
        )
        return save(figure, path, foot, parameters)


def _outcome(axes: "Axes", rows: pd.DataFrame) -> None:
    """Draw one outcome by years since the start; the title says from when it can be believed."""
    years = rows["years"].to_numpy()
    axes.axhline(0, color=GREY, linewidth=1.0)
    spread, mean = (rows["estimate_p5"], rows["estimate_p95"]), rows["estimate"]
    axes.fill_between(years, *spread, color=INK, alpha=OUTER, linewidth=0, label="90 % of estimates")
    axes.plot(years, mean, color=EITHER, linewidth=1.0, linestyle=(0, (4, 3)), label="mean estimate")
    axes.fill_between(years, rows["low"], rows["high"], color=TRUE, alpha=INNER, linewidth=0)
    axes.plot(years, rows["effect"], color=TRUE, linewidth=1.8, marker="o", markersize=3, label="true effect")
    since = float(rows["believed_from"].iloc[0])
    if np.isfinite(since):
        axes.axvline(since, color=TRUE, linewidth=1.0, linestyle=":")
    axes.set_title(f"{rows['label'].iloc[0]}\n{_verdict(rows)}", fontsize=8, wrap=True)
    axes.set_ylabel(rows["unit"].iloc[0], fontsize=7)
    axes.set_xlabel("years since the start", fontsize=7)
    axes.tick_params(labelsize=7)
    axes.set_xticks(years_shown(rows))


def _verdict(rows: pd.DataFrame) -> str:
    last = rows.to_dict("records")[-1]
    if last["verdict"] not in SIGNS:
        return "no true effect can be told"
    if np.isfinite(last["believed_from"]):
        return f"believed from year {last['believed_from']:.0f} (drift alone {_of(last, 'sign_undone')})"
    return f"not yet in {last['years']} years: right sign {_of(last, 'sign_right')}"


def _of(row: dict, counted: str) -> str:
    return f"{row[counted]} of {row['futures']}"
