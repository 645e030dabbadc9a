"""Demand by tier: how many stand at each tier through the years, policy beside baseline."""

from datetime import date

from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from sim.charts.demand import PANELS, draw_panels
from sim.charts.inline import as_address, drawn_for_a_page, page_figure
from sim.charts.look import GREY, INK
from sim.report.material import Material
from sim.report.outcome_table import outcome_table
from sim.report.section import Grid, Picture, Section
from sim.report.words import financial_year, number, short_label
from sim.results.results import Results


def demand(material: Material) -> Section:
    """Return the section of demand."""
    return Section("Demand by tier", [_picture(material), _outcomes(material)], on_a_new_page=True)


def _picture(material: Material) -> Picture:
    with drawn_for_a_page():
        figure = page_figure(4.1)
        start = first_parted(material.baseline, material.policy)
        draw_panels(figure, material.policy, material.baseline, start, words="")
        handles = [
            Patch(facecolor=INK, alpha=0.35, label="policy (in its tier’s colour)"),
            Line2D([], [], color=INK, linestyle=(0, (4, 3)), linewidth=1.1, label="baseline"),
            Patch(facecolor=GREY, alpha=0.28, label="baseline, nine of ten futures"),
            Line2D([], [], color=INK, linestyle=":", linewidth=0.8, label="policy starts"),
        ]
        figure.legend(handles=handles, loc="outside upper right", ncols=4, frameon=False)
        source = as_address(figure)
    caption = (
        "Quarterly means. Line: mean of futures; dark band: 95 % interval of that mean; light band: nine "
        f"of ten futures. Synthetic families; {short_label(material.policy.parameters)}."
    )
    return Picture(source, _alt(material), caption)


def _alt(material: Material) -> str:
    """Say what the picture shows: where each tier stands in the last year."""
    last = material.by_year[material.by_year["year"] == material.by_year["year"].max()].set_index("measure")
    told = [
        f"{panel.title.lower()} {number(last.loc[panel.measure, 'alternative'])} under the policy and "
        f"{number(last.loc[panel.measure, 'baseline'])} in the baseline"
        for panel in PANELS
        if panel.measure in last.index
    ]
    return (
        "Six line charts, one a tier, of the policy beside the baseline with bands. In "
        f"{financial_year(int(last['year'].iloc[0]))}: {'; '.join(told)}."
    )


def first_parted(baseline: Results, policy: Results) -> date | None:
    """Return the first week in which any count differs in any future, None where none ever does."""
    keys = ["seed", "neighbourhood", "week"]
    mine, theirs = (
        results.demand.set_index(keys).drop(columns="scenario").sort_index() for results in (baseline, policy)
    )
    both = mine.index.intersection(theirs.index)
    apart = (mine.loc[both].to_numpy() != theirs.loc[both].to_numpy()).any(axis=1)
    weeks = both.get_level_values("week")[apart]
    return weeks.min().date() if len(weeks) else None


def _outcomes(material: Material) -> Grid:
    return outcome_table("What changes, average of the policy’s years", material.outcomes, "verdict")
