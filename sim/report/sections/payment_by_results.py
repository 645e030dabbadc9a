"""Payment by results: fees by party, what claims take of workers' time, and who is then helped."""

import pandas as pd

from sim.costs.payments import contact_hours
from sim.costs.prices import WEEKS_IN
from sim.costs.who_is_helped import BEGINNING, NOT_MEASURED
from sim.report.material import Material
from sim.report.outcome_table import outcome_table
from sim.report.section import Grid, Words
from sim.report.words import count, ends, number, pounds, spelt


def payment_by_results(material: Material) -> list[Grid | Words]:
    """Return the parts on payment by results; none where no fees are paid."""
    tables = material.fee_tables
    if not tables:
        return []
    last = [
        "Only a baseline that has all else the policy has tells what the claim rule does by itself; else "
        "these differences, like those under “Demand by tier”, are of all that sets the two runs apart. "
        f"What no measure tells: {'; '.join(NOT_MEASURED)}."
    ]
    return [
        _balance(tables["fees_on_balance"]),
        Words([_overhead(material, tables["claims"])]),
        _helped(tables["who_is_helped"]),
        Words(last),
    ]


def _balance(table: pd.DataFrame) -> Grid:
    return Grid(
        "Payment by results: fees received less fees paid over the run, in the scheme’s own pounds",
        ["", "median", "nine of ten futures"],
        [
            [spelt(row["party"]), pounds(row["median"]), ends(row["p5"], row["p95"], pounds)]
            for row in table.to_dict("records")
            if row["p5"] or row["p95"]
        ],
    )


def _overhead(material: Material, table: pd.DataFrame) -> str:
    """Say how many hours claims take, and why they are not a cost beside the posts."""
    paid = table[table["families_joined"] > 0]
    hours, share = paid["claim_hours"].mean(), paid["share_of_time"].mean()
    low, high = paid["claim_hours_p5"].mean(), paid["claim_hours_p95"].mean()
    posts = hours / contact_hours() / WEEKS_IN["year"]
    price = next(one.gbp for one in material.prices if one.line.cost_line == "key_worker_week")
    worth = posts * WEEKS_IN["year"] * price
    return (
        f"Claims take {count(hours)} hours of key workers a year (nine of ten futures "
        f"{ends(low, high, count)}), {100 * share:.1f} % of the {contact_hours():g} hours a week that each "
        f"has for families: {number(posts)} full-time posts, which cost {pounds(worth)} a year. That is "
        "within paid time, so it is capacity lost and no further cost; how long a claim takes is assumed."
    )


def _helped(table: pd.DataFrame) -> Grid:
    begun = table[table["measure"].isin([outcome.name for outcome in BEGINNING])]
    return outcome_table("Whom early help takes on, policy beside baseline", begun, "in paired futures")
