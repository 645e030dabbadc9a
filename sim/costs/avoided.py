"""Avoided cost: who pays more under a policy (invests), who pays less (gains), and how sure that is."""

from collections.abc import Sequence

import pandas as pd

from sim.costs.paired_ledgers import PairedLedgers, summed
from sim.results.nested import CONFIDENCE
from sim.results.paired import PairedDifference, paired_difference

STANDING = {"lower": "gains", "higher": "invests"}  # by the verdict on what is paid
ALL_AGENCIES = "all agencies"


def avoided_cost(pairs: PairedLedgers, by: Sequence[str] = ("agency",)) -> pd.DataFrame:
    """Return avoided cost by seed and year: one row a seed, year and group of `by`.

    Columns `baseline_gbp`, `policy_gbp` and `avoided_gbp` (positive: the group pays less under the policy).
    by : any of agency, tier, cost_line, side, value, cashable, kind. Deadweight is in the baseline's column.
    """
    return summed(pairs, by)


def who_invests_who_gains(
    pairs: PairedLedgers, by: Sequence[str] = ("agency",), confidence: float = CONFIDENCE
) -> pd.DataFrame:
    """Return each group's avoided cost [£ a year, mean of the policy's years], most gained first.

    `low` and `high` are the interval of the mean avoided, `p5` and `p95` hold nine of ten futures.
    `standing` is gains, invests, cannot tell, or no difference. Without `by` agency there is no total row;
    with it, the last row is of all agencies together.
    """
    rows = [
        {
            **dict(zip(by, name if isinstance(name, tuple) else (name,), strict=True)),
            **_found(pairs, group, confidence),
        }
        for name, group in summed(pairs, by).groupby(list(by), sort=True)
    ]
    table = pd.DataFrame(rows).sort_values("avoided_gbp", ascending=False, kind="stable", ignore_index=True)
    if tuple(by) != ("agency",):
        return table
    total = {"agency": ALL_AGENCIES, **_found(pairs, pairs.lines, confidence)}
    return pd.concat([table, pd.DataFrame([total])], ignore_index=True)


def _found(pairs: PairedLedgers, group: pd.DataFrame, confidence: float) -> dict[str, object]:
    """Return the paired difference of one group, in pounds avoided a year."""
    a_year = group.groupby("seed")[["baseline_gbp", "policy_gbp"]].sum().reindex(pairs.seeds, fill_value=0.0)
    a_year /= len(pairs.years)
    found = paired_difference(
        a_year["baseline_gbp"].to_numpy(), a_year["policy_gbp"].to_numpy(), "lower", confidence, pairs.draws
    )
    return _as_avoided(found)


def _as_avoided(paid: PairedDifference) -> dict[str, object]:
    return {
        "baseline_gbp": paid.baseline,
        "policy_gbp": paid.alternative,
        "avoided_gbp": 0.0 - paid.difference,
        "low": 0.0 - paid.high,
        "high": 0.0 - paid.low,
        "confidence": paid.confidence,
        "p5": 0.0 - paid.p95,
        "p95": 0.0 - paid.p5,
        "draws": paid.draws,
        "pays_less_in": paid.better_in,
        "futures": paid.futures,
        "standing": STANDING.get(paid.verdict, paid.verdict),
    }
