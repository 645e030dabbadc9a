"""An appraisal in plain sentences: each figure with its interval, a ratio never without its net value."""

from collections.abc import Callable, Hashable
from typing import Any

import pandas as pd

from sim.costs.cash_flows import CASES, FISCAL, IN_WORDS, PUBLIC
from sim.costs.discounting import discount_rates
from sim.costs.futures_summed_up import median_payback
from sim.costs.paired_ledgers import PairedLedgers

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
        *(_payback(case, table("payback")) for case in (FISCAL, PUBLIC)),
        *(
            _ratio(case, rows[case, "net_present_value"], rows[case, "benefit_cost_ratio"])
            for case in (FISCAL, PUBLIC)
        ),
        *(_standing(table("agencies"), standing) for standing in ("invests", "gains")),
        _sensitivity(table("sensitivity")),
        _given(table("assumptions")),
    ]


def money(pounds: float) -> str:
    """Return pounds as a sentence has them: £1.23 million, £45,600, -£789."""
    size = abs(pounds)
    sign = "-" if pounds < 0 and round(size) else ""
    if size >= 999_950:
        return f"{sign}£{size / 1e6:,.2f} million"
    return f"{sign}£{round(size, -2):,.0f}" if size >= 1000 else f"{sign}£{size:,.0f}"


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


def _payback(case: str, payback: pd.DataFrame) -> str:
    mine = payback[payback["case"] == case]
    never, whole = int(mine["futures"].iloc[-1]), int(mine["futures"].sum())
    back = mine[mine["t"].notna() & (mine["futures"] > 0)]
    falling = round(float((back["futures"] * (1 - back["stays"])).sum()))
    fall = f"; {falling} of these fall below zero again later" if falling else ""
    return (
        f"Payback, {IN_WORDS[case]}: {median_payback(mine)} in the median future "
        f"(year 0 is the policy's first); {whole - never} of {whole} futures pay back "
        f"within {len(mine) - 1} years{fall}."
    )


def _ratio(case: str, net: Row, row: Row) -> str:
    if not row["futures"]:
        return f"No benefit-cost ratio, {IN_WORDS[case]}: the policy's own lines cost no more in any future."
    partly = row["futures"] < net["futures"]
    known = f" in the {row['futures']} of {net['futures']} futures that have a cost" if partly else ""
    return (
        f"Beside the net present value of {money(net['median'])}, each £1 on the policy's own lines goes "
        f"with {_between(row, _pounds_and_pence)} of {IN_WORDS[case]} elsewhere{known}; "
        f"a ratio is no verdict by itself."
    )


def _pounds_and_pence(pounds: float) -> str:
    return f"{'-' if pounds < 0 else ''}£{abs(pounds):,.2f}"


def _standing(agencies: pd.DataFrame, standing: str) -> str:
    mine = agencies[(agencies["standing"] == standing) & (agencies["agency"] != "all agencies")]
    who = "Pays more (invests)" if standing == "invests" else "Pays less (gains)"
    if not len(mine):
        return f"{who}: no agency of which that can be told."
    rows = sorted(mine.to_dict("records"), key=lambda row: -abs(row["avoided_gbp"]))
    return f"{who}, before any correction: {', '.join(_of_agency(row) for row in rows)}."


def _of_agency(row: Row) -> str:
    low, high = sorted((abs(row["low"]), abs(row["high"])))
    name, mean = row["agency"].replace("_", " "), money(abs(row["avoided_gbp"]))
    return f"{name} {mean} a year ({100 * row['confidence']:g} % interval {money(low)} to {money(high)})"


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
