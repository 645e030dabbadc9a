"""Forms: a policy's headline differences under rival forms of the model, side by side."""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from sim.charts.look import GREY, drawn, new_figure, outcome_colour, save
from sim.results.paired import interval_in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_forms(forms: pd.DataFrame, title: str, path: Path, parameters: dict) -> Path:
    """Draw each headline outcome's difference under every form, as a dot with its interval.

    forms : rows of `sim.rivals.compare_forms` of one scenario; parameters : those of the results.
    """
    measures = list(dict.fromkeys(forms["measure"]))
    with drawn():
        figure = new_figure(f"“{title}” under four forms of the model", 11, 1.35 * len(measures) + 1.2)
        panels = figure.subplots(len(measures), squeeze=False)[:, 0]
        for axes, measure in zip(panels, measures, strict=True):
            _outcome(axes, forms[forms["measure"] == measure].reset_index(drop=True))
        foot = (
            f"Dot: mean difference; line: its {interval_in_words(float(forms['confidence'].max()))} over "
            f"{int(forms['futures'].max())} paired futures; hollow: cannot tell. Rivals are not fitted anew."
        )
        return save(figure, path, foot, parameters)


def _outcome(axes: "Axes", rows: pd.DataFrame) -> None:
    axes.axvline(0, color=GREY, linewidth=1.2)
    for place, row in enumerate(rows.to_dict("records")):
        told = row["verdict"] in ("lower", "higher")
        colour = outcome_colour(row)
        axes.plot([row["low"], row["high"]], [place, place], color=colour, linewidth=3.0)
        filled = colour if told else "white"
        axes.plot(row["difference"], place, "o", color=colour, markersize=6, markerfacecolor=filled)
    axes.set_yticks(range(len(rows)), rows["form"])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_title(f"{rows['label'].iloc[0]}, {rows['unit'].iloc[0]}")
