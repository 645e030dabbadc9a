"""What the answer leans on: the prices that move most money, the parameters, and what is taken as given."""

from collections import Counter

import pandas as pd

from sim.costs.cash_flows import PUBLIC
from sim.parameters import PARAMETERS
from sim.report.material import Material
from sim.report.policy_in_words import onsets_lost_in
from sim.report.section import Grid, Section, Words
from sim.report.words import capital, pounds, short_label, spelt
from sim.results.loops import loops_that_bind
from sim.rivals import in_words

MOST_LINES = 8
RAISED = 0.10  # a price so much higher is what a line's weight is told by
ASSUMED = "assumption"


def leans_on(material: Material) -> Section:
    """Return the section of assumptions."""
    return Section(
        "What the answer leans on",
        [
            Words([_parameters(material), _share_assumed(material.appraisal.lines)]),
            _lines(material),
            Words(_bounds(material), heading="Where the model reached a bound", listed=True),
            *_forms(material),
            _taken(material),
        ],
    )


def heaviest_lines(material: Material) -> pd.DataFrame:
    """Return cost lines by how much money they move, most first, with the weight of their price.

    `gbp_per_unit` [£ a unit]; `moves_npv_gbp`: what a price higher by `RAISED` adds to the mean net present
    value, all values counted, corrected for optimism bias.
    """
    lines = material.appraisal.lines
    prices = {price.line.cost_line: price.gbp for price in material.prices}
    told = lines.assign(
        gbp_per_unit=[prices[name] for name in lines["cost_line"]],
        moves_npv_gbp=RAISED * lines["avoided_gbp"] * lines["factor"],
    )
    order = told["avoided_gbp"].abs().sort_values(ascending=False, kind="stable").index
    return told.loc[order].reset_index(drop=True)


def _share_assumed(lines: pd.DataFrame) -> str:
    moved = lines["avoided_gbp"].abs()
    share = 100 * moved[lines["kind"] == ASSUMED].sum() / moved.sum() if moved.sum() else 0.0
    return (
        f"Of the money that the policy moves either way, {share:.0f} % is in cost lines where how a "
        "published price applies is an assumption. A line’s grade, from 1 (best) to 6, is that of its "
        "price or, where it saves, the worse of that and of the policy’s effect; it decides how far "
        "optimism bias is corrected."
    )


def _lines(material: Material) -> Grid:
    return Grid(
        f"Cost lines that move most money over {material.appraisal.horizon} years: mean of futures, "
        f"discounted, as counted; and what a price {100 * RAISED:.0f} % higher would add to the net "
        f"present value, {PUBLIC} value, corrected",
        ["", "who pays", "moves", "price a unit", "how it applies", "grade", "price higher: adds"],
        [
            [
                capital(spelt(row["cost_line"])),
                material.policy.agency_in_words(str(row["agency"])),
                f"{pounds(abs(row['avoided_gbp']))} {'less' if row['avoided_gbp'] > 0 else 'more'}",
                f"£{row['gbp_per_unit']:,.2f}",
                spelt(row["kind"]),
                str(row["grade"]),
                pounds(row["moves_npv_gbp"]),
            ]
            for row in heaviest_lines(material).head(MOST_LINES).to_dict("records")
        ],
        words_in=[1, 4],
    )


def _parameters(material: Material) -> str:
    known = Counter(parameter.provenance.kind for parameter in PARAMETERS.values())
    return (
        f"Of the model’s {len(PARAMETERS)} parameters {known['evidence']} are published figures, "
        f"{known['calibrated']} may be fitted to published figures, and {known[ASSUMED]} are assumptions. "
        f"The run is labelled “{short_label(material.policy.parameters)}”."
    )


def _bounds(material: Material) -> list[str]:
    said = [
        f"{capital(name)}: {sentence}"
        for name, results in material.both.items()
        for sentence in (*loops_that_bind(results.demand), *onsets_lost_in(results))
    ]
    return said or ["No rule was held at its bound for long, in either run."]


def _forms(material: Material) -> list[Words]:
    if material.stored.forms is None:
        return [Words(["Rival forms of the model were not tried (“compare --forms” does)."])]
    said = in_words(material.stored.forms, material.policy.scenario)
    return [Words(said, heading="Under rival forms of the model", listed=True)]


def _taken(material: Material) -> Grid:
    taken = _printed(material.appraisal.assumptions, material.appraisal.horizon)
    return Grid(
        "What the appraisal takes as given (a twin is the same future without the policy)",
        ["", "taken", "known as"],
        [[capital(row["what"]), row["taken"], row["kind"]] for row in taken.to_dict("records")],
        words_in=[1, 2],
        long=True,
    )


def _printed(assumptions: pd.DataFrame, horizon: int) -> pd.DataFrame:
    """Leave out rates of years that the appraisal does not reach, and the price year, which each table names.

    The workbook holds them all.
    """
    first = assumptions["what"].str.extract(r"discount rate, years (\d+) to")[0].astype(float)
    return assumptions[~(first >= horizon) & (assumptions["what"] != "price year")]
