"""The pilot on the screen: what its evaluators would find, and from which year they can be believed."""

import math
from typing import TYPE_CHECKING

import pandas as pd
from rich.table import Table

from sim.pilot_report import ENOUGH, SIGNS, years_shown
from sim.results.nested import CONFIDENCE
from sim.results.paired import interval_in_words
from sim.screen import number, signed

if TYPE_CHECKING:
    from sim.comparison import Comparison

TOO_SHORT = "Less than a whole year of it lies in the run, so there is nothing to report: give more --years."


def pilot_parts(comparison: "Comparison", alternative: str) -> list[object]:
    """Return what is to be shown of an alternative as a pilot: nothing when it is none."""
    pilot = comparison.pilots.get(alternative)
    if pilot is None:
        return []
    report = comparison.pilot_years
    mine = report[report["scenario"] == alternative] if len(report) else report
    if not len(mine):
        return [f"{pilot.in_words()} {TOO_SHORT}"]
    return [pilot.in_words(), pilot_table(mine), *_how_to_read(mine)]


def pilot_table(report: pd.DataFrame) -> Table:
    """Lay out one pilot: one row an outcome."""
    years = years_shown(report)
    last = years[-1]
    title = (
        f"Pilot against control neighbourhoods, change from the year before; true effect and estimates over "
        f"all {last} year{'s' * (last > 1)}"
    )
    table = Table(title=title, title_justify="left")
    table.add_column("", overflow="fold")
    futures = int(report["futures"].max())
    for heading in (
        f"true effect,\n{interval_in_words(float(report['confidence'].iloc[0]))}",
        "estimates,\n5-95 % of futures",
        f"own\n{100 * CONFIDENCE:g} %",
        f"right sign of {futures}\nafter {', '.join(map(str, years))} y",
        "sure, right\nor wrong",
        "sign if\nundone",
        "believed\nfrom",
    ):
        table.add_column(heading, justify="right", no_wrap=True)
    for _, rows in report.groupby("measure", sort=False):
        table.add_row(*_cells({row["years"]: row for row in rows.to_dict("records")}, years))
    return table


def _cells(rows: dict[int, dict], years: list[int]) -> list[str]:
    """Write one outcome; rows : one a number of years."""
    last = rows[years[-1]]
    told = last["verdict"] in SIGNS
    return [
        f"{last['label']}, {last['unit']}",
        f"{signed(last['effect'])}, {_ends(last['low'], last['high'])}",
        f"{signed(last['estimate'])}, {_ends(last['estimate_p5'], last['estimate_p95'])}",
        f"±{number(last['own_half'])}" if math.isfinite(last["own_half"]) else "none",
        "  ".join(_right(rows[count]) for count in years),
        f"{last['sure_and_right']}, {last['sure_and_wrong']}" if told else "-",
        f"{last['sign_undone']}" if told else "-",
        _believed(last),
    ]


def _right(row: dict) -> str:
    """Say how many evaluators get the sign right; a dash where no true effect can be told from none."""
    return f"{row['sign_right']}" if row["verdict"] in SIGNS else "-"


def _believed(row: dict) -> str:
    if row["verdict"] not in SIGNS:
        return "no effect"
    since = row["believed_from"]
    return f"year {since:.0f}" if math.isfinite(since) else "not yet"


def _ends(low: float, high: float) -> str:
    return f"{signed(low)} to {signed(high)}" if math.isfinite(low) else "-"


def _how_to_read(report: pd.DataFrame) -> list[str]:
    """Say what the columns mean, and for how many outcomes the pilot can be believed."""
    last = report[report["years"] == report["years"].max()]
    told = last[last["verdict"].isin(SIGNS)]
    believed = told[told["believed_from"].notna()]
    by_drift = int((believed["sign_undone"] >= ENOUGH * believed["futures"]).sum())
    years = int(last["years"].iloc[0])
    return [
        f"Of {len(last)} outcomes {len(told)} have a true effect that can be told from none after {years} "
        f"year{'s' * (years > 1)}; of these {len(believed)} can be believed: at least "
        f"{100 * ENOUGH:.0f} % of evaluators get the sign right and go on doing so. In {by_drift} of them as "
        "many would have told the same had nothing been done.",
        "The true effect is that on the pilot neighbourhoods, with and without the policy in the same "
        "futures; an estimate is difference in differences in one future, which has no such twin. "
        "Sure: its own interval, over neighbourhoods, leaves out no effect. Sign if undone: futures in which "
        "drift alone would have shown the right sign; where as many do, a right sign is no evidence.",
    ]
