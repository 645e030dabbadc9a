"""Choosing: which family's story is told, and in words why this one.

By number, or the first by a measure of its history. Ties go to the family referred most often, then to the
lower number, so that the same results always give the same family.
"""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from sim.costs.prices import prices_of_run
from sim.errors import InputError, UnknownNameError
from sim.results.families_priced import families_priced
from sim.results.results import Results
from sim.story.histories import histories

CHOICES = (
    "--family N, --most-episodes, --most-agencies, --highest-cost, --longest-wait, --missed or --persona"
)


class Chosen(NamedTuple):
    """A family of one seed, why it was chosen, and by how it stood on which day, if on one."""

    seed: int
    family: int
    why: str
    day: pd.Timestamp | None = None


class Measure(NamedTuple):
    """A measure that families are ranked by: column, how a figure of it is written, and what it is of."""

    column: str
    written: str
    what: str


MEASURES = {
    "most_episodes": Measure("episodes", "{:,.0f}", "most episodes of need"),
    "most_agencies": Measure("agencies", "{:,.0f}", "most agencies met"),
    "highest_cost": Measure("gbp", "£{:,.0f}", "highest cost to services over the log (2024/25 prices)"),
    "longest_wait": Measure("longest_wait", "{:,.0f} weeks", "longest wait for a worker"),
    "missed": Measure(
        "missed", "{:,.0f} weeks", "longest in acute need, with a child at home and nobody at its side"
    ),
}


def choose_by_number(results: Results, journeys: pd.DataFrame, seed: int, family: int) -> Chosen:
    """Choose a family by its number; raises `InputError` for one that the log does not tell of.

    journeys : of that seed.
    """
    numbers = journeys["family"].unique()
    if family not in numbers:
        found = f"no family {family} in the journeys of seed {seed}"
        nearest = int(min(numbers, key=lambda number: (abs(number - family), number)))
        advice = f"the nearest number is {nearest}; --most-episodes chooses one for you"
        allowed = f"the number of one of its {len(numbers):,} families ({numbers.min()} to {numbers.max()})"
        raise UnknownNameError(f"{results.folder}, --family", found, allowed, advice)
    return Chosen(seed, family, f"family {family}, chosen by its number")


def choose_by_measure(results: Results, journeys: pd.DataFrame, seed: int, by: str) -> Chosen:
    """Choose the family that comes first by one of `MEASURES`; raises `InputError` if none has any of it.

    journeys : of that seed.
    """
    table = histories(journeys, results.provenance.get("agencies_added", ()))
    if by == "highest_cost":
        table = table.join(cost_by_family(results, seed)).fillna({"gbp": 0.0})
    return first_by(table, seed, by, str(results.folder))


def cost_by_family(results: Results, seed: int) -> pd.Series:
    """Return what each family cost over the whole log of a seed [£ of 2024/25], indexed by its number."""
    costs = costs_of(results, seed)
    return costs.groupby("family")["gbp"].sum()


@lru_cache(maxsize=2)
def costs_of(results: Results, seed: int) -> pd.DataFrame:
    """Return what each family of a seed cost by year and tier; kept, since it prices the whole place."""
    return families_priced(results, prices_of_run(results.provenance), ("tier",), [seed]).costs


def first_by(table: pd.DataFrame, seed: int, by: str, where: str) -> Chosen:
    """Return the first family of a table of histories by one of `MEASURES`.

    table : one row a family, indexed by its number. Raises `InputError` when the highest is 0.
    """
    measure = MEASURES[by]
    ranked = table.sort_index().sort_values([measure.column, "referrals"], ascending=False, kind="stable")
    if not len(ranked) or ranked[measure.column].iloc[0] <= 0:
        option = "--" + by.replace("_", "-")
        found = f"no family of seed {seed} has any: {measure.what}"
        raise InputError(f"{where}, {option}", found, CHOICES, "choose another way")
    return Chosen(seed, int(ranked.index[0]), _why(ranked[measure.column], ranked["referrals"], measure))


def _why(ranked: pd.Series, referrals: pd.Series, measure: Measure) -> str:
    best, written = ranked.iloc[0], measure.written.format
    said = f"{measure.what}: {written(best)}"
    equals = int((ranked == best).sum())
    if equals == 1:
        return f"{said}; the next family has {written(ranked.iloc[1])}" if len(ranked) > 1 else said
    first = int((referrals[ranked == best] == referrals.iloc[0]).sum())
    tie = (
        "referred most often of them" if first == 1 else "referred as often as any, and of the lowest number"
    )
    return f"{said}, as {equals - 1} other{'s' * (equals > 2)}; this one was {tie}"
