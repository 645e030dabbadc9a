"""Cash flows: a policy's costs and benefits by financial year and future, corrected and discounted."""

import numpy as np
import pandas as pd

from sim.costs.discounting import STANDARD, discount_factors
from sim.costs.optimism import factor, grade_of_line
from sim.costs.paired_ledgers import PairedLedgers

FISCAL, CASHABLE, PUBLIC = "fiscal", "cashable", "public"
CASES = (FISCAL, CASHABLE, PUBLIC)
IN_WORDS = {
    FISCAL: "fiscal value (the public purse)",
    CASHABLE: "cashable part of fiscal value",
    PUBLIC: "public value (fiscal, economic and social)",
}
HALF_A_PENNY = 0.005


def corrected_lines(
    pairs: PairedLedgers, effect: str, rates: str = STANDARD, optimism: bool = True
) -> pd.DataFrame:
    """Return each cost line that moves: its nature, mean avoided, confidence grade and correction.

    `avoided_gbp` is the mean over futures of the discounted sum, before the correction; `factor` is what
    every year and future of the line is multiplied by (1 without `optimism`).
    """
    worth = pairs.lines["avoided_gbp"] * _worth_of_year(pairs, rates)
    lines = pairs.lines.drop_duplicates("cost_line").set_index("cost_line")
    lines = lines[["tier", "agency", "side", "value", "cashable", "kind"]]
    lines["avoided_gbp"] = worth.groupby(pairs.lines["cost_line"]).sum() / len(pairs.seeds)
    moved = worth.abs().groupby(pairs.lines["cost_line"]).sum() > 0
    lines = lines[moved.reindex(lines.index)].sort_index()
    means = list(zip(lines["kind"], lines["avoided_gbp"], strict=True))
    lines["grade"] = [grade_of_line(kind, effect, mean > 0) for kind, mean in means]
    lines["factor"] = [factor(kind, effect, mean) if optimism else 1.0 for kind, mean in means]
    return lines.reset_index()


def cash_flows(pairs: PairedLedgers, lines: pd.DataFrame, case: str, rates: str = STANDARD) -> pd.DataFrame:
    """Return the cash flows of one case, one row a seed and year since the policy's first.

    `cost_gbp` is what the intervention's own lines take more, `benefit_gbp` what all other lines take less,
    both corrected; `net_gbp` is benefit less cost, `present_gbp` that discounted, `cumulative_gbp` its
    running sum. lines : from `corrected_lines`. case : one of `CASES`.
    """
    mine = pairs.lines[_in_case(pairs.lines, case)]
    factors = lines.set_index("cost_line")["factor"]
    gain = mine["avoided_gbp"] * mine["cost_line"].map(factors).fillna(1.0).astype(float)
    sides = gain.groupby([mine["seed"], mine["year"], mine["side"]]).sum().unstack("side")
    every = pd.MultiIndex.from_product([pairs.seeds, pairs.years], names=["seed", "year"])
    sides = sides.reindex(index=every, columns=["intervention", "consequence"]).fillna(0.0)
    flows = sides.reset_index()[["seed", "year"]]
    flows["t"] = flows["year"] - pairs.years[0]
    flows["cost_gbp"] = 0.0 - sides["intervention"].to_numpy()
    flows["benefit_gbp"] = sides["consequence"].to_numpy()
    flows["net_gbp"] = flows["benefit_gbp"] - flows["cost_gbp"]
    flows["discount"] = discount_factors(len(pairs.years), rates)[flows["t"]]
    flows["present_gbp"] = flows["net_gbp"] * flows["discount"]
    flows["cumulative_gbp"] = flows.groupby("seed")["present_gbp"].cumsum()
    return flows


def present_values(flows: pd.DataFrame) -> pd.DataFrame:
    """Return present cost, present benefit, net present value and their ratio, one row a seed.

    The ratio is nan throughout unless the policy's own lines cost more in every future: where luck decides
    whether there is anything to divide by, it would be of any size.
    """
    present = pd.DataFrame(
        {
            "present_cost": (flows["cost_gbp"] * flows["discount"]).groupby(flows["seed"]).sum(),
            "present_benefit": (flows["benefit_gbp"] * flows["discount"]).groupby(flows["seed"]).sum(),
        }
    )
    present["net_present_value"] = present["present_benefit"] - present["present_cost"]
    invested = bool((present["present_cost"] > HALF_A_PENNY).all())
    ratio = present["present_benefit"] / present["present_cost"] if invested else np.nan
    present["benefit_cost_ratio"] = ratio
    return present


def payback_year(flows: pd.DataFrame) -> pd.Series:
    """Return each seed's first year in which the cumulative discounted net is not below zero, nan for none.

    Counted from the policy's first year, which is 0.
    """
    back = flows[flows["cumulative_gbp"] >= -HALF_A_PENNY].groupby("seed")["t"].min()
    return back.reindex(sorted(flows["seed"].unique())).astype(float)


def payback_for_good(flows: pd.DataFrame) -> pd.Series:
    """Return each seed's year from which that net is never below zero again, nan where it ends below."""
    below = flows[flows["cumulative_gbp"] < -HALF_A_PENNY].groupby("seed")["t"].max()
    since = below.reindex(sorted(flows["seed"].unique()), fill_value=-1) + 1.0
    return since.where(since <= flows["t"].max())


def _in_case(lines: pd.DataFrame, case: str) -> pd.Series:
    fiscal = lines["value"] == FISCAL
    return {FISCAL: fiscal, CASHABLE: fiscal & (lines["cashable"] == CASHABLE), PUBLIC: fiscal | True}[case]


def _worth_of_year(pairs: PairedLedgers, rates: str) -> np.ndarray:
    factors = discount_factors(len(pairs.years), rates)
    return factors[(pairs.lines["year"] - pairs.years[0]).to_numpy()]
