"""Families priced: what each family of a run cost, read from its folder a seed at a time."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from sim.costs.family_activity import family_activity
from sim.costs.family_costs import family_costs, not_attributed
from sim.costs.family_log import LOG_COLUMNS
from sim.costs.prices import Price, price_list, with_agencies
from sim.results.top_families import repeat_families

if TYPE_CHECKING:
    from sim.results.results import Results


class FamiliesPriced(NamedTuple):
    """What families cost (one row a family and year), what has no family, and who comes again and again."""

    costs: pd.DataFrame
    left: pd.DataFrame
    repeat: pd.DataFrame


def families_priced(
    results: "Results",
    prices: tuple[Price, ...] | None = None,
    by: tuple[str, ...] = ("tier", "agency"),
    seeds: Iterable[int] | None = None,
) -> FamiliesPriced:
    """Return what each family of a run cost in each year of its journeys.

    Parameters
    ----------
    results
        A run whose journeys were kept; raises `InputError` for one without.
    prices
        Another price list; as the run's own ledger if None.
    by
        Sums to add: `tier`, `agency` (that paid), `cost_line`.
    seeds
        All if None. Each is read, priced and let go: only money stays.
    """
    added = results.provenance.get("agencies_added", ())
    listed = with_agencies(price_list(), added) if prices is None else prices
    parts = []
    for seed in results.seeds if seeds is None else seeds:
        journeys = results.journeys_of(seed, LOG_COLUMNS)
        activity = family_activity(journeys, results.demand, added)
        left = not_attributed(activity, results.demand, listed)
        parts.append((family_costs(activity, listed, by), left, repeat_families(journeys)))
    return FamiliesPriced(*(pd.concat(tables, ignore_index=True) for tables in zip(*parts, strict=True)))
