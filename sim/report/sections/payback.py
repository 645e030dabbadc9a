"""Payback: when the money comes back, if it does, and what the policy is worth at either rate."""

from sim.charts.inline import as_address, drawn_for_a_page
from sim.charts.payback import payback_figure
from sim.costs.appraisal import Appraisal
from sim.costs.cash_flows import CASES, CASHABLE, FISCAL, PUBLIC
from sim.costs.discounting import LOWER, STANDARD, discount_rates
from sim.costs.futures_summed_up import median_payback
from sim.report.material import Material
from sim.report.rows import keyed
from sim.report.section import Grid, Picture, Section, Words
from sim.report.words import ends, pounds, short_label

DRAWN = {FISCAL: "The public purse", CASHABLE: "Of which cash"}
NAMES = {FISCAL: "Fiscal", CASHABLE: "Cashable", PUBLIC: "Public"}
CORRECTED, COUNTED = "corrected for optimism bias", "as counted"
MEANT = (
    "Fiscal value is that of the public purse; cashable is the part of it that is money not spent, rather "
    "than time or room that comes free; public value adds the money of others. As counted, every line "
    "stands at its price; corrected for optimism bias, savings are cut and spending is raised, the more "
    "the less sure the line."
)


def payback(material: Material) -> Section:
    """Return the section of payback and net present value."""
    parts = [
        _picture(material),
        _paid_back(material),
        _net_values(material),
        _ratios(material),
        Words([MEANT]),
    ]
    return Section("Payback", parts)


def surely_invested(material: Material, case: str) -> bool:
    """Say whether the policy's own lines cost more in every future."""
    return bool(material.net_value(case, "benefit_cost_ratio")["futures"])


def _picture(material: Material) -> Picture:
    invested = {case: surely_invested(material, case) for case in DRAWN}
    corrected, counted = material.appraisal, material.uncorrected
    with drawn_for_a_page():
        flows = corrected.cash_flow_table, counted.cash_flow_table
        source = as_address(payback_figure(*flows, corrected.payback, DRAWN, invested))
    caption = (
        "Above: benefit less cost, discounted and added up year by year; line: median future, band: nine "
        "of ten futures. Below: share of futures that first pay back in each year, corrected for optimism "
        "bias; filled: never below zero again. Synthetic families; "
        f"{short_label(material.policy.parameters)}."
    )
    return Picture(source, _alt(material), caption)


def _alt(material: Material) -> str:
    """Say where the curves end."""
    ends_at = [
        f"{words.lower()} {pounds(material.net_value(case, corrected=corrected)['median'])} {how}"
        for case, words in DRAWN.items()
        for corrected, how in ((True, CORRECTED), (False, COUNTED))
    ]
    return (
        f"Two curves of running net value over {material.appraisal.horizon} years with bands, and below "
        f"them bars of when futures pay back. The median future ends at: {'; '.join(ends_at)}."
    )


def _paid_back(material: Material) -> Grid | Words:
    cases = [case for case in CASES if surely_invested(material, case)]
    if not cases:
        said = "No payback year is given: the policy’s own lines do not cost more in every future."
        return Words([said])
    ways = ((material.uncorrected, COUNTED), (material.appraisal, CORRECTED))
    return Grid(
        f"Futures that pay back within {material.appraisal.horizon} years (year 0 is the policy’s first)",
        ["", "pay back", "for good", "median future"],
        [[f"{NAMES[case]}, {how}", *_when(one, case)] for case in cases for one, how in ways],
    )


def _when(one: Appraisal, case: str) -> list[str]:
    mine = one.payback[one.payback["case"] == case]
    whole = int(mine["futures"].sum())
    back, lasting = (whole - int(mine[name].iloc[-1]) for name in ("futures", "futures_for_good"))
    return [f"{back} of {whole}", f"{lasting} of {whole}", median_payback(mine)]


def _net_values(material: Material) -> Grid:
    table = keyed(material.appraisal.sensitivity, "case", "rates", "optimism_bias")
    first = {name: f"{100 * discount_rates(name)[0].rate:.3g} %" for name in (STANDARD, LOWER)}
    rows = [
        [
            f"{NAMES[case]}, {rates} rates ({first[rates]})",
            *(
                cell
                for optimism in (False, True)
                for row in [table[case, rates, optimism]]
                for cell in (pounds(row["median"]), ends(row["p5"], row["p95"], pounds))
            ),
        ]
        for case in CASES
        for rates in (STANDARD, LOWER)
    ]
    return Grid(
        f"Net present value over {material.appraisal.horizon} years, {material.asked.price_year} prices, "
        "at the standard and at the lower discount rates: median and nine of ten futures",
        ["", COUNTED, "range", "corrected", "range"],
        rows,
    )


def _ratios(material: Material) -> Grid | Words:
    cases = [case for case in CASES if surely_invested(material, case)]
    if not cases:
        return Words(["No ratio of benefit to cost is given, since nothing is surely invested."])
    rows = []
    for case in cases:
        net, ratio = material.net_value(case), material.net_value(case, "benefit_cost_ratio")
        middle, span = _pence(ratio["median"]), ends(ratio["p5"], ratio["p95"], _pence)
        rows.append([f"{NAMES[case]}, corrected", pounds(net["median"]), middle, span])
    return Grid(
        "What comes back for each £1 spent on the policy itself, beside the net present value: no "
        "verdict alone",
        ["", "net present value", "back for £1", "nine of ten futures"],
        rows,
    )


def _pence(value: float) -> str:
    return f"{'−' if value < 0 and round(value, 2) else ''}£{abs(value):,.2f}"
