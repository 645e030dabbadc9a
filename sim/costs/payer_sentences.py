"""Who pays and who gains, in plain sentences: for the policy's own lines, and on balance."""

from collections.abc import Hashable
from typing import Any

import pandas as pd

from sim.costs.avoided import ALL_AGENCIES

Row = dict[Hashable, Any]


def who_pays(agencies: pd.DataFrame, sides: pd.DataFrame) -> list[str]:
    """Return who pays for the policy, and who gains, invests or cannot be told on balance.

    agencies, sides : avoided cost a year by agency, and by agency and side (`who_invests_who_gains`).
    An agency can pay for a policy for certain and gain by it in a way that luck hides: both are said.
    """
    own = sides[(sides["side"] == "intervention") & (sides["standing"] == "invests")]
    single = agencies[agencies["agency"] != ALL_AGENCIES]
    return [
        _listed("Pays for the policy's own lines", own),
        _listed("On balance pays less (gains)", single[single["standing"] == "gains"]),
        _listed("On balance pays more (invests)", single[single["standing"] == "invests"]),
        _named("On balance cannot be told", single[single["standing"] == "cannot tell"]),
    ]


def money(pounds: float) -> str:
    """Return pounds as a sentence has them: £1.23 million, £45,600, -£789."""
    size = abs(pounds)
    sign = "-" if pounds < 0 and round(size) else ""
    if size >= 999_950:
        return f"{sign}£{size / 1e6:,.2f} million"
    return f"{sign}£{round(size, -2):,.0f}" if size >= 1000 else f"{sign}£{size:,.0f}"


def _listed(who: str, table: pd.DataFrame) -> str:
    if not len(table):
        return f"{who}: no agency."
    rows = sorted(table.to_dict("records"), key=lambda row: -abs(row["avoided_gbp"]))
    return f"{who}, before any correction: {', '.join(_of_agency(row) for row in rows)}."


def _named(who: str, table: pd.DataFrame) -> str:
    names = [name.replace("_", " ") for name in table["agency"]]
    return f"{who}: {', '.join(names) or 'no agency'}."


def _of_agency(row: Row) -> str:
    """Name an agency with what it pays less or more a year, and the interval of that."""
    less = "less" if row["avoided_gbp"] > 0 else "more"
    sign = 1 if row["avoided_gbp"] > 0 else -1
    low, high = sorted((sign * row["low"], sign * row["high"]))
    name, mean = row["agency"].replace("_", " "), money(abs(row["avoided_gbp"]))
    return (
        f"{name} {mean} {less} a year ({100 * row['confidence']:g} % interval {money(low)} to {money(high)})"
    )
