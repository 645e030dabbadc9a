"""Paired ledgers: the pounds of a policy beside those of its twin, seed by seed, and what was avoided.

What would have been spent anyway (deadweight) is what the twin spent, so it is measured and not assumed.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from sim.costs.ledger import ledger
from sim.costs.nature import NATURE, with_nature
from sim.costs.prices import Price, prices_of_run
from sim.costs.run_years import since_start
from sim.errors import WrongValueError
from sim.results.nested import draws_of

if TYPE_CHECKING:
    from sim.results.results import Results

LINE = ["tier", "agency", "cost_line"]
POUNDS = ["baseline_gbp", "policy_gbp", "avoided_gbp"]


class PairedLedgers(NamedTuple):
    """Two ledgers of the same futures, line by line.

    lines : one row a seed, statistical year and cost line, with `tier`, `agency`, the line's nature (`side`,
        `value`, `cashable`, `kind`) and `baseline_gbp`, `policy_gbp`, `avoided_gbp` (baseline less policy).
    seeds : paired futures; draws : the draw of each, None where all share one set of parameters.
    years : statistical years, from the policy's first to the last of the run.
    money_of : the financial year in whose prices all is.
    """

    baseline: str
    policy: str
    place: str
    lines: pd.DataFrame
    seeds: list[int]
    draws: np.ndarray | None
    years: list[int]
    money_of: str


def pair_ledgers(
    baseline: "Results",
    policy: "Results",
    prices: tuple[Price, ...] | None = None,
    first_year: int | None = None,
) -> PairedLedgers:
    """Pair the ledgers of a baseline and a policy that were run on the same seeds.

    Parameters
    ----------
    baseline, policy
        Results of one place, start, length and set of parameters; seeds that both have are paired.
    prices
        Another price list, for both; the activity is priced anew and nothing is run again. None: the
        published prices of the place.
    first_year
        Statistical year (to 31 March) in which the policy starts; None: the first in which any pair differs,
        since twins are one and the same until then. Where none ever differs, the first of the run.

    Raises `InputError` for results that are no twins, or a first year outside the run.
    """
    seeds = _paired_seeds(baseline, policy)
    listed = prices_of_run(baseline.provenance) if prices is None else prices
    mine, theirs = (_spent(results, listed, seeds) for results in (baseline, policy))
    lines = mine.rename("baseline_gbp").to_frame().join(theirs.rename("policy_gbp"), how="outer").fillna(0.0)
    lines["avoided_gbp"] = lines["baseline_gbp"] - lines["policy_gbp"]
    years = _years(lines["avoided_gbp"], first_year)
    told = with_nature(lines.reset_index(), listed)
    kept = told[told["year"].isin(years)].reset_index(drop=True)
    names = baseline.scenario, policy.scenario, baseline.place
    draws = draws_of(seeds, baseline.provenance)
    return PairedLedgers(*names, kept, seeds, draws, years, listed[0].money_of)


def summed(pairs: PairedLedgers, by: Sequence[str]) -> pd.DataFrame:
    """Return pounds by seed, year and the columns `by` (agency, tier, value, cashable ...), zeros filled in.

    One row each, so that a year or seed in which a group has nothing counts as nothing and not as a gap.
    """
    refuse_unknown(by)
    groups = pairs.lines[list(by)].drop_duplicates()
    frame = pd.DataFrame({"seed": pairs.seeds}).merge(pd.DataFrame({"year": pairs.years}), how="cross")
    keys = ["seed", "year", *by]
    found = pairs.lines.groupby(keys, sort=True)[POUNDS].sum()
    every = frame.merge(groups, how="cross").set_index(keys).sort_index().index
    return found.reindex(every, fill_value=0.0).reset_index()


def refuse_unknown(by: Sequence[str]) -> None:
    """Raise `WrongValueError` unless pounds can be summed by these columns."""
    known = [*LINE, *NATURE]
    wrong = [name for name in by if name not in known]
    if wrong or not by:
        raise WrongValueError("by", ", ".join(wrong) or "no column", ", ".join(known), "sum by agency")


def _spent(results: "Results", prices: tuple[Price, ...], seeds: list[int]) -> pd.Series:
    """Return pounds by seed, year and cost line, over all neighbourhoods."""
    demand = since_start(results.demand, results.provenance)
    rows = ledger(demand[demand["seed"].isin(seeds)], prices)
    return rows.groupby(["seed", "year", *LINE], sort=True)["gbp"].sum()


def _years(avoided: pd.Series, first_year: int | None) -> list[int]:
    years = sorted(set(avoided.index.get_level_values("year")))
    if first_year is None:
        parted = avoided.index.get_level_values("year")[(avoided != 0).to_numpy()]
        first_year = min(parted, default=years[0])
    if first_year not in years:
        allowed = f"a statistical year of the run, {years[0]} to {years[-1]}"
        raise WrongValueError("first year", str(first_year), allowed, "2020 is the year to 31 March 2020")
    return [int(year) for year in years if year >= first_year]


def _paired_seeds(baseline: "Results", policy: "Results") -> list[int]:
    for what, mine, theirs in _must_agree(baseline, policy):
        if mine != theirs:
            where = f"{policy.scenario} beside {baseline.scenario}"
            advice = "run both with one `compare`"
            raise WrongValueError(where, f"another {what}", f"twins: the same {what}", advice)
    seeds = sorted(set(baseline.seeds) & set(policy.seeds))
    if not seeds:
        where = f"{policy.scenario} beside {baseline.scenario}"
        raise WrongValueError(
            where, "no seed that both have", "twins: the same seeds", "run both with `compare`"
        )
    return seeds


def _must_agree(baseline: "Results", policy: "Results") -> list[tuple[str, object, object]]:
    mine, theirs = baseline.provenance, policy.provenance
    return [
        ("place", (mine["place"], mine["place_digest"]), (theirs["place"], theirs["place_digest"])),
        ("start", mine["scenario"].get("start"), theirs["scenario"].get("start")),
        ("number of years", mine["years"], theirs["years"]),
        ("set of parameters", mine["parameters"], theirs["parameters"]),
    ]
