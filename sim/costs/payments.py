"""Payments by results: who pays fees to whom. They are transfers, apart from the ledger of what things cost.

A fee moves money between public bodies and uses up nothing, so adding it to a ledger would count it twice:
once as the fee, once as the help that it pays for.
"""

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from sim.costs.futures_summed_up import over_futures
from sim.costs.run_years import since_start
from sim.parameters import PARAMETERS
from sim.results.nested import draws_of, range_of_futures

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
CLAIMED = ("attached_families", "result_families", "early_help_starts", "claim_hours", "key_workers_in_post")


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
    """Return families joined, results claimed and the hours that claims take, by statistical year.

    Columns `year`; `families_joined`, `results_claimed`, `joined_share` (of families who begin early help)
    and `claimed_share` (results claimed a family joined in the same year), each of means over futures; a
    share of nothing is nan. `claim_hours` [a year, mean] with `claim_hours_p5` and `claim_hours_p95` of
    futures, and `share_of_time`, of what all key workers in post have for families (`contact_hours`). The
    hours lie within paid time: they are in no ledger, since the posts are.
    """
    yearly = _yearly(results, list(CLAIMED))
    mean = yearly.groupby("year").mean()
    joined, claimed, started, hours, post_weeks = (mean[name] for name in CLAIMED)
    table = pd.DataFrame({"families_joined": joined, "results_claimed": claimed})
    table["joined_share"] = joined / started.where(started > 0)
    table["claimed_share"] = claimed / joined.where(joined > 0)
    each = yearly["claim_hours"].groupby("year")
    spans = [range_of_futures(values.to_numpy(float)) for _, values in each]
    table["claim_hours"] = hours
    table["claim_hours_p5"], table["claim_hours_p95"] = zip(*spans, strict=True)
    table["share_of_time"] = hours / (contact_hours() * post_weeks.where(post_weeks > 0))
    return table.reset_index()


def contact_hours() -> float:
    """Return the hours a week that a full-time worker has for families, as shipped."""
    return float(PARAMETERS["advocates.contact_hours"].default)  # type: ignore[arg-type]


def _yearly(results: "Results", measures: list[str]) -> pd.DataFrame:
    dated = since_start(results.demand, results.provenance)
    return dated.groupby(["year", "seed"])[measures].sum()


def _middle(values: pd.Series, draws: np.ndarray | None) -> dict[str, float | int]:
    found = over_futures(values, draws)
    return {name: found[name] for name in ("median", "p5", "p95", "mean")}
