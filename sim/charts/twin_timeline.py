"""Twin timeline: a family's life under two scenarios, one above the other, and the week they part."""

from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure

from sim.charts.inline import money_scale
from sim.charts.look import new_figure
from sim.charts.timeline import (
    COST_HIGH,
    KEY_HIGH,
    NOTE_HIGH,
    ROW_HIGH,
    WIDE,
    Panels,
    draw_legend,
    draw_timeline,
    drawn_as_a_timeline,
    save_timeline,
)
from sim.charts.timeline_marks import at, notes_of
from sim.charts.timeline_rows import rows_of
from sim.story.story import SYNTHETIC, Story

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NOTES = 6  # reasons written out for each life
LINE_LONG, LINE_HIGH = 165, 0.19  # signs and inches of a line of words
PARTING = "#b2182b"
ONE_FAMILY = "One family shows how a policy can act, not what it does on average."


def draw_twin(
    one: Story, other: Story, parts_on: pd.Timestamp | None, sentences: list[str], folder: Path
) -> list[Path]:
    """Draw both lives as `twin.png` and `twin.svg`; the same lives give the same bytes.

    parts_on : first day of the week of departure, None where they never part; sentences : what is said of it.
    """
    with drawn_as_a_timeline():
        return save_timeline(twin_figure(one, other, parts_on, sentences), folder / "twin")


def twin_figure(one: Story, other: Story, parts_on: pd.Timestamp | None, sentences: list[str]) -> Figure:
    """Return the picture: why they part in words, then each life on the same time axis, and the legend."""
    lines = [line for sentence in sentences for line in wrap(sentence, LINE_LONG, subsequent_indent="    ")]
    heights = [LINE_HIGH * (len(lines) + 0.5), *_heights(one), *_heights(other), KEY_HIGH]
    figure = new_figure(_heading(one), WIDE, sum(heights) + 2.5)
    words, *panels, key = figure.subplots(8, 1, height_ratios=heights)
    _write(words, lines)
    for nth, story in enumerate((one, other)):
        mine = Panels(*panels[3 * nth : 3 * nth + 3])
        draw_timeline(mine, story, NOTES)
        title = f"{('First', 'Second')[nth]} life: {story.title}.\n{story.cost_in_words()}"
        mine.lanes.set_title(title, fontweight="bold", x=-0.1)
        if parts_on is not None:
            _mark_parting(mine, parts_on)
    _share_cost_scale(one, other, panels[1], panels[4])
    draw_legend(key, [one, other])
    foot = f"Chosen: {one.why}.\n{ONE_FAMILY} Synthetic; the luck is the same in both lives; {one.label}."
    figure.supxlabel(foot, x=0.01, ha="left", fontsize=8, color="#666666")
    return figure


def _share_cost_scale(one: Story, other: Story, *axes: "Axes") -> None:
    """Let both costs be read on one scale, where they are written in the same unit."""
    most = [story.costs["cumulative_gbp"].max() for story in (one, other)]
    if money_scale(most[0]) == money_scale(most[1]):
        top = max(each.get_ylim()[1] for each in axes)
        for each in axes:
            each.set_ylim(0, top)


def _heading(story: Story) -> str:
    return f"Family {story.family} of {story.where()}, future {story.seed}: two lives. {SYNTHETIC}."


def _heights(story: Story) -> list[float]:
    notes = len(notes_of(story, NOTES))
    return [ROW_HIGH * (len(rows_of(story)) + 3), COST_HIGH, NOTE_HIGH * (notes + 0.5)]


def _write(axes: "Axes", lines: list[str]) -> None:
    axes.axis("off")
    for place, line in enumerate(lines):
        axes.text(-0.1, 1.0 - place / len(lines), line, transform=axes.transAxes, va="top", fontsize=8.5)


def _mark_parting(panels: Panels, day: pd.Timestamp) -> None:
    """Draw the line at which the lives part through lanes and cost, and say so above it."""
    for axes in (panels.lanes, panels.cost):
        axes.axvline(at(day), color=PARTING, linewidth=1.6, zorder=6)
    panels.lanes.annotate(
        "they part", (at(day), 0.0), xycoords=("data", "axes fraction"), xytext=(4, 3),
        textcoords="offset points", fontsize=8, fontweight="bold", color=PARTING, zorder=7,
    )  # fmt: skip
