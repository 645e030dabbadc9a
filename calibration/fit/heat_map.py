"""Heat map: the screen as a picture, parameters by goals, with the noise between seeds as its last row."""

from pathlib import Path

import numpy as np
import pandas as pd

from sim.charts.look import drawn, new_figure, save

MOST_SHOWN = 6.0  # half-widths; darker would hide the rest


def draw_screen(table: pd.DataFrame, path: Path) -> Path:
    """Draw mu* of every parameter on every goal; a dot marks what stands clear of the noise."""
    with drawn():
        size = table["mu_star"].groupby([table["parameter"], table["goal"]], sort=False).first().unstack()
        order = list(dict.fromkeys(table["parameter"]))
        goals = list(dict.fromkeys(table["goal"]))
        size = size.loc[order, goals]
        informs = table.pivot(index="parameter", columns="goal", values="informs").loc[order, goals]
        floor = table.groupby("goal", sort=False)["noise_floor"].first()[goals]
        shown = np.vstack([size.to_numpy(), floor.to_numpy()])
        figure = new_figure(
            "What the targets tell about each parameter", 5 + 0.24 * len(goals), 3 + 0.2 * len(shown)
        )
        axes = figure.subplots()
        picture = axes.imshow(shown, aspect="auto", cmap="Blues", vmin=0, vmax=MOST_SHOWN)
        axes.set_xticks(
            range(len(goals)), [goal.replace("_", " ") for goal in goals], rotation=90, fontsize=7
        )
        axes.set_yticks(range(len(shown)), [*order, "noise between seeds alone"], fontsize=7)
        axes.axhline(len(order) - 0.5, color="#333333", linewidth=0.8)
        clear = np.argwhere(informs.to_numpy(bool))
        axes.scatter(clear[:, 1], clear[:, 0], s=6, color="#D55E00")
        label = "mean size of the effect of a move across the prior range, half-widths of the published range"
        figure.colorbar(picture, ax=axes, label=label, shrink=0.7)
        tried = {"label": "parameters tried over their prior ranges, nothing fitted"}
        return save(figure, path, "Dots: clear of the noise between seeds. Morris' mu*.", tried)
