"""Payments by results: who pays fees to whom. They are transfers, apart from the ledger of what things cost.

A fee moves money between public bodies and uses up nothing, so adding it to a ledger would count it twice:
once as the fee, once as the help that it pays for.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from sim.costs.futures_summed_up import over_futures
from sim.costs.run_years import since_start
from sim.errors import WrongValueError
from sim.results.nested import draws_of
from sim.results.outcomes import ALL as OUTCOMES
from sim.results.outcomes import outcomes
from sim.results.paired import paired_difference

if TYPE_CHECKING:
    from sim.results.results import Results


class Fee(NamedTuple):
    """A fee: who pays it to whom, for what, and the measure that counts its pounds."""

    measure: str
    payer: str
    recipient: str
    paid_for: str


GOVERNMENT, COUNCIL, PARTNER = "central_government", "council", "partner"
FEES = (
    Fee("attachment_fees", GOVERNMENT, COUNCIL, "a family that joins"),
    Fee("attachment_fees_of_partner", PARTNER, COUNCIL, "a family that joins"),
    Fee("result_fees", GOVERNMENT, COUNCIL, "a result claimed"),
    Fee("result_fees_of_partner", GOVERNMENT, PARTNER, "a result claimed"),
)
# of whom is helped: what the measures tell
HELPED = (
    "waiting_weeks",
    "early_help_families",
    "missed_families",
    "needless_help",
    "relapse_share",
    "severity",
)
NOT_MEASURED = (
    "hours that go into claims and not into families: `payment_by_results.hours_lost` takes a share of a "
    "worker's time off help, and nothing counts it",
    "how severe the needs are of those taken first and of those passed over (severity is of all families)",
    "results that would have come anyway (the twin's families are not asked for results)",
)


def fees(results: "Results") -> pd.DataFrame:
    """Return the fees of a run by payer and recipient, one row a fee and statistical year.

    Columns `year`, `payer`, `recipient`, `paid_for`, pounds as `median`, `p5`, `p95`, `mean` over futures.
    Pounds are those of the scheme, not uprated, and not in the ledger.
    """
    yearly = _yearly(results, [fee.measure for fee in FEES])
    draws = draws_of(results.seeds, results.provenance)
    rows = [
        {"year": year, **fee._asdict(), **_middle(mine[fee.measure], draws)}
        for year, mine in yearly.groupby("year")
        for fee in FEES
    ]
    return pd.DataFrame(rows).drop(columns="measure")


def balance_of_fees(results: "Results") -> pd.DataFrame:
    """Return what each party has received less what it has paid, over the run; the rows add up to nothing.

    Columns `party`, pounds as `median`, `p5`, `p95` and `mean` over futures: the joint-investment split.
    """
    whole = _yearly(results, [fee.measure for fee in FEES]).groupby("seed").sum()
    draws = draws_of(results.seeds, results.provenance)
    rows = []
    for party in (GOVERNMENT, COUNCIL, PARTNER):
        into = sum(
            (whole[fee.measure] for fee in FEES if fee.recipient == party), start=0.0 * whole.iloc[:, 0]
        )
        out = sum((whole[fee.measure] for fee in FEES if fee.payer == party), start=0.0 * whole.iloc[:, 0])
        rows.append({"party": party, **_middle(into - out, draws)})
    return pd.DataFrame(rows)


def claims(results: "Results") -> pd.DataFrame:
    """Return families joined and results claimed by statistical year.

    Columns `year`; `families_joined`, `results_claimed`, `joined_share` (of families who begin early help)
    and `claimed_share` (results claimed a family joined in the same year), each of means over futures. A
    share of nothing is nan. What claims take from workers' time is not counted: see `NOT_MEASURED`.
    """
    names = ["attached_families", "result_families", "early_help_starts"]
    mean = _yearly(results, names).groupby("year").mean()
    joined, claimed, started = (mean[name] for name in names)
    table = pd.DataFrame({"families_joined": joined, "results_claimed": claimed})
    table["joined_share"] = joined / started.where(started > 0)
    table["claimed_share"] = claimed / joined.where(joined > 0)
    return table.reset_index()


def who_is_helped(baseline: "Results", policy: "Results", years: list[int]) -> pd.DataFrame:
    """Return what a claim rule does to whom is helped, as far as measures tell: paired differences.

    years : statistical years together. One row an outcome of `HELPED`, with label, unit, paired difference.
    `NOT_MEASURED` says what no measure tells. Raises `InputError` when no seed is in both.
    """
    seeds = sorted(set(baseline.seeds) & set(policy.seeds))
    if not seeds:
        raise WrongValueError(policy.scenario, "no seed that both have", "twins", "run both with `compare`")
    mine, theirs = (outcomes(results.demand, years).reindex(seeds) for results in (baseline, policy))
    draws = draws_of(seeds, baseline.provenance)
    rows = []
    for outcome in OUTCOMES:
        if outcome.name in HELPED:
            values = mine[outcome.name].to_numpy(), theirs[outcome.name].to_numpy()
            found = paired_difference(*values, outcome.better, draws=draws)
            named = {"measure": outcome.name, "label": outcome.label, "unit": outcome.unit}
            rows.append({**named, **found._asdict()})
    return pd.DataFrame(rows)


def _yearly(results: "Results", measures: list[str]) -> pd.DataFrame:
    dated = since_start(results.demand, results.provenance)
    return dated.groupby(["year", "seed"])[measures].sum()


def _middle(values: pd.Series, draws: np.ndarray | None) -> dict[str, float | int]:
    found = over_futures(values, draws)
    return {name: found[name] for name in ("median", "p5", "p95", "mean")}
