"""Marks on a timeline: referrals, refusals, changes of worker, returns, with the reason where it matters."""

from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.dates import date2num

from sim.charts.look import TIER_COLOURS
from sim.story.story import Story
from sim.story.telling import that_matter

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PLACE = -1.0  # height of the row of marks, above the first lane
MARK_LOOKS: dict[str, dict[str, Any]] = {  # told apart by shape as well as colour
    "referral": {"marker": "v", "color": "#0072B2"},
    "re-referral": {"marker": "v", "color": "#D55E00"},
    "turned away": {"marker": "x", "color": "#333333"},
    "refused or dropped out": {"marker": "X", "color": "#CC79A7"},
    "change of worker": {"marker": "D", "color": "#333333"},
    "plan": {"marker": "s", "color": TIER_COLOURS["protection"]},
    "into care": {"marker": "P", "color": TIER_COLOURS["care"]},
    "leaves care": {"marker": "^", "color": TIER_COLOURS["care"]},
    "closed": {"marker": "o", "color": "#333333", "markerfacecolor": "white"},
}
CLOSE = pd.Timedelta(weeks=9)  # numbers nearer than this to one another stand at three heights


def draw_marks(axes: "Axes", story: Story, most: int) -> None:
    """Draw every mark of a story in the row above its lanes; those with a note carry its number."""
    marked = story.told[story.told["mark"].notna()]
    for kind, look in MARK_LOOKS.items():
        weeks = [at(week) for week in marked.loc[marked["mark"] == kind, "week"]]
        if weeks:
            axes.plot(weeks, [PLACE] * len(weeks), linestyle="", markersize=5, zorder=5, **look)
    before, step = story.begins - CLOSE, 0
    for number, week in enumerate(that_matter(story.told, most)["week"], 1):
        step = (step + 1) % 3 if week - before < CLOSE else 0
        before = week
        axes.text(
            at(week),
            PLACE - 0.62 - 0.6 * step,
            str(number),
            ha="center",
            va="center",
            fontsize=7,
            weight="bold",
        )
        axes.axvline(at(week), color="#9a9a9a", linewidth=0.5, linestyle=":", zorder=1)


def notes_of(story: Story, most: int) -> list[tuple[str, str, str]]:
    """Return the notes in the order of time: number, date, what happened and why."""
    noted = that_matter(story.told, most).to_dict("records")
    return [(str(number), in_day(row["week"]), row["sentence"]) for number, row in enumerate(noted, 1)]


def at(day: pd.Timestamp) -> float:
    """Return where a day lies on the axis of time."""
    return float(date2num(day))


def in_day(week: pd.Timestamp) -> str:
    """Write the first day of a week: 4 Mar 2018."""
    return f"{week.day} {week:%b %Y}"
