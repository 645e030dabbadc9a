"""The answer: three sentences, of families, of money and of how sure, every figure with its interval."""

from typing import NamedTuple

from sim.costs.avoided import ALL_AGENCIES
from sim.costs.cash_flows import FISCAL
from sim.parameters import PARAMETERS
from sim.report.material import Material
from sim.report.words import (
    Row,
    count,
    ends,
    fewer_or_more,
    financial_year,
    interval_of,
    less_or_more,
    less_to_more,
    pounds,
    short_label,
)

FEW = 10  # independent futures below which an interval is called rough: the first batch of --precision


class Counted(NamedTuple):
    """An outcome that a sentence counts, and the words for what is counted."""

    measure: str
    words: str


# always the same, so that nothing is picked for what it shows
FAMILIES = (
    Counted("referrals", "children referred a year"),
    Counted("in_need", "children open as in need"),
    Counted("looked_after", "children looked after"),
    Counted("missed_families", "families in acute need without help"),
)


def answer(material: Material) -> list[str]:
    """Return the three sentences."""
    return [of_families(material), of_money(material), of_certainty(material)]


def of_families(material: Material) -> str:
    """Say what happens to families and demand, on average over the policy's years."""
    rows = [(material.outcome(one.measure), one.words) for one in FAMILIES]
    told = [_told(row, words) for row, words in rows if row and row["verdict"] in ("lower", "higher")]
    same = [words for row, words in rows if row and row["verdict"] == "no difference"]
    untold = [_untold(row, words) for row, words in rows if row and row["verdict"] == "cannot tell"]
    parts = [f"there are {_listed(told)}"] if told else []
    parts += [f"there are as many {_listed(same)} as without the policy"] if same else []
    parts += [f"it cannot be told whether there are more or fewer {_listed(untold)}"] if untold else []
    first = material.outcomes.iloc[0].to_dict()
    span = f"{financial_year(int(first['first_year']))} to {financial_year(int(first['last_year']))}"
    return (
        f"Families and demand: on average of {span} (in brackets the {interval_of(first)}), "
        f"{'; '.join(parts)}."
    )


def of_money(material: Material) -> str:
    """Say what all agencies pay more or less, and what the policy is worth to the public purse."""
    table = material.appraisal.agencies
    whole = dict(table[table["agency"] == ALL_AGENCIES].to_dict("records")[0])
    if whole["standing"] == "no difference":
        return "Money: with and without the policy every agency pays the same in every future."
    corrected = material.net_value(FISCAL)
    counted = material.net_value(FISCAL, corrected=False)
    return (
        f"Money, in {material.asked.price_year} prices: {_all_agencies(whole)}; over "
        f"{material.appraisal.horizon} years, as counted, {_worth(counted)}, and once costs and savings "
        f"are corrected for optimism bias, {_worth(corrected)}."
    )


def of_certainty(material: Material) -> str:
    """Say how many futures were tried, how many outcomes they can tell, and how far to trust the figures."""
    outcomes, pairs = material.outcomes, material.appraisal.pairs
    told = int(outcomes["verdict"].isin(["lower", "higher"]).sum())
    same = int((outcomes["verdict"] == "no difference").sum())
    draws = 0 if pairs.draws is None else len(set(pairs.draws))
    return (
        f"How sure: {len(pairs.seeds)} futures were lived with and without the policy, "
        f"{_varied(draws or len(pairs.seeds), draws)}; of {len(outcomes)} outcomes {told} can be told from "
        f"chance, {len(outcomes) - told - same} cannot and {same} {'does' if same == 1 else 'do'} not "
        f"move; the run is labelled “{short_label(material.policy.parameters)}”, and {assumed()} of "
        f"the model’s {len(PARAMETERS)} parameters are assumptions."
    )


def assumed() -> int:
    """Return how many of the model's parameters are assumptions."""
    return sum(parameter.provenance.kind == "assumption" for parameter in PARAMETERS.values())


def _varied(apart: int, draws: int) -> str:
    said = f"with {draws} sets of parameters" if draws else "all with one set of parameters"
    few = f", and {apart} that are independent are few, so intervals are rough" if apart < FEW else ""
    return said + ("" if draws else ", so no interval holds what is unknown of them") + few


def _told(row: Row, words: str) -> str:
    sign = -1 if row["difference"] < 0 else 1
    low, high = sorted((sign * row["low"], sign * row["high"]))
    return f"{fewer_or_more(row['difference'])} {words} ({ends(low, high, count)}; {_without(row)})"


def _untold(row: Row, words: str) -> str:
    reach = ends(row["low"], row["high"], fewer_or_more)
    return f"{words} ({reach}; {_without(row)})"


def _without(row: Row) -> str:
    return f"{count(row['baseline'])} without the policy"


def _all_agencies(row: Row) -> str:
    name = interval_of(row)
    if row["standing"] == "cannot tell":
        reach = less_to_more(row["low"], row["high"])
        return f"it cannot be told whether all agencies together pay more or less a year ({name} {reach})"
    sign = 1 if row["avoided_gbp"] > 0 else -1
    low, high = sorted((sign * row["low"], sign * row["high"]))
    reach = ends(low, high, pounds)
    return f"all agencies together pay {less_or_more(row['avoided_gbp'])} a year ({name} {reach})"


def _worth(row: Row) -> str:
    """Say whether the public purse gains, by the interval of the mean, and what futures span."""
    above = round(row["above_zero"] * row["futures"])
    found = (
        f"(net present value {pounds(row['median'])}, nine of ten futures "
        f"{ends(row['p5'], row['p95'], pounds)}, above zero in {above} of {row['futures']})"
    )
    if row["low"] > 0:
        return f"the public purse gains {found}"
    if row["high"] < 0:
        return f"the public purse loses {found}"
    return f"it cannot be told whether the public purse gains or loses {found}"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
