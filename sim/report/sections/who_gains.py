"""Who pays and who gains: cost by agency, for the policy's own lines and on balance."""

import pandas as pd

from sim.charts.inline import as_address, drawn_for_a_page
from sim.charts.who_gains import who_gains_figure
from sim.costs.avoided import ALL_AGENCIES
from sim.costs.payer_sentences import who_pays
from sim.report.material import Material
from sim.report.section import Grid, Picture, Section, Words
from sim.report.words import interval_of, less_or_more, less_to_more, pounds, short_label, spelt

UNSAID = "partner_agencies"


def who_gains(material: Material) -> Section:
    """Return the section of cost by agency."""
    agencies, sides = material.appraisal.agencies, material.appraisal.sides
    said = who_pays(agencies, sides)[:1]  # the rest is the table
    if UNSAID in set(agencies.loc[agencies["standing"] != "no difference", "agency"]):
        said.append(
            "“Partner agencies” are those beside the council of which the record does not say which one pays."
        )
    return Section(
        "Cost by agency: who pays and who gains",
        [_picture(material), Words(said), _table(material)],
    )


def _named(material: Material, table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(name=[material.policy.agency_in_words(str(agency)) for agency in table["agency"]])


def _picture(material: Material) -> Picture:
    agencies, sides = material.appraisal.agencies, material.appraisal.sides
    own = _named(material, sides[sides["side"] == "intervention"])
    balance = _named(material, agencies[agencies["agency"] != ALL_AGENCIES])
    with drawn_for_a_page():
        source = as_address(who_gains_figure(own, balance))
    caption = (
        f"Mean a year of the policy’s years, {material.asked.price_year} prices, neither discounted nor "
        f"corrected for optimism bias; whisker: {interval_of(balance.iloc[0].to_dict())} of the mean. "
        "Agencies that hardly move are left to the table. Synthetic families; "
        f"{short_label(material.policy.parameters)}."
    )
    return Picture(source, _alt(balance), caption)


def _alt(balance: pd.DataFrame) -> str:
    """Say who is furthest to either side."""
    ordered = balance.sort_values("avoided_gbp", kind="stable")
    pays, gains = (
        ordered[ordered["avoided_gbp"] < 0].head(3),
        ordered[ordered["avoided_gbp"] > 0].tail(3)[::-1],
    )
    named = [
        ", ".join(f"{row['name']} {pounds(abs(row['avoided_gbp']))}" for row in rows.to_dict("records"))
        or "nobody"
        for rows in (pays, gains)
    ]
    return (
        "Bars by agency from a line at nothing, once for the policy’s own lines and once on balance. On "
        f"balance furthest left, paying more a year: {named[0]}; furthest right, paying less: {named[1]}."
    )


def _table(material: Material) -> Grid:
    table = material.appraisal.agencies
    moved = _named(material, table[table["standing"] != "no difference"]).to_dict("records")
    return Grid(
        f"What each agency pays a year, on balance, {material.asked.price_year} prices",
        ["", "baseline", "policy", "difference", "interval", "verdict"],
        [
            [
                row["name"],
                pounds(row["baseline_gbp"]),
                pounds(row["policy_gbp"]),
                less_or_more(row["avoided_gbp"]),
                less_to_more(row["low"], row["high"]),
                spelt(row["standing"]),
            ]
            for row in moved
        ],
        words_in=[5],
    )
