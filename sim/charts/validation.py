"""Validation: observed against simulated, and prior against posterior, as pictures and tables of a report."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from calibration.path import NAMES, columns_of, judged
from sim.charts.look import GREY, INK, OUTER, TIER_COLOURS, WORSE, drawn, new_figure, save
from sim.results.parquet import write_csv

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from calibration.validation import Validation

SERIES = {
    "referral_rate": "universal",
    "in_need": "child in need",
    "plans": "protection",
    "looked_after": "care",
}
FAR = 2.5  # half-widths of a range beyond its middle: what lies further is cut at the edge


def write_report(
    validation: "Validation",
    taught: pd.DataFrame | None,
    parameters: dict,
    folder: Path,
    dated: Sequence[date] = (),
) -> list[Path]:
    """Write the tables as CSV and the pictures as PNG into a folder; returns what was written.

    taught : prior against posterior (`calibration.learned`), None where nothing was drawn from a posterior;
    dated : days on which the place's own history changes something, marked in the path.
    """
    targets = validation.parts()
    tables = {
        "targets": targets,
        "path": validation.path.reset_index(),
        "path_judged": judged(validation.path),
    }
    written = [
        draw_targets(targets, folder / "targets.png", parameters),
        draw_path(validation, folder / "path.png", parameters, dated),
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


def draw_path(validation: "Validation", path: Path, parameters: dict, dated: Sequence[date] = ()) -> Path:
    """Draw the simulated path of 2016 to 2020, with its band, beside the published one.

    dated : days on which the place's own history changes something; the ground between them is grey.
    """
    table, verdicts = validation.path, judged(validation.path)
    with drawn():
        days = sorted(set(dated))
        title = "The path of 2016 to 2020, per 10,000 children"
        figure = new_figure(title, 11, 6.4)
        for axes, (name, tier) in zip(figure.subplots(2, 2).flat, SERIES.items(), strict=True):
            _mark_history(axes, days)
            _series(axes, table, name, TIER_COLOURS[tier])
            mine = verdicts[verdicts["series"] == name] if len(verdicts) else verdicts
            _mark_missed(axes, mine)
            axes.set_title(f"{NAMES[name]}{_in_band(mine)}")
            axes.legend(frameon=False, fontsize=7.5)
        told = " and ".join(f"{day:%-d %B %Y}" for day in days)
        foot = (
            "Years to 31 March; light: where 90 % of futures fall; ring: published figure outside it"
            + (f"; grey: between the dated changes\nof the place's own history ({told})" if days else "")
            + ". Care of 2016 is seeded at the published stock; nothing of it is set after."
        )
        return save(figure, path, foot, parameters)


def _series(axes: "Axes", table: pd.DataFrame, name: str, colour: str) -> None:
    middle, low, high, published = (table[column] for column in columns_of(name))
    axes.fill_between(table.index, low, high, color=colour, alpha=2 * OUTER, linewidth=0)
    axes.plot(table.index, published, "o-", color=INK, label="published")
    axes.plot(table.index, middle, "o-", color=colour, label="simulated, median")
    axes.set_ylim(0, 1.1 * max(high.max(), published.fillna(0.0).max()))
    axes.set_xticks(list(table.index))


def _mark_history(axes: "Axes", days: Sequence[date]) -> None:
    """Mark the days of the place's own history, and the ground between the first and the last."""
    places = [_years_to_march(day) for day in days]
    for place in places:
        axes.axvline(place, color=GREY, linewidth=0.9, linestyle=":")
    if len(places) > 1:
        axes.axvspan(places[0], places[-1], color=GREY, alpha=0.15, linewidth=0)


def _years_to_march(day: date) -> float:
    """Return where a day lies on a scale on which 2017 is 31 March 2017."""
    return day.year + (day - date(day.year, 3, 31)).days / 365


def _mark_missed(axes: "Axes", verdicts: pd.DataFrame) -> None:
    """Ring the published figures that nine futures in ten do not have between them."""
    if len(verdicts):
        missed = verdicts[~verdicts["covered"]]
        axes.scatter(
            missed["year"], missed["published"], 150, facecolors="none", edgecolors=WORSE, linewidths=1.6
        )


def _in_band(verdicts: pd.DataFrame) -> str:
    """Say how many published figures lie in the band; nothing where none was published."""
    if not len(verdicts):
        return ""
    return f": {int(verdicts['covered'].sum())} of {len(verdicts)} published figures in the band"


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
