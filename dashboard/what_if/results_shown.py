"""Results shown: the answer of one policy, from its sentences to its details, in the right-hand column."""

from collections.abc import Callable
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.note import note
from dashboard.plain_text import as_plain
from dashboard.what_if.answered import Answered
from dashboard.what_if.paths import cost_paths, demand_paths, moved_most
from dashboard.what_if.pictures import (
    difference_picture,
    level_picture,
    money_picture,
    payback_picture,
    payers_picture,
)
from sim.charts.demand import PANELS
from sim.charts.look import TIER_COLOURS
from sim.costs.avoided import ALL_AGENCIES
from sim.costs.cash_flows import FISCAL
from sim.costs.payer_sentences import who_pays
from sim.report.answer import answer
from sim.report.sections.leans_on import heaviest_lines
from sim.report.words import capital, interval_of, less_or_more, less_to_more, pounds, short_label, spelt
from sim.results.loops import loops_that_bind

DIFFERENCE, LEVEL = "the difference it makes", "how many there are"
ASSUMPTIONS = 3  # that move the answer most
BANDS = "Line: mean of the futures. Dark: its 95 % interval. Light: where nine of ten futures fall."


def show_answer(answered: Answered) -> None:
    """Write the three sentences."""
    for sentence in answer(answered.material):
        head, _, rest = sentence.partition(": ")
        st.markdown(f"**{head}.** {as_plain(capital(rest))}")


def show_demand(answered: Answered) -> None:
    """Draw demand by tier through ten years, the difference or how many there are."""
    ways = [DIFFERENCE, LEVEL]
    how = st.segmented_control("Demand by tier, ten years", ways, default=DIFFERENCE, required=True)
    _draw_demand(answered, str(how), answered.starts)


def show_as_things_stand(answered: Answered) -> None:
    """Draw how many there are where nothing is changed."""
    _draw_demand(answered, LEVEL, None)


def _draw_demand(answered: Answered, how: str, starts: date | None) -> None:
    draw = difference_picture if how == DIFFERENCE else level_picture
    columns = st.columns(2)
    paths = demand_paths(answered.material.baseline, answered.material.policy, PANELS)
    for place, (panel, rows) in enumerate(zip(PANELS, paths, strict=True)):
        picture = draw(rows, TIER_COLOURS[panel.tier], starts)
        counted = f"more or fewer {panel.unit}" if how == DIFFERENCE else panel.unit
        with columns[place % 2]:
            st.markdown(f"**{panel.title}**  \n{counted}")
            st.vega_lite_chart(picture, alt=_path_in_words(panel.title, panel.unit, rows, how))
    grey = "Grey: as things stand." if how == DIFFERENCE else "Dashed, grey: as things stand."
    dotted = "" if starts is None else " Dotted: the policy starts."
    note(f"{BANDS} {grey}{dotted} Quarterly means.")


def show_payers(answered: Answered) -> None:
    """Draw who pays and who gains, and the money through the years."""
    agencies = _named(answered, answered.material.appraisal.agencies)
    sides = answered.material.appraisal.sides
    for sentence in who_pays(answered.material.appraisal.agencies, sides)[:1]:
        st.markdown(as_plain(sentence))
    if not (agencies["standing"] != "no difference").any():
        return
    alone = agencies[agencies["agency"] != ALL_AGENCIES]
    st.vega_lite_chart(
        payers_picture(alone), alt=f"Bars of who pays more and who pays less. {_payers(alone)}"
    )
    year = answered.material.asked.price_year
    note(f"Mean a year of the policy's years, {year} prices; whisker: 95 % interval of the mean.")
    chosen = moved_most(answered.material.appraisal.agencies)
    rows = cost_paths(answered.material.appraisal.pairs, chosen)
    columns = st.columns(2)
    for place, agency in enumerate(chosen):
        name = capital(answered.material.policy.agency_in_words(agency))
        mine = rows[rows["agency"] == agency]
        picture, unit = money_picture(mine, answered.starts)
        with columns[place % 2]:
            st.markdown(f"**{as_plain(name)}**  \npays more or less, {unit} a year")
            st.vega_lite_chart(picture, alt=_path_in_words(name, "£ a year", mine, DIFFERENCE))
    note(f"{BANDS} A year runs to 31 March.")


def show_payback(answered: Answered) -> None:
    """Say in which year futures pay back."""
    material = answered.material
    net = material.net_value(FISCAL)
    st.markdown(
        f"Over {material.appraisal.horizon} years, to the public purse, corrected for optimism bias: "
        f"**{as_plain(pounds(net['median']))}** in the middle future, {as_plain(pounds(net['p5']))} to "
        f"{as_plain(pounds(net['p95']))} in nine of ten."
    )
    table = material.appraisal.payback
    mine = table[table["case"] == FISCAL]
    times = [f"{time:.0f}" if time == time else "not within" for time in mine["t"]]
    percent = {name: (100 * mine[name]).round().to_numpy() for name in ("share", "share_for_good")}
    rows = pd.DataFrame({"time": times, "first": percent["share"], "good": percent["share_for_good"]})
    said = "; ".join(f"{row['time']}: {row['first']:.0f} %" for row in rows.to_dict("records"))
    st.vega_lite_chart(payback_picture(rows), alt=f"Share of futures that first pay back, by year. {said}.")
    note(
        "A future has paid back when what was gained, discounted, first covers what was put in (outlined); "
        "for good when it never falls below again (filled)."
    )


def show_leans_on(answered: Answered) -> None:
    """Say which assumptions move the answer most."""
    material = answered.material
    st.markdown("The three prices that move it most, and what a tenth more would add to its net value:")
    rows = heaviest_lines(material).head(ASSUMPTIONS).to_dict("records")
    table = [
        {
            "what is paid for": capital(spelt(row["cost_line"])),
            "by": material.policy.agency_in_words(str(row["agency"])),
            "known as": spelt(row["kind"]),
            "a tenth dearer adds": pounds(row["moves_npv_gbp"]),
        }
        for row in rows
    ]
    st.dataframe(pd.DataFrame(table), hide_index=True)
    for results in (material.baseline, material.policy):
        for sentence in loops_that_bind(results.demand):
            st.markdown(f"- {as_plain(capital(results.title))}: {as_plain(sentence)}")
    st.markdown(
        f"The parameters are {as_plain(short_label(material.policy.parameters))}; most have never been "
        "measured. The room *Evidence* lists each; a study in the room *Studies* tells which of them matter."
    )


def show_outcomes(answered: Answered) -> None:
    """Show every outcome with its interval."""
    table = answered.comparison.summary
    name = interval_of(table.iloc[0].to_dict())
    shown = table[["label", "unit", "baseline", "alternative", "difference", "low", "high", "in_words"]]
    titles = ["outcome", "unit", "as things stand", "policy", "difference", f"{name}: from", "to", "verdict"]
    st.dataframe(shown.set_axis(titles, axis=1), hide_index=True, height=38 * (len(shown) + 1))


def show_evaluator(answered: Answered) -> None:
    """Show what evaluators of a pilot would find beside the truth."""
    table = answered.comparison.pilot_years
    if not len(table):
        st.markdown("Only a policy that holds in some neighbourhoods can be evaluated against the others.")
        return
    from sim.pilot_report import years_shown

    shown = table[table["years"].isin(years_shown(table))]
    columns = ["label", "years", "effect", "low", "high", "estimate", "estimate_p5", "estimate_p95"]
    titles = [
        "outcome",
        "years since",
        "true effect",
        "from",
        "to",
        "evaluators find",
        "nine of ten from",
        "to ",
    ]
    st.dataframe(shown[columns].set_axis(titles, axis=1), hide_index=True)
    note("In the pilot neighbourhoods. Only the model sees the true effect: it lives both futures.")


DETAILS: dict[str, Callable[[Answered], None]] = {
    "Who pays and who gains": show_payers,
    "Payback": show_payback,
    "What it leans on": show_leans_on,
    "As an evaluator would see it": show_evaluator,
    "All outcomes": show_outcomes,
}


def _named(answered: Answered, agencies: pd.DataFrame) -> pd.DataFrame:
    policy = answered.material.policy
    return agencies.assign(name=[policy.agency_in_words(str(agency)) for agency in agencies["agency"]])


def _payers(agencies: pd.DataFrame) -> str:
    """Say each bar in words."""
    rows = agencies[agencies["standing"] != "no difference"].to_dict("records")
    return "; ".join(
        f"{row['name']} {less_or_more(row['avoided_gbp'])} ({less_to_more(row['low'], row['high'])})"
        for row in rows
    )


def _path_in_words(title: str, unit: str, rows: pd.DataFrame, how: str) -> str:
    """Say a path in words: where it ends, with its interval."""
    last = rows.groupby("path", sort=False).last().to_dict("index")
    said = [
        f"{path} {row['mean']:,.3g} (95 % interval {row['low']:,.3g} to {row['high']:,.3g})"
        for path, row in last.items()
        if (path == "difference") == (how == DIFFERENCE)
    ]
    return f"{title}, {unit}, through the years; at the end {', '.join(said)}."
