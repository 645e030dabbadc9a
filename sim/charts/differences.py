"""Paired differences: through time with bands, and all outcomes as dots with intervals."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from sim.charts.look import (
    TIER_COLOURS,
    by_years,
    drawn,
    mark_start,
    new_figure,
    outcome_colour,
    save,
    two_bands,
)
from sim.results.paired import interval_in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

THROUGH_TIME = (
    ("early_help_families", "early help"),
    ("child_in_need", "child in need"),
    ("plans", "protection"),
    ("looked_after", "care"),
    ("missed_families", "community"),
    ("cost", "universal"),
)

FAR = 2.0  # times the next largest difference: beyond it an arrow and a number stand for the dot
LEAST_SHARE = 0.01  # of the baseline, the least that a year's axis shows either way


def draw_differences_by_year(
    by_year: pd.DataFrame, title: str, path: Path, start: date | None, parameters: dict
) -> Path:
    """Draw what one alternative adds to, or takes from, the baseline in each year, with its interval.

    parameters : those of the results, for the foot.
    """
    with drawn():
        figure = new_figure(f"What “{title}” changes, year by year, in the same futures", 11, 6.2)
        for axes, (measure, tier) in zip(figure.subplots(2, 3).flat, THROUGH_TIME, strict=True):
            mine = by_year[by_year["measure"] == measure]
            ends = pd.to_datetime(mine["year"].astype(str) + "-03-31")
            axes.axhline(0, color="#8c8c8c", linewidth=1.2)
            inner, outer = (
                list(zip(mine[low], mine[high], strict=True))
                for low, high in (("low", "high"), ("p5", "p95"))
            )
            two_bands(axes, ends, inner, outer, TIER_COLOURS[tier])
            axes.plot(ends, mine["difference"], color=TIER_COLOURS[tier], marker="o", markersize=3)
            axes.set_title(mine["label"].iloc[0], wrap=True)
            axes.set_ylabel(f"difference, {mine['unit'].iloc[0]}", fontsize=8)
            axes.tick_params(axis="x", labelsize=7)
            _show_at_least(axes, LEAST_SHARE * mine["baseline"].abs().max())
            by_years(axes)
            mark_start(axes, start)
        futures = int(by_year["futures"].max())
        foot = (
            "Years to 31 March; grey line: the baseline; line: mean difference; dark: "
            f"{_interval(by_year)} of that mean; light: where 90 % of {futures} paired futures fall."
        )
        return save(figure, path, foot, parameters)


def _interval(rows: pd.DataFrame) -> str:
    """Say which interval the rows have."""
    return interval_in_words(float(rows["confidence"].max()))


def _show_at_least(axes: "Axes", reach: float) -> None:
    """Widen the axis to `reach` either way, so that next to nothing looks like it."""
    low, high = axes.get_ylim()
    axes.set_ylim(min(low, -reach), max(high, reach))


def draw_difference_summary(summary: pd.DataFrame, title: str, path: Path, parameters: dict) -> Path:
    """Draw every outcome's difference in percent of the baseline, as a dot with its interval.

    A thin line is the range of nine futures in ten; parameters : those of the results, for the foot.
    """
    mine = (
        summary[(summary["baseline"] != 0) & summary["difference"].notna()].iloc[::-1].reset_index(drop=True)
    )
    with drawn():
        figure = new_figure(
            f"What “{title}” makes better or worse, and what cannot be told", 11, 0.36 * len(mine) + 2
        )
        axes = figure.subplots()
        axes.axvline(0, color="#8c8c8c", linewidth=1.2)
        edge = _edge(mine)
        for place in range(len(mine)):
            _dot(axes, place, mine.iloc[place], edge)
        axes.set_yticks(range(len(mine)), mine["label"])
        axes.set_xlabel("difference, % of the baseline")
        axes.set_xlim(_span(mine, edge))
        foot = (
            f"Years to March {mine['first_year'].iloc[0]} to {mine['last_year'].iloc[0]}; "
            f"dot: mean difference; thick: its {_interval(mine)}; "
            f"thin: where 90 % of {int(mine['futures'].max())} paired futures fall, cut at the edge; "
            "blue better, vermilion worse, hollow: cannot tell."
        )
        return save(figure, path, foot, parameters)


def _edge(rows: pd.DataFrame) -> float:
    """Where the axis ends [%]: one outcome far beyond all others must not squeeze them together."""
    sizes = sorted((100.0 * rows["difference"] / rows["baseline"]).abs(), reverse=True)
    lonely = len(sizes) > 1 and sizes[0] > FAR * sizes[1] > 0.0
    return float(1.3 * sizes[1]) if lonely else float("inf")


def _span(rows: pd.DataFrame, edge: float) -> tuple[float, float]:
    """Return the ends of the axis [%]: room for every interval of a mean, and no more.

    A range of futures may run on beyond them: one wide range must not squeeze all others together.
    """
    percent = (100.0 * rows[end] / rows["baseline"] for end in ("difference", "low", "high"))
    shown = pd.concat([*percent, pd.Series([0.0])]).dropna().clip(-edge, edge)
    room = 0.1 * (shown.max() - shown.min()) or 1.0
    return float(shown.min() - room), float(shown.max() + room)


def _dot(axes: "Axes", place: float, row: pd.Series, edge: float) -> None:
    wanted = ("difference", "low", "high", "p5", "p95")
    middle, low, high, p5, p95 = (100.0 * row[end] / row["baseline"] for end in wanted)
    told = row["verdict"] in ("lower", "higher")
    colour = outcome_colour(row)
    if abs(middle) > edge:
        at, marker, side = (edge, ">", "right") if middle > 0 else (-edge, "<", "left")
        axes.plot(at, place, marker, color=colour, markersize=8)
        axes.annotate(
            f"{middle:+.0f} % ", (at, place), xytext=(-6 if side == "right" else 6, 0),
            textcoords="offset points", fontsize=8, va="center", ha=side,
        )  # fmt: skip
    else:
        reach = (max(p5, -edge), min(p95, edge))
        axes.plot(reach, [place, place], color=colour, linewidth=0.9, alpha=0.6)
        axes.plot([low, high], [place, place], color=colour, linewidth=3.0, alpha=1.0 if told else 0.5)
        axes.plot(middle, place, "o", color=colour, markersize=6, markerfacecolor=colour if told else "white")
    axes.annotate(
        row["in_words"],
        (1.0, place),
        xycoords=("axes fraction", "data"),
        xytext=(6, 0),
        textcoords="offset points",
        fontsize=7.5,
        va="center",
        annotation_clip=False,
    )
