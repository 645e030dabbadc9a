"""Appraisal: what a policy costs and brings, after the Green Book and the Greater Manchester method.

Costs are what the intervention's own lines take more, benefits what all other lines take less. Both are
net of what would have happened anyway, since the twin says so (deadweight), and due to the policy alone,
since twins share everything else (attribution is 1 by construction). Why so: docs/decisions/0026.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from sim.costs.appraisal_assumptions import assumptions_of
from sim.costs.appraisal_sentences import sentences_of
from sim.costs.avoided import who_invests_who_gains
from sim.costs.cash_flows import (
    CASES,
    cash_flows,
    corrected_lines,
    payback_for_good,
    payback_year,
    present_values,
)
from sim.costs.discounting import LOWER, STANDARD, discount_factors
from sim.costs.futures_summed_up import over_futures, payback_distribution
from sim.costs.optimism import Known, grade_of
from sim.costs.paired_ledgers import PairedLedgers, pair_ledgers
from sim.costs.prices import Price, in_prices_of, known_price_year, prices_of_run
from sim.errors import WrongValueError, nearest

if TYPE_CHECKING:
    from sim.results.results import Results

TABLES = ("summary", "cash_flows", "payback", "sensitivity", "agencies", "sides", "lines", "assumptions")
FLOWS = ("cost_gbp", "benefit_gbp", "net_gbp", "present_gbp", "cumulative_gbp")
UNITS = {
    "present_cost": "£",
    "present_benefit": "£",
    "net_present_value": "£",
    "benefit_cost_ratio": "£ of benefit a £ of cost",
}


@dataclass(frozen=True)
class Appraisal:
    """A policy appraised against its twin; made by `appraise`.

    pairs : the two ledgers; effect : how sure the policy's effect is; rates : the discount schedule;
    optimism : whether optimism bias is corrected. Money is in the prices of `pairs.money_of`.
    """

    pairs: PairedLedgers
    effect: Known
    rates: str
    optimism: bool

    @property
    def horizon(self) -> int:
        """Years appraised, the policy's first included."""
        return len(self.pairs.years)

    @cached_property
    def lines(self) -> pd.DataFrame:
        """Each cost line that moves, with its nature, confidence grade and correction."""
        return corrected_lines(self.pairs, self.effect, self.rates, self.optimism)

    @cached_property
    def flows(self) -> dict[str, pd.DataFrame]:
        """Cash flows by case, one row a seed and year."""
        return {case: cash_flows(self.pairs, self.lines, case, self.rates) for case in CASES}

    @cached_property
    def present(self) -> dict[str, pd.DataFrame]:
        """Present values and the ratio by case, one row a seed."""
        return {case: present_values(flows) for case, flows in self.flows.items()}

    @cached_property
    def summary(self) -> pd.DataFrame:
        """Each case's present cost, benefit, net present value and, beside it, the ratio, over futures."""
        rows = [
            {
                "case": case,
                "measure": name,
                "unit": unit,
                **over_futures(self.present[case][name], self.pairs.draws),
            }
            for case in CASES
            for name, unit in UNITS.items()
        ]
        return pd.DataFrame(rows)

    @cached_property
    def cash_flow_table(self) -> pd.DataFrame:
        """Cost, benefit, net and cumulative discounted net of each case and year, over futures."""
        rows = [
            {
                "case": case,
                "year": year,
                "t": t,
                "measure": name,
                **over_futures(flows[flows["year"] == year].set_index("seed")[name], self.pairs.draws),
            }
            for case, flows in self.flows.items()
            for t, year in enumerate(self.pairs.years)
            for name in FLOWS
        ]
        return pd.DataFrame(rows)

    @cached_property
    def payback(self) -> pd.DataFrame:
        """How many futures pay back in each year, the last row those that do not within the horizon."""
        parts = [
            payback_distribution(payback_year(flows), payback_for_good(flows), self.horizon).assign(case=case)
            for case, flows in self.flows.items()
        ]
        whole = pd.concat(parts, ignore_index=True)
        return whole[["case", *whole.columns.drop("case")]]

    @cached_property
    def sensitivity(self) -> pd.DataFrame:
        """Net present value of each case at both schedules of rates, with and without optimism bias."""
        rows = []
        for rates in (STANDARD, LOWER):
            for optimism in (True, False):
                other = Appraisal(self.pairs, self.effect, rates, optimism)
                rows += [
                    {
                        "rates": rates,
                        "optimism_bias": optimism,
                        "case": case,
                        **over_futures(other.present[case]["net_present_value"], self.pairs.draws),
                    }
                    for case in CASES
                ]
        return pd.DataFrame(rows)

    @cached_property
    def agencies(self) -> pd.DataFrame:
        """Who invests and who gains on balance: avoided cost a year, neither corrected nor discounted."""
        return who_invests_who_gains(self.pairs)

    @cached_property
    def sides(self) -> pd.DataFrame:
        """The same by agency and side: who pays for the policy's own lines, and who for what follows."""
        return who_invests_who_gains(self.pairs, ("agency", "side"))

    @cached_property
    def assumptions(self) -> pd.DataFrame:
        """What the appraisal takes as given, each with its source and how well it is known."""
        return assumptions_of(self.pairs, self.effect, self.rates, self.optimism)

    def table(self, name: str = "summary") -> pd.DataFrame:
        """Return one of the tables, by its name in `TABLES`; raises `WrongValueError` for another."""
        if name not in TABLES:
            raise WrongValueError("table", repr(name), ", ".join(TABLES), nearest(name, TABLES))
        found: pd.DataFrame = getattr(self, "cash_flow_table" if name == "cash_flows" else name)
        return found

    def sentences(self) -> list[str]:
        """Return the appraisal in plain sentences, each figure with its interval."""
        return sentences_of(self.pairs, self.table, self.rates, self.optimism)


def appraise(
    baseline: "Results",
    policy: "Results",
    *,
    prices: tuple[Price, ...] | None = None,
    price_year: str | None = None,
    first_year: int | None = None,
    effect: Known = "assumption",
    rates: str = STANDARD,
    optimism: bool = True,
) -> Appraisal:
    """Appraise a policy against its twin, from the activity of both; nothing is run again.

    Parameters
    ----------
    baseline, policy
        Results of the same place, seeds, start, years and parameters.
    prices
        A price list of one's own (`price_list`, `with_prices`); None: the published one of the place.
    price_year
        Financial year in whose prices all is given; None: that of the price list (2024/25).
    first_year
        Statistical year in which the policy starts, which is year 0; None: the first in which twins differ.
    effect
        How sure it is that the policy works: `evidence` (tried and measured), `derived` or `assumption`.
        With the kind of a line's price it gives the confidence grade, and so the correction, of savings.
    rates
        `standard`, or `lower` for the sensitivity of long horizons.
    optimism
        False leaves optimism bias uncorrected.

    Returns
    -------
    The appraisal, with `.table(name)`, `.summary` and `.sentences()`.

    Errors
    ------
    `InputError` for results that are no twins and for values that are not allowed.
    """
    grade_of(effect)
    listed = prices_of_run(baseline.provenance) if prices is None else prices
    if price_year is not None:
        listed = in_prices_of(known_price_year(price_year), listed)
    pairs = pair_ledgers(baseline, policy, listed, first_year)
    discount_factors(len(pairs.years), rates)
    return Appraisal(pairs, effect, rates, optimism)
