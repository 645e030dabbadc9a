"""Material: everything a report is drawn from, computed once from stored results; nothing is run."""

from functools import cached_property

import pandas as pd

from sim.costs.appraisal import Appraisal, appraise
from sim.costs.budget import against_budget
from sim.costs.ledger import ledger
from sim.costs.most_expensive import most_expensive
from sim.costs.payments import balance_of_fees, claims, fees
from sim.costs.placement_cost import cost_by_placement
from sim.costs.posts import TEAMS, posts_needed
from sim.costs.prices import Price, in_prices_of, prices_of_run, with_prices
from sim.costs.run_years import since_start
from sim.costs.who_is_helped import who_is_helped
from sim.report.asked import Asked
from sim.report.stored import Compared
from sim.results.results import Results

BASELINE, POLICY = "baseline", "policy"


class Material:
    """What stored results say at the prices, budget and caseloads asked for; each part on first use."""

    def __init__(self, stored: Compared, asked: Asked):
        self.stored, self.asked = stored, asked
        self.baseline, self.policy = stored.baseline, stored.policy
        self.both = {BASELINE: self.baseline, POLICY: self.policy}

    @cached_property
    def prices(self) -> tuple[Price, ...]:
        """The price list of the place in the price year asked for, with the reader's own prices in it."""
        listed = in_prices_of(self.asked.price_year, prices_of_run(self.baseline.provenance))
        return with_prices(listed, self.asked.prices)

    @cached_property
    def appraisal(self) -> Appraisal:
        """The policy appraised, with optimism bias corrected."""
        return appraise(self.baseline, self.policy, prices=self.prices, effect=self.asked.effect)

    @cached_property
    def uncorrected(self) -> Appraisal:
        """The same with optimism bias left in."""
        return Appraisal(self.appraisal.pairs, self.asked.effect, self.appraisal.rates, optimism=False)

    @cached_property
    def ledgers(self) -> dict[str, pd.DataFrame]:
        """The ledger of each run, from its start on, at these prices."""
        return {
            name: ledger(since_start(results.demand, results.provenance), self.prices)
            for name, results in self.both.items()
        }

    @cached_property
    def budget(self) -> pd.DataFrame:
        """The policy's spending against the budget; empty where none was given."""
        return (
            against_budget(self.ledgers[POLICY], self.asked.budget) if self.asked.budget else pd.DataFrame()
        )

    @cached_property
    def caseloads(self) -> dict[str, float]:
        """The caseload at which each team's posts are projected: asked for, or that of the first year."""
        known = {team: self.asked.caseloads.get(team, first_caseload(self.baseline, team)) for team in TEAMS}
        return {team: cases for team, cases in known.items() if cases > 0}

    @cached_property
    def posts(self) -> pd.DataFrame:
        """Posts needed by team, run and year (`posts_needed`), at those caseloads."""
        parts = [
            posts_needed(results, team, cases).assign(team=team, run=name, caseload=cases)
            for team, cases in self.caseloads.items()
            for name, results in self.both.items()
        ]
        whole = pd.concat(parts, ignore_index=True)
        first = ["team", "run", "caseload", "year"]
        return whole[[*first, *whole.columns.drop(first)]]

    @cached_property
    def placements(self) -> pd.DataFrame:
        """Cost of a child looked after by run, year and placement."""
        parts = [
            cost_by_placement(self.ledgers[name], results.draws).assign(run=name)
            for name, results in self.both.items()
        ]
        whole = pd.concat(parts, ignore_index=True)
        return whole[["run", *whole.columns.drop("run")]]

    @cached_property
    def fees(self) -> pd.DataFrame:
        """Fees for results in the policy's run, empty where none are paid."""
        paid = fees(self.policy)
        return paid if paid["mean"].any() else pd.DataFrame()

    @cached_property
    def fee_tables(self) -> dict[str, pd.DataFrame]:
        """Who is paid on balance, what is claimed, and who is helped; none where no fees are paid."""
        if not len(self.fees):
            return {}
        years = self.appraisal.pairs.years
        return {
            "fees": self.fees,
            "fees_on_balance": balance_of_fees(self.policy),
            "claims": claims(self.policy),
            "who_is_helped": who_is_helped(self.baseline, self.policy, years),
        }

    @cached_property
    def most_expensive(self) -> pd.DataFrame:
        """The most expensive 1 % of families in both runs; empty where a run's journeys are not kept."""
        if not all(results.keeps_journeys for results in self.both.values()):
            return pd.DataFrame()
        return most_expensive(self.baseline, self.policy, self.prices, self.appraisal.pairs.years)

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """Paired differences of all outcomes but cost, which depends on prices and is appraised."""
        return self._without_cost(self.stored.summary)

    @cached_property
    def by_year(self) -> pd.DataFrame:
        """The same year by year."""
        return self._without_cost(self.stored.by_year)

    def outcome(self, measure: str) -> dict:
        """Return one outcome's row, empty where the comparison has none."""
        rows = self.outcomes[self.outcomes["measure"] == measure].to_dict("records")
        return dict(rows[0]) if rows else {}

    def net_value(self, case: str, name: str = "net_present_value", corrected: bool = True) -> dict:
        """Return one row of the appraisal's summary, with optimism bias corrected or left in."""
        summary = (self.appraisal if corrected else self.uncorrected).summary
        return dict(summary[(summary["case"] == case) & (summary["measure"] == name)].to_dict("records")[0])

    @staticmethod
    def _without_cost(table: pd.DataFrame) -> pd.DataFrame:
        return table[table["measure"] != "cost"].reset_index(drop=True)


def first_caseload(baseline: Results, team: str) -> float:
    """Return cases a filled post in the baseline's first year, to one decimal; 0 where there are no posts."""
    first = posts_needed(baseline, team, 1.0).iloc[0]
    return round(float(first["cases"] / first["in_post"]), 1) if first["in_post"] > 0 else 0.0
