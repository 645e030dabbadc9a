"""Views of a study: which pictures there are of an outcome, what each shows, and the table beside it."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from dashboard.studies.opened import Opened
from sim.charts.study_words import INDEX_NAMES
from sim.study.factor import DUMMY
from sim.study.indices import MAIN_INDEX
from sim.study.words import number

NAMED = 3
WHAT_DRIVES = "What drives it"
LIMITS = {"low": "at least", "high": "at most", "p_value": "by luck (p)"}
HOW_TO_READ = {
    WHAT_DRIVES: "Each mark is an index, its thick line the 95 % interval had other points been drawn, its "
    "thin line what chance alone gives. Grey is the noise floor: what a factor that moves nothing may seem "
    "to do.",
    "How far it moves": "The mean outcome where a factor lies in the lowest, and in the highest, fifth of "
    "its range, everything else as it came.",
    "Were there enough points": "The same indices from fewer points. Lines that still slope ask for more.",
    "Which work together": "How much of the variance two factors make only together. Pairs whose interval "
    "holds zero cannot be told from none.",
}


class View(NamedTuple):
    """A picture with its heading, how to read it, its text alternative and the table with its numbers."""

    heading: str
    read: str
    picture: Path | None
    alt: str
    table: pd.DataFrame


def views_of(study: Opened, outcome: str) -> list[View]:
    """Return what there is to look at of one outcome, the indices first; what a method lacks is left out."""
    return [view for view in _views(study, outcome) if len(view.table)]


def boxes_of(study: Opened) -> list[tuple[str, View]]:
    """Return for each question asked of the futures its sentence, and the picture and limits of its box."""
    found, boxes = study.tables.get("found", pd.DataFrame()), study.tables.get("boxes", pd.DataFrame())
    return [_box(study, rank, str(row["ask"]), boxes) for rank, row in enumerate(found.to_dict("records"), 1)]


def _views(study: Opened, outcome: str) -> Iterator[View]:
    indices = _in_order(study, study.of("indices", outcome))
    stem = "elementary_effects" if study.method == "morris" else "sensitivity"
    named = study.outcomes[outcome]
    yield _view(study, outcome, WHAT_DRIVES, stem, indices, f"{named}. {_ranked(study, indices)}")
    swings = study.of("swings", outcome)
    yield _view(study, outcome, "How far it moves", "tornado", swings, f"How far each factor moves {named}")
    growth = study.of("convergence", outcome)
    alt = f"Indices of {named} as the number of points grew"
    yield _view(study, outcome, "Were there enough points", "convergence", growth, alt)
    pairs = _largest_first(study.of("second_order", outcome))
    alt = (
        f"Map of pairs: what two factors do to {named} only together. {_strongest(pairs, study.label(DUMMY))}"
    )
    yield _view(study, outcome, "Which work together", "pairs", pairs, alt)


def _view(study: Opened, outcome: str, heading: str, stem: str, table: pd.DataFrame, alt: str) -> View:
    picture = study.picture(f"{outcome}_{stem}")
    return View(heading, HOW_TO_READ[heading], picture, f"{alt} The table below has the numbers.", table)


def _in_order(study: Opened, indices: pd.DataFrame) -> pd.DataFrame:
    """Return indices with that by which factors are ranked first, and of each the greatest first."""
    if not len(indices):
        return indices
    behind = indices["index"] != MAIN_INDEX.get(study.method, "")
    order = indices.assign(behind=behind, size=-indices["value"].abs())
    return indices.loc[order.sort_values(["behind", "index", "size"]).index]


def _ranked(study: Opened, indices: pd.DataFrame) -> str:
    """Name the factors that stand above the noise floor, the greatest first."""
    index = MAIN_INDEX.get(study.method, "")
    if not len(indices):
        return ""
    mine = indices[(indices["index"] == index) & indices["above_floor"].astype(bool)]
    mine = mine[mine["factor"] != study.label(DUMMY)].assign(size=mine["value"].abs())
    first = mine.sort_values("size", ascending=False).head(NAMED).to_dict("records")
    told = "; ".join(f"{row['factor']} {number(row['value'])}" for row in first)
    kind = INDEX_NAMES.get(index, index)
    return f"By {kind}: {told}." if told else "Nothing stands above the noise floor."


def _largest_first(pairs: pd.DataFrame) -> pd.DataFrame:
    return pairs.sort_values("value", ascending=False) if len(pairs) else pairs


def _strongest(pairs: pd.DataFrame, dummy: str) -> str:
    """Name the pair that does most together, if it lies beyond all that pairs with the dummy reach."""
    if not len(pairs):
        return ""
    idle = (pairs["factor"] == dummy) | (pairs["other"] == dummy)
    told = pairs[~idle & (pairs["low"] > pairs.loc[idle, "high"].max())].head(1).to_dict("records")
    if not told:
        return "No two factors can be told to work through one another."
    row = told[0]
    return f"Strongest: {row['factor']} with {row['other']}, {number(row['value'])}."


def _box(study: Opened, rank: int, ask: str, boxes: pd.DataFrame) -> tuple[str, View]:
    mine = boxes[(boxes["ask"] == ask) & boxes["restricted"].astype(bool)] if len(boxes) else boxes
    limits = mine.reindex(columns=["factor", "low", "high", "p_value"]).rename(columns=LIMITS)
    limits = limits.assign(factor=limits["factor"].map(study.label))
    pictures = sorted((study.folder / "pictures").glob(f"question_{rank}_*.png"))
    read = (
        "The region in which most of the futures asked for lie. It was found by looking, so it is no proof."
    )
    picture = pictures[0] if pictures else None
    return ask, View(ask, read, picture, f"The region where {ask}; the table has its limits.", limits)
