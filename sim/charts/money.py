"""Cost by the agency that paid and by tier, the baseline in grey."""

import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.legend_handler import HandlerTuple
from matplotlib.patches import Patch

from sim.charts.look import GREY, TIER_COLOURS, drawn, new_figure, save
from sim.costs.activity import PAYERS
from sim.results.results import Results

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# one hue a payer, the same in every chart; where two share one, order and label tell them apart
PAYER_COLOURS = ("#0072B2", "#009E73", "#E69F00", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#4d4d4d")


# tiers of the ledger on the ladder from community to care
LADDER = {
    "other_help": "community",
    "acute_needs": "community",
    "front_door": "universal",
    "early_help": "early help",
    "assessment": "child in need",
    "child_in_need": "child in need",
    "child_protection": "protection",
    "looked_after": "care",
}
LEAST = 0.001  # share of all cost: payers of less are left out of the picture


def draw_cost(results: Results, path: Path, years: list[int], baseline: Results | None = None) -> Path:
    """Draw what each agency pays a year and what each tier costs, over the given statistical years."""
    with drawn():
        beside = f", beside the {baseline.scenario.replace('_', ' ')}" if baseline else ""
        figure = new_figure(
            f"What each agency pays, and for which tier, under “{results.title}”{beside}", 11, 6.2
        )
        left, right = figure.subplots(1, 2)
        for axes, by, heading in ((left, "agency", "By the agency that paid"), (right, "tier", "By tier")):
            _bars(axes, by, results, baseline, years)
            axes.set_title(heading)
        if baseline:
            _tell_apart(left, baseline.title, results.title)
        foot = (
            f"Mean of the years to March {years[0]} to {years[-1]}, 2024/25 prices; "
            f"whisker: 90 % of {len(results.seeds)} futures."
        )
        return save(figure, path, foot, results.parameters)


def _tell_apart(axes: "Axes", before: str, after: str) -> None:
    """Say that grey bars are the one and bars of every colour the other."""
    coloured = tuple(Patch(color=colour) for colour in PAYER_COLOURS[:4])
    axes.legend(
        [Patch(color=GREY), coloured], [before, after], handler_map={tuple: HandlerTuple(None, pad=0.0)},
        frameon=False, fontsize=7, loc="lower right",
    )  # fmt: skip


def million_a_year(ledger: pd.DataFrame, by: str, years: list[int]) -> pd.DataFrame:
    """Return £ million a year over some years: one row an agency (or tier), one column a seed."""
    mine = ledger[ledger["year"].isin(years)].astype({by: str})
    spent = mine.groupby([by, "seed"])["gbp"].sum().unstack("seed", fill_value=0)
    return spent / len(years) / 1e6


def _bars(axes: "Axes", by: str, results: Results, baseline: Results | None, years: list[int]) -> None:
    spent = million_a_year(results.ledger, by, years)
    order = _order(by, spent)
    height = 0.38 if baseline else 0.7
    if baseline:
        before = million_a_year(baseline.ledger, by, years).reindex(order, fill_value=0.0)
        _row_of_bars(axes, before, -height / 2, height, [GREY] * len(order), baseline.title)
    colours = [_colour(by, name) for name in order]
    _row_of_bars(axes, spent.loc[order], height / 2 if baseline else 0.0, height, colours, results.title)
    axes.set_yticks(range(len(order)), [results.agency_in_words(name) for name in order])
    axes.set_xlabel("£ million a year")
    axes.set_xlim(left=0)
    axes.grid(axis="x", color="#e6e6e6", linewidth=0.6)
    axes.set_axisbelow(True)


def _order(by: str, spent: pd.DataFrame) -> list[str]:
    """Return tiers in the order of the ladder, payers from the one who pays least."""
    mean = spent.mean(axis=1).sort_values()
    names = [str(name) for name in mean.index[mean > LEAST * mean.sum()]]
    return [*(name for name in LADDER if name in names)] if by == "tier" else names


def _row_of_bars(
    axes: "Axes", spent: pd.DataFrame, shift: float, height: float, colours: list[str], label: str
) -> None:
    mean = spent.mean(axis=1)
    ends = [
        (mean - spent.quantile(0.05, axis=1)).clip(lower=0),
        (spent.quantile(0.95, axis=1) - mean).clip(lower=0),
    ]
    places = [place + shift for place in range(len(spent))]
    axes.barh(places, mean, height, color=colours, label=label, xerr=ends, error_kw={"elinewidth": 0.8})


def _colour(by: str, name: str) -> str:
    if by == "tier":
        return TIER_COLOURS[LADDER.get(name, "community")]
    # an agency that a place adds is in no list: its hue follows from its name
    order = PAYERS.index(name) if name in PAYERS else zlib.crc32(name.encode())
    return PAYER_COLOURS[order % len(PAYER_COLOURS)]
