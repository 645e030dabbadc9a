"""Rows of a timeline: which lanes one family's picture has, from its needs at the top to its children."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import pandas as pd

from sim.charts.look import TIER_COLOURS
from sim.story.histories import NEEDS, OF_CARE
from sim.story.story import Story
from sim.story.words import PLACEMENTS, agency_words, in_words

SEVERITY_COLOURS = {1: "#cfcae6", 2: "#8a7fc0", 3: "#3f2f86"}
TIERS = {  # tier of the model -> colour, hatch
    "early_help_waiting": ("white", "////", TIER_COLOURS["early help"]),
    "early_help": (TIER_COLOURS["early help"], "", TIER_COLOURS["early help"]),
    "assessment": ("white", "////", TIER_COLOURS["child in need"]),
    "child_in_need": (TIER_COLOURS["child in need"], "", TIER_COLOURS["child in need"]),
    "child_protection": (TIER_COLOURS["protection"], "", TIER_COLOURS["protection"]),
}
PLAIN, PALE, WAITS = "#7a7a7a", "#b8b8b8", "#222222"
SEEN = ("concern", "contact")


class Bar(NamedTuple):
    """One bar of a row: from when to when, its colours, and what is written in it where there is room."""

    since: pd.Timestamp
    until: pd.Timestamp
    fill: str
    hatch: str = ""
    edge: str = ""
    words: str = ""


class Row(NamedTuple):
    """One row of the picture: its group, its label, its bars, and the days on which a dot stands."""

    group: str
    label: str
    bars: tuple[Bar, ...]
    dots: tuple[pd.Timestamp, ...] = ()


def rows_of(story: Story) -> list[Row]:
    """Return the rows of a family's picture from top to bottom; lanes that stay empty have none."""
    return [
        *_needs(story),
        *_where_it_stands(story),
        *_workers(story),
        *_agencies(story),
        *_services(story),
        *_children(story),
    ]


def _needs(story: Story) -> list[Row]:
    found = []
    for need in NEEDS:
        mine = _lane(story, "need", need)
        bars = [
            Bar(row["since"], row["until"], SEVERITY_COLOURS[int(row["value"])])
            for row in mine.to_dict("records")
        ]
        found += [Row("Needs", in_words(need), tuple(bars))] if bars else []
    return found


def _where_it_stands(story: Story) -> list[Row]:
    tiers = [
        Bar(row["since"], row["until"], *TIERS[row["what"]])
        for row in _lane(story, "tier").to_dict("records")
    ]
    waits = [Bar(row["since"], row["until"], WAITS) for row in _lane(story, "waiting").to_dict("records")]
    rows = [Row("Case", "tier", tuple(tiers)), Row("Case", "waits for a worker", tuple(waits))]
    return [row for row in rows if row.bars]


def _workers(story: Story) -> list[Row]:
    """Return the row of workers, in two greys by turns, so that every change is seen."""
    mine = _lane(story, "worker")
    bars = [
        Bar(row["since"], row["until"], (PLAIN, PALE)[place % 2], words=str(place + 1))
        for place, row in enumerate(mine.to_dict("records"))
    ]
    return [Row("Case", "its workers, counted", tuple(bars))] if bars else []


def _agencies(story: Story) -> list[Row]:
    """Return a row for each agency, as it came: dots where it noticed or brought the family, bars of help."""
    log = story.journey
    seen = log[log["event"].isin(SEEN) & log["agency"].notna() & ~log["event"].isin(OF_CARE)]
    lane = _lane(story, "agency")
    first = pd.concat(
        [seen.groupby(seen["agency"].astype(str))["week"].min(), lane.groupby("what")["since"].min()]
    )
    order = first.groupby(level=0).min().sort_values(kind="stable").index
    rows = []
    for name in order:
        bars = [
            Bar(row["since"], row["until"], "#5b9bd5")
            for row in lane[lane["what"] == name].to_dict("records")
        ]
        dots = tuple(seen.loc[seen["agency"].astype(str) == name, "week"])
        rows.append(Row("Agencies", agency_words(name).removeprefix("the "), tuple(bars), dots))
    return rows


def _services(story: Story) -> list[Row]:
    rows = []
    for lane in ("advocate", "service"):
        mine = _lane(story, lane)
        for name in dict.fromkeys(mine["what"]):
            bars = [
                Bar(row["since"], row["until"], "#56B4E9")
                for row in mine[mine["what"] == name].to_dict("records")
            ]
            rows.append(Row("Services", in_words(name), tuple(bars)))
    return rows


def _children(story: Story) -> list[Row]:
    """Return a row for each child that was ever on a plan or in care."""
    mine = story.spells[story.spells["lane"].isin(("plan", "care"))]
    rows = []
    for child in sorted(mine["child"].dropna().unique()):
        bars = [_of_child(row) for row in mine[mine["child"] == child].to_dict("records")]
        rows.append(Row("Children", f"child {int(child) + 1}{_age(story, int(child))}", tuple(bars)))
    return rows


def _of_child(row: Mapping[Any, Any]) -> Bar:
    if row["lane"] == "plan":
        return Bar(row["since"], row["until"], TIER_COLOURS["protection"])
    if row["what"] == "care_leaver":
        return Bar(row["since"], row["until"], "white", "....", TIER_COLOURS["care"])
    return Bar(
        row["since"],
        row["until"],
        TIER_COLOURS["care"],
        words=PLACEMENTS.get(row["what"], in_words(row["what"])),
    )


def _age(story: Story, child: int) -> str:
    """Return in which year a child was born, where the log says how old it is."""
    log = story.journey[story.journey["child"] == child]
    born = log[log["event"] == "birth"]["week"]
    stood = log[log["event"] == "child_standing"]
    if len(born):
        return f", born {born.iloc[0].year}"
    if not len(stood):
        return ""
    first = stood.iloc[0]
    return f", born {(first['week'] - pd.Timedelta(weeks=int(first['value']))).year}"


def _lane(story: Story, lane: str, what: str | None = None) -> pd.DataFrame:
    mine = story.spells[(story.spells["lane"] == lane) & (story.spells["until"] > story.spells["since"])]
    return mine if what is None else mine[mine["what"] == what]
