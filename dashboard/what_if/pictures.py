"""Pictures: paths with their bands, and bars of who pays and who gains, as Altair draws them."""

from datetime import date

import altair as alt
import pandas as pd

from dashboard.what_if.paths import BASELINE, DIFFERENCE, POLICY
from sim.charts.inline import money_scale
from sim.charts.look import BETTER, INK, INNER, OUTER, TIER_COLOURS, WORSE

Picture = alt.LayerChart | alt.FacetChart

GREY = "#767676"  # the baseline: dark enough to be read on white
HIGH = 190  # pixels
SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+~s')"
LEAST = 0.02  # of the longest bar: what moves less is in the table
STANDINGS = {
    "invests": "pays more (invests)",
    "gains": "pays less (gains)",
    "cannot tell": "cannot tell which",
}


def difference_picture(rows: pd.DataFrame, colour: str, starts: date | None) -> Picture:
    """Draw the difference that a policy makes through time, nothing being the grey line."""
    mine = rows[rows["path"] == DIFFERENCE]
    y = alt.Y("mean:Q", title=None, axis=alt.Axis(labelExpr=SIGNED))
    nothing = alt.Chart(pd.DataFrame({"nothing": [0]})).mark_rule(color=GREY, strokeWidth=1.5)
    layers = [nothing.encode(y="nothing:Q"), *_band(mine, colour, y), *_start(starts)]
    return _laid(layers)


def level_picture(rows: pd.DataFrame, colour: str, starts: date | None) -> Picture:
    """Draw how many there are with the policy, and dashed in grey as things stand."""
    y = alt.Y("mean:Q", title=None, scale=alt.Scale(zero=True), axis=alt.Axis(format="~s"))
    before = rows[rows["path"] == BASELINE]
    dashed = _lines(before).mark_line(color=GREY, strokeDash=[5, 4]).encode(y=y)
    grey = _lines(before).mark_area(color=GREY, opacity=OUTER).encode(y="p5:Q", y2="p95:Q")
    layers = [grey, *_band(rows[rows["path"] == POLICY], colour, y), dashed, *_start(starts)]
    return _laid(layers)


def tier_colour(tier: str) -> str:
    """Return a tier's one colour."""
    return TIER_COLOURS[tier]


def money_picture(rows: pd.DataFrame, starts: date | None) -> tuple[Picture, str]:
    """Draw what one payer pays more or less through the years, rows of `cost_paths`; and name the unit."""
    unit, words = money_scale(float(rows[["p5", "p95"]].abs().max().max()))
    scaled = rows.assign(**{name: rows[name] / unit for name in ("mean", "low", "high", "p5", "p95")})
    return difference_picture(scaled, INK, starts), words


def payers_picture(agencies: pd.DataFrame) -> Picture:
    """Draw who pays more, to the left of nothing, and who pays less, to its right, a bar an agency.

    agencies : rows of `who_invests_who_gains` with a column `name` to write.
    """
    reach = agencies[["avoided_gbp", "low", "high"]].abs().max(axis=1)
    shown = agencies[(reach >= LEAST * reach.max()) & (agencies["standing"] != "no difference")]
    unit, words = money_scale(float(reach.max()) if len(reach) else 0.0)
    money = {name: shown[name] / unit for name in ("avoided_gbp", "low", "high")}
    data = shown.assign(**money, standing=shown["standing"].map(STANDINGS))
    y = alt.Y("name:N", sort=list(data["name"]), title=None, axis=alt.Axis(labelLimit=220))
    x = alt.X("avoided_gbp:Q", title=f"{words} a year: left pays more, right pays less")
    colour = alt.Color(
        "standing:N",
        title=None,
        legend=alt.Legend(orient="top", columns=3, labelLimit=200),
        scale=alt.Scale(domain=list(STANDINGS.values()), range=[WORSE, BETTER, "#ffffff"]),
    )
    bars = alt.Chart(data).mark_bar(stroke=INK, strokeWidth=0.7).encode(y=y, x=x, color=colour)
    ends = alt.Chart(data).mark_rule(color=INK, strokeWidth=1.5).encode(y=y, x="low:Q", x2="high:Q")
    nothing = alt.Chart(pd.DataFrame({"nothing": [0]})).mark_rule(color=INK).encode(x="nothing:Q")
    return alt.layer(bars, ends, nothing).properties(height=34 * max(len(data), 2) + 60)


def payback_picture(rows: pd.DataFrame) -> Picture:
    """Draw in which year futures pay back; columns time (in words), first and for good (% of futures)."""
    order = list(rows["time"])
    x = alt.X("time:N", sort=order, title="years after the policy's first", axis=alt.Axis(labelAngle=0))
    y = alt.Y("first:Q", title="% of futures", scale=alt.Scale(domain=[0, 100]))
    told = [alt.Tooltip("time:N"), alt.Tooltip("first:Q"), alt.Tooltip("good:Q", title="for good")]
    wide = alt.Chart(rows).mark_bar(fill="#ffffff", stroke=INK, size=26).encode(x=x, y=y, tooltip=told)
    narrow = alt.Chart(rows).mark_bar(color=BETTER, size=12).encode(x=x, y="good:Q", tooltip=told)
    return _laid([wide, narrow])


def _band(rows: pd.DataFrame, colour: str, y: alt.Y) -> list[alt.Chart]:
    """Return nine of ten futures, darker the interval of the mean, and the mean."""
    lines = _lines(rows)
    return [
        lines.mark_area(color=colour, opacity=OUTER).encode(y="p5:Q", y2="p95:Q"),
        lines.mark_area(color=colour, opacity=INNER).encode(y="low:Q", y2="high:Q"),
        lines.mark_line(color=colour, strokeWidth=2).encode(y=y),
    ]


def _lines(rows: pd.DataFrame) -> alt.Chart:
    when = alt.X("when:T", title=None, axis=alt.Axis(format="%Y", tickCount=5))
    told = [
        alt.Tooltip("when:T", title="quarter from", format="%B %Y"),
        alt.Tooltip("mean:Q", format=",.3~s"),
        alt.Tooltip("low:Q", title="95 % interval from", format=",.3~s"),
        alt.Tooltip("high:Q", title="to", format=",.3~s"),
    ]
    return alt.Chart(rows).encode(x=when, tooltip=told)


def _start(starts: date | None) -> list[alt.Chart]:
    """Mark the day on which the policy starts, where there is one."""
    if starts is None:
        return []
    day = pd.DataFrame({"when": [pd.Timestamp(starts)]})
    return [alt.Chart(day).mark_rule(color=INK, strokeDash=[2, 3]).encode(x="when:T")]


def _laid(layers: list) -> Picture:
    return alt.layer(*layers).properties(height=HIGH)
