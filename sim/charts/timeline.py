"""Timeline: one family's life on a picture, lane under lane, with its cost running below."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, NamedTuple

import matplotlib as mpl
import pandas as pd
from matplotlib.dates import DateFormatter, YearLocator
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from sim.charts.inline import money_scale
from sim.charts.look import INK, STYLE, TIER_COLOURS, new_figure
from sim.charts.timeline_marks import MARK_LOOKS, at, draw_marks, notes_of
from sim.charts.timeline_rows import SEVERITY_COLOURS, TIERS, Bar, Row, rows_of
from sim.results.parquet import replacing
from sim.state.codes import Severity, name_of
from sim.story.story import Story
from sim.story.words import in_words

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from matplotlib.axes import Axes

WIDE, ROW_HIGH, COST_HIGH, NOTE_HIGH, KEY_HIGH = 13.0, 0.235, 1.35, 0.17, 0.6  # inches
NOTES, LETTERS = 12, 190  # at most, and of a line at the foot
DAYS_A_LETTER = 35  # room that a letter in a bar needs
ON_A_TIMELINE = {
    **STYLE,
    "svg.hashsalt": "revolving door",  # without it each drawing has names of its own
    "svg.fonttype": "path",
    "text.parse_math": False,
    "hatch.linewidth": 0.7,
    "axes.spines.left": False,
}


class Panels(NamedTuple):
    """Where a timeline is drawn: its lanes, its cost below on the same time axis, and its notes."""

    lanes: "Axes"
    cost: "Axes"
    notes: "Axes"


def drawn_as_a_timeline() -> "AbstractContextManager":
    """Return the context in which timelines are drawn and written."""
    return mpl.rc_context(ON_A_TIMELINE)  # type: ignore[arg-type]


def draw_story(story: Story, folder: Path) -> list[Path]:
    """Draw a family's timeline as `timeline.png` and `timeline.svg`; the same story gives the same bytes."""
    with drawn_as_a_timeline():
        figure = timeline_figure(story)
        return save_timeline(figure, folder / "timeline")


def save_timeline(figure: Figure, stem: Path) -> list[Path]:
    """Write a figure as PNG and SVG beside each other; call inside `drawn_as_a_timeline()`."""
    written = []
    for kind, metadata in (
        ("png", {"Software": "Revolving Door"}),
        ("svg", {"Date": None, "Creator": "Revolving Door"}),
    ):
        path = stem.with_suffix(f".{kind}")
        with replacing(path) as temporary:
            figure.savefig(temporary, format=kind, dpi=130, metadata=metadata)
        written.append(path)
    return written


def timeline_figure(story: Story) -> Figure:
    """Return the whole picture of one family: title, lanes, cost, notes, legend."""
    heights = panel_heights(story)
    figure = new_figure(story.heading(), WIDE, sum(heights) + 1.6)
    *panels, key = figure.subplots(4, 1, height_ratios=[*heights, KEY_HIGH])
    draw_timeline(Panels(*panels), story)
    draw_legend(key, [story])
    figure.supxlabel(foot_of(story), x=0.01, ha="left", fontsize=8, color="#666666")
    return figure


def draw_legend(axes: "Axes", stories: Sequence[Story]) -> None:
    """Draw what colours and marks mean, on axes of their own."""
    axes.axis("off")
    handles = {str(one.get_label()): one for story in stories for one in legend(story)}
    axes.legend(
        handles=list(handles.values()), loc="center left", bbox_to_anchor=(-0.1, 0.5), ncols=7, frameon=False,
        fontsize=8,
    )  # fmt: skip


def panel_heights(story: Story) -> list[float]:
    """Return how high lanes, cost and notes of a story are to be [inches]."""
    notes = len(notes_of(story, NOTES))
    return [ROW_HIGH * (len(rows_of(story)) + 3), COST_HIGH, NOTE_HIGH * (notes + 0.5)]


def draw_timeline(panels: Panels, story: Story, notes: int = NOTES) -> None:
    """Draw one family's lanes, cost and notes; several may share a figure and its time axis.

    notes : how many reasons are written out at most.
    """
    rows = rows_of(story)
    draw_lanes(panels.lanes, story, rows)
    draw_marks(panels.lanes, story, notes)
    draw_cost(panels.cost, story)
    write_notes(panels.notes, story, notes)
    for axes in (panels.lanes, panels.cost):
        axes.set_xlim(at(story.begins), at(story.ends))
        axes.xaxis.set_major_locator(YearLocator())
        axes.xaxis.set_major_formatter(DateFormatter("%Y"))
        axes.grid(axis="x", color="#ececec", linewidth=0.6)
        axes.set_axisbelow(True)
    panels.lanes.tick_params(labelbottom=False)
    if story.day is not None:
        _mark_day(panels.lanes, story.day)


def _mark_day(axes: "Axes", day: pd.Timestamp) -> None:
    """Mark the day on which the family is most like the persona."""
    axes.axvline(at(day), color=INK, linewidth=1.1, linestyle=(0, (4, 2)), zorder=6)
    axes.annotate(
        "most like the persona", (at(day), axes.get_ylim()[1]), fontsize=7.5, ha="center", va="bottom"
    )


def draw_lanes(axes: "Axes", story: Story, rows: list[Row]) -> None:
    """Draw the rows from top to bottom below the row of marks, grey where the family is not there."""
    for place, row in enumerate(rows):
        for bar in row.bars:
            _draw_bar(axes, place, bar)
        if row.dots:
            axes.plot(
                [at(day) for day in row.dots],
                [place] * len(row.dots),
                ".",
                color=INK,
                markersize=3.5,
                zorder=4,
            )
        if place and row.group != rows[place - 1].group:
            axes.axhline(place - 0.5, color="#c8c8c8", linewidth=0.7)
    for since, until in ((story.begins, story.comes), (story.goes, story.ends)):
        if since < until:
            axes.axvspan(at(since), at(until), color="#f1f1f1", zorder=0)
    axes.set_ylim(len(rows) - 0.4, -3.1)
    axes.set_yticks(range(-1, len(rows)), ["what happened", *(row.label for row in rows)])
    axes.tick_params(axis="y", length=0)
    axes.axhline(-0.5, color="#c8c8c8", linewidth=0.7)
    _name_groups(axes, rows)


def _draw_bar(axes: "Axes", place: int, bar: Bar) -> None:
    since, long = at(bar.since), at(bar.until) - at(bar.since)
    axes.barh(
        place,
        long,
        0.66,
        left=since,
        color=bar.fill,
        hatch=bar.hatch,
        edgecolor=bar.edge or "white",
        linewidth=0.5,
    )
    if bar.words and long > DAYS_A_LETTER * len(bar.words):
        colour = "white" if bar.fill not in ("white", "#b8b8b8") else INK
        axes.text(since + long / 2, place, bar.words, ha="center", va="center", fontsize=7, color=colour)


def _name_groups(axes: "Axes", rows: list[Row]) -> None:
    groups = list(dict.fromkeys(row.group for row in rows))
    for group in groups:
        places = [place for place, row in enumerate(rows) if row.group == group]
        axes.annotate(
            group, (1.0, sum(places) / len(places)), xycoords=("axes fraction", "data"), xytext=(6, 0),
            textcoords="offset points", va="center", fontsize=9, fontweight="bold", color=INK,
        )  # fmt: skip


def draw_cost(axes: "Axes", story: Story) -> None:
    """Draw what the family has cost so far, and write what each year added to it."""
    unit, words = money_scale(story.costs["cumulative_gbp"].max())
    years = [int(year) for year in story.costs["year"]]
    days = [at(pd.Timestamp(year, 4, 1)) for year in (years[0] - 1, *years)]
    so_far = [0.0, *(story.costs["cumulative_gbp"] / unit)]
    axes.fill_between(days, so_far, color="#0072B2", alpha=0.16, linewidth=0)
    axes.plot(days, so_far, color="#0072B2", linewidth=1.6, marker="o", markersize=3)
    top = max(so_far[-1], 1e-9)
    for end, gbp in zip(days[1:], story.costs["gbp"], strict=True):
        axes.text(end - 182, 1.2 * top, in_short(gbp), ha="center", va="center", fontsize=7.5)
    axes.set_ylim(0, 1.36 * top)
    axes.set_ylabel(f"{words},\nsum so far")
    axes.annotate(
        "in the year", (1.0, 1.2 * top), xycoords=("axes fraction", "data"), xytext=(6, 0),
        textcoords="offset points", va="center", fontsize=8, color=INK,
    )  # fmt: skip


def in_short(gbp: float) -> str:
    """Write pounds of one year in few signs: £0, £850, £34k, £1.2m."""
    if gbp < 999.5:
        return f"£{gbp:.0f}"
    return f"£{gbp / 1e3:.0f}k" if gbp < 999_500 else f"£{gbp / 1e6:.1f}m"


def write_notes(axes: "Axes", story: Story, most: int) -> None:
    """Write the reasons at the numbered marks, a line each."""
    axes.axis("off")
    notes = notes_of(story, most)
    for place, (number, day, said) in enumerate(notes):
        high = 1.0 - place / len(notes)
        for left, words, weight in ((-0.07, number, "bold"), (-0.045, day, "normal"), (0.03, said, "normal")):
            axes.text(left, high, words, transform=axes.transAxes, va="top", fontsize=8, fontweight=weight)


def legend(story: Story) -> list:
    """Return what the colours and marks of a story mean, and nothing that it does not show."""
    seen = set(story.spells["lane"]) | set(story.spells.loc[story.spells["lane"] == "tier", "what"])
    shades = [
        Patch(color=SEVERITY_COLOURS[s], label=f"need {name_of(Severity(s))}") for s in SEVERITY_COLOURS
    ]
    tiers = [
        Patch(facecolor=fill, hatch=hatch, edgecolor=edge, label=in_words(tier))
        for tier, (fill, hatch, edge) in TIERS.items()
        if tier in seen
    ]
    care = [Patch(color=TIER_COLOURS["care"], label="in care")] if "care" in seen else []
    if "care_leaver" in set(story.spells["what"]):
        care.append(
            Patch(facecolor="white", hatch="....", edgecolor=TIER_COLOURS["care"], label="care leaver")
        )
    agency = [
        Patch(color="#5b9bd5", label="helps beside the lead"),
        Line2D([], [], marker=".", color=INK, linestyle="", label="notices or brings the family"),
    ]
    kinds = [kind for kind in MARK_LOOKS if kind in set(story.told["mark"])]
    marks = [Line2D([], [], linestyle="", label=kind, **MARK_LOOKS[kind]) for kind in kinds]
    return [*shades, *tiers, *care, *agency, *marks]


def foot_of(story: Story) -> str:
    """Say why this family, and what the picture rests on, in lines that fit."""
    return f"{fill(f'Chosen: {story.why}.', LETTERS)}\n{story.cost_in_words()}\nSynthetic; {story.label}."
