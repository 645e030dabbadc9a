"""Validation: observed against simulated, and prior against posterior, as pictures and tables of a report."""

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from sim.charts.look import GREY, INK, TIER_COLOURS, WORSE, drawn, new_figure, save
from sim.results.parquet import write_csv

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from calibration.validation import Validation

SERIES = {
    "referral_rate": ("Referrals in the year", "universal"),
    "in_need": ("Open on 31 March", "child in need"),
    "plans": ("On a plan on 31 March", "protection"),
    "looked_after": ("Looked after on 31 March", "care"),
}
FAR = 2.5  # half-widths of a range beyond its middle: what lies further is cut at the edge


def write_report(
    validation: "Validation", taught: pd.DataFrame | None, parameters: dict, folder: Path
) -> list[Path]:
    """Write the tables as CSV and the pictures as PNG into a folder; returns what was written.

    taught : prior against posterior (`calibration.learned`), None where nothing was drawn from a posterior.
    """
    targets = validation.parts()
    tables = {"targets": targets, "path": validation.path.reset_index()}
    written = [
        draw_targets(targets, folder / "targets.png", parameters),
        draw_path(validation, folder / "path.png", parameters),
    ]
    if taught is not None:
        tables["learned"] = taught
        written.append(draw_learned(taught, folder / "learned.png", parameters))
    for name, table in tables.items():
        write_csv(table, folder / f"{name}.csv")
        written.append(folder / f"{name}.csv")
    return written


def draw_targets(targets: pd.DataFrame, path: Path, parameters: dict) -> Path:
    """Draw each target's simulated median and 5-95 % interval on the scale of its published range.

    targets : `Validation.parts`.
    """
    with drawn():
        figure = new_figure("Observed against simulated: where each target lies", 11, 0.27 * len(targets) + 2)
        axes = figure.subplots()
        axes.axvspan(-1.0, 1.0, color=GREY, alpha=0.25, linewidth=0)
        for place, row in enumerate(targets.to_dict("records")):
            _target(axes, place, row)
        axes.set_yticks(range(len(targets)), targets["what"])
        axes.set_ylim(len(targets) - 0.5, -0.5)
        axes.set_xlim(-FAR - 0.2, FAR + 0.2)
        axes.set_xticks([-1, 1], ["low end", "high end"])
        foot = (
            "Grey: the target's published range; tick: the published value; dot and line: simulated median "
            "and 5-95 % of futures; vermilion: median out of range."
        )
        return save(figure, path, foot, parameters)


def draw_path(validation: "Validation", path: Path, parameters: dict) -> Path:
    """Draw the simulated path of 2016 to 2020 beside the published one, per 10,000 children."""
    table = validation.path
    with drawn():
        figure = new_figure("The path of 2016 to 2020, per 10,000 children", 11, 5.6)
        for axes, (name, (title, tier)) in zip(figure.subplots(2, 2).flat, SERIES.items(), strict=True):
            axes.plot(table.index, table[f"published_{name}"], "o-", color=GREY, label="published")
            axes.plot(table.index, table[name], "o-", color=TIER_COLOURS[tier], label="simulated, median")
            axes.set_title(title)
            highest = table[[name, f"published_{name}"]].to_numpy().max()
            axes.set_ylim(0, 1.1 * highest)
            axes.set_xticks(list(table.index))
            axes.legend(frameon=False)
        foot = "Years to 31 March; care of 2016 is seeded at the published stock, nothing after it is set."
        return save(figure, path, foot, parameters)


def draw_learned(taught: pd.DataFrame, path: Path, parameters: dict) -> Path:
    """Draw the posterior of each free parameter inside its prior range."""
    with drawn():
        figure = new_figure("What the fit has learned: posterior inside prior", 11, 0.34 * len(taught) + 1.6)
        axes = figure.subplots()
        span = taught["prior_high"] - taught["prior_low"]
        for place, row in enumerate(taught.to_dict("records")):
            low, middle, high = (
                (row[end] - row["prior_low"]) / span.iloc[place] for end in ("p5", "median", "p95")
            )
            colour = INK if row["identified"] else WORSE
            axes.plot([0, 1], [place, place], color=GREY, linewidth=6, alpha=0.35, solid_capstyle="butt")
            axes.plot([low, high], [place, place], color=colour, linewidth=3)
            axes.plot(middle, place, "o", color=colour, markersize=6)
        axes.set_yticks(range(len(taught)), taught["parameter"])
        axes.set_ylim(len(taught) - 0.5, -0.5)
        axes.set_xticks([0, 1], ["low end of the prior", "high end of the prior"])
        foot = (
            "Grey: prior, even between its ends; line and dot: 5-95 % and median of the posterior; "
            "vermilion: hardly informed by the targets."
        )
        return save(figure, path, foot, parameters)


def _target(axes: "Axes", place: int, row: dict) -> None:
    """Put one target on the scale on which its range runs from -1 to 1."""
    middle, half = (row["low"] + row["high"]) / 2.0, (row["high"] - row["low"]) / 2.0
    at = {name: (row[name] - middle) / half for name in ("observed", "median", "p5", "p95")}
    at = {name: min(FAR, max(-FAR, value)) for name, value in at.items()}
    colour = INK if row["in_range"] else WORSE
    axes.plot([at["p5"], at["p95"]], [place, place], color=colour, linewidth=3, alpha=0.7)
    axes.plot(at["median"], place, "o", color=colour, markersize=6)
    axes.plot(at["observed"], place, "|", color="#000000", markersize=12, markeredgewidth=1.8)
