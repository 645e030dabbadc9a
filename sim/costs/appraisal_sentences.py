"""An appraisal in plain sentences: each figure with its interval, a ratio never without its net value."""

from collections.abc import Callable, Hashable
from typing import Any

import pandas as pd

from sim.costs.cash_flows import CASES, FISCAL, IN_WORDS, PUBLIC
from sim.costs.discounting import discount_rates
from sim.costs.futures_summed_up import median_payback
from sim.costs.paired_ledgers import PairedLedgers
from sim.costs.payer_sentences import money, who_pays

NOTHING_INVESTED = "the policy's own lines do not cost more in every future, so nothing is surely invested"
Tables = Callable[[str], pd.DataFrame]
Row = dict[Hashable, Any]


def sentences_of(pairs: PairedLedgers, table: Tables, rates: str, optimism: bool) -> list[str]:
    """Return the appraisal in sentences. table : gives a table by its name."""
    if not pairs.lines["avoided_gbp"].any():
        return [f"{_name(pairs.policy)} and {_name(pairs.baseline)} cost the same in every future and year."]
    rows = {(row["case"], row["measure"]): row for row in table("summary").to_dict("records")}
    return [
        _basis(pairs, rates, optimism),
        *(_net_value(case, rows[case, "net_present_value"]) for case in CASES),
        *(
            _payback(case, table("payback"), rows[case, "benefit_cost_ratio"]["futures"] > 0)
            for case in (FISCAL, PUBLIC)
        ),
        *(
            _ratio(case, rows[case, "net_present_value"], rows[case, "benefit_cost_ratio"])
            for case in (FISCAL, PUBLIC)
        ),
        *who_pays(table("agencies"), table("sides")),
        _sensitivity(table("sensitivity")),
        _given(table("assumptions")),
    ]


def _name(scenario: str) -> str:
    return scenario.replace("_", " ").capitalize()


def _basis(pairs: PairedLedgers, rates: str, optimism: bool) -> str:
    twins = f"{_name(pairs.policy)} against {_name(pairs.baseline)} in {_name(pairs.place)}"
    since = f"{pairs.years[0] - 1}/{pairs.years[0] % 100:02d}"
    corrected = "corrected for optimism bias" if optimism else "not corrected for optimism bias"
    varied = "chance alone" if pairs.draws is None else "chance and parameters"
    return (
        f"{twins}: {len(pairs.years)} years from {since}, {pairs.money_of} prices, "
        f"discounted at {100 * discount_rates(rates)[0].rate:g} % a year, {corrected}; "
        f"{len(pairs.seeds)} paired futures that differ by {varied}."
    )


def _between(row: Row, show: Callable[[float], str]) -> str:
    ends = f"{show(row['p5'])} and {show(row['p95'])}"
    return f"{show(row['median'])} (median; nine of ten futures between {ends})"


def _net_value(case: str, row: Row) -> str:
    above = round(row["above_zero"] * row["futures"])
    return (
        f"Net present value, {IN_WORDS[case]}: {_between(row, money)}; "
        f"above zero in {above} of {row['futures']} futures."
    )


def _payback(case: str, payback: pd.DataFrame, invested: bool) -> str:
    if not invested:
        return f"No payback year, {IN_WORDS[case]}: {NOTHING_INVESTED}."
    mine = payback[payback["case"] == case]
    whole, years = int(mine["futures"].sum()), len(mine) - 1
    back, lasting = (whole - int(mine[name].iloc[-1]) for name in ("futures", "futures_for_good"))
    return (
        f"Payback, {IN_WORDS[case]}: {median_payback(mine)} in the median future (year 0 is the policy's "
        f"first); {back} of {whole} futures pay back within {years} years, {lasting} of them for good."
    )


def _ratio(case: str, net: Row, row: Row) -> str:
    if not row["futures"]:
        return f"No benefit-cost ratio, {IN_WORDS[case]}: {NOTHING_INVESTED}."
    return (
        f"Beside the net present value of {money(net['median'])}, each £1 on the policy's own lines goes "
        f"with {_between(row, _pounds_and_pence)} of {IN_WORDS[case]} elsewhere; "
        f"a ratio is no verdict by itself."
    )


def _pounds_and_pence(pounds: float) -> str:
    return f"{'-' if pounds < 0 else ''}£{abs(pounds):,.2f}"


def _sensitivity(sensitivity: pd.DataFrame) -> str:
    rows: list[Row] = sensitivity[sensitivity["case"] == PUBLIC].to_dict("records")
    median = {(row["rates"], row["optimism_bias"]): money(row["median"]) for row in rows}
    return (
        f"Median net present value, {IN_WORDS[PUBLIC]}: {median['standard', True]} at the standard rates, "
        f"{median['lower', True]} at the lower ones; {median['standard', False]} at the standard rates "
        f"without the correction for optimism bias."
    )


def _given(assumptions: pd.DataFrame) -> str:
    gaps = assumptions.loc[assumptions["kind"] == "gap", "what"].tolist()
    left = f" No cost line holds {' or '.join(gaps)}, so it is in no figure here." if gaps else ""
    return (
        "Deadweight is what the twin spent and attribution is 1, both by construction; which lines are the "
        f"policy's own, how cashable they are and how sure, are assumptions.{left}"
    )
