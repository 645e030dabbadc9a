"""The list of parameters: each with unit, range and how it is known, and the ways to narrow it."""

from collections.abc import Sequence
from functools import cache

import pandas as pd

from sim.guides.parameters import allowed_in_words, default_in_words
from sim.parameters import PARAMETERS, STAGES
from sim.units import Parameter

KINDS = ("assumption", "calibrated", "evidence")
KINDS_IN_WORDS = {
    "assumption": "assumption: nobody has measured it",
    "calibrated": "fitted to published figures",
    "evidence": "taken from a published figure, a law or guidance",
}
LOOKED_IN = ("parameter", "means", "because", "unit")


@cache
def parameter_list() -> pd.DataFrame:
    """Return one row a parameter, in the order of a week.

    Columns, all text: parameter (dotted name), means, known as, unit, default, plausible, allowed, stage
    (in words) and because.
    """
    return pd.DataFrame([_row(one) for one in PARAMETERS.values()])


def stages() -> list[str]:
    """Return the stages in words, in the order of a week."""
    return [stage_in_words(stage) for stage in STAGES]


def stage_in_words(stage: str) -> str:
    """Return a stage's name as people say it."""
    return stage.replace("_", " ")


def narrowed(words: str, chosen_stages: Sequence[str], kinds: Sequence[str]) -> pd.DataFrame:
    """Return the rows in which every word stands, of some stages and kinds; none chosen means all."""
    table = parameter_list()
    kept = pd.Series(True, table.index)
    if chosen_stages:
        kept &= table["stage"].isin(chosen_stages)
    if kinds:
        kept &= table["known as"].isin(kinds)
    said = table[list(LOOKED_IN)].agg(" ".join, axis=1).str.replace("_", " ").str.lower()
    for word in words.lower().replace("_", " ").replace(".", " ").split():
        kept &= said.str.replace(".", " ").str.contains(word, regex=False)
    return table[kept]


def counted() -> dict[str, int]:
    """Return how many parameters are of each kind, assumptions first."""
    of_kind = parameter_list()["known as"].value_counts()
    return {kind: int(of_kind.get(kind, 0)) for kind in KINDS}


def _row(parameter: Parameter) -> dict[str, str]:
    known = parameter.provenance
    return {
        "parameter": parameter.path,
        "means": parameter.words,
        "known as": known.kind,
        "unit": parameter.quantity.unit,
        "default": default_in_words(parameter),
        "plausible": f"{known.low:g} to {known.high:g}",
        "allowed": allowed_in_words(parameter),
        "stage": stage_in_words(parameter.stage),
        "because": known.source,
    }
