"""Discovery in words: in how many futures something holds, and which values most of them share."""

from collections.abc import Mapping, Sequence

import pandas as pd

from sim.study.discovery import FEWEST, Boxes, leans_on_chance
from sim.study.factor import DUMMY, Factor

EDGE = 1e-9  # of a range: as near as this is its end


def discovery_sentences(boxes: Boxes, factors: Sequence[Factor]) -> list[str]:
    """Say for each question in how many points it holds, where most of these lie, and how sure that is."""
    said = []
    for row in boxes.found.to_dict("records"):
        mine = boxes.boxes[boxes.boxes["ask"] == row["ask"]]
        said += [_counted(row), _where(row, mine, {one.name: one for one in factors})]
    return said


def _counted(row: Mapping) -> str:
    return f"In {_of_100(row['cases'])} of the {row['points']:,} points tried: {row['ask']}."


def _where(row: Mapping, box: pd.DataFrame, factors: Mapping[str, Factor]) -> str:
    if row["coverage"] != row["coverage"]:
        return f"Where that is cannot be told: fewer than {FEWEST} points hold it, or fewer do not."
    limits = box[box["restricted"]]
    if limits.empty:
        return "No values set these points apart: nothing that was moved decides it beyond chance."
    values = " and ".join(limit_in_words(one, factors[one["factor"]]) for one in limits.to_dict("records"))
    sentence = (
        f"{_of_100(row['coverage'])} of these have {values}; of all points with that, "
        f"{_of_100(row['density'])} hold it, against {_of_100(row['cases'])} of all."
    )
    if leans_on_chance(box):
        sentence += " The box leans on a factor that moves nothing, so on chance: do not build on it."
    return sentence


def limit_in_words(row: Mapping, factor: Factor) -> str:
    """Say between which values a factor lies in a box; an end of its range is left out."""
    unit = f" {factor.unit}" if factor.unit and factor.name != DUMMY else ""
    span = (factor.high - factor.low) * EDGE
    low, high = row["low"] > factor.low + span, row["high"] < factor.high - span
    if low and high:
        return f"{factor.label} from {row['low']:.3g} to {row['high']:.3g}{unit}"
    if low:
        return f"{factor.label} above {row['low']:.3g}{unit}"
    return f"{factor.label} below {row['high']:.3g}{unit}"


def _of_100(share: float) -> str:
    return f"{100 * share:.0f} of 100"
