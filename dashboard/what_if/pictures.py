"""Pictures: paths with their bands, bars of who pays and who gains, and payback, as Vega-Lite draws them.

Written as plain specifications: a builder that checks every part takes as long as a future of the model.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd

from dashboard.what_if.paths import BASELINE, DIFFERENCE, POLICY
from sim.charts.inline import money_scale
from sim.charts.look import BETTER, INK, INNER, OUTER, WORSE

Picture = dict[str, Any]

GREY = "#767676"  # the baseline: dark enough to be read on white
HIGH = 190  # pixels
SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+~s')"
LEAST = 0.02  # of the longest bar: what moves less is in the table
STANDINGS = {
    "invests": "pays more (invests)",
    "gains": "pays less (gains)",
    "cannot tell": "cannot tell which",
}
YEARS = {"field": "when", "type": "temporal", "title": None, "axis": {"format": "%Y", "tickCount": 5}}
TOLD = [
    {"field": "when", "type": "temporal", "title": "from", "format": "%B %Y"},
    {"field": "mean", "type": "quantitative", "format": ",.3~s"},
    {"field": "low", "type": "quantitative", "title": "95 % interval from", "format": ",.3~s"},
    {"field": "high", "type": "quantitative", "title": "to", "format": ",.3~s"},
]


def difference_picture(rows: pd.DataFrame, colour: str, starts: date | None) -> Picture:
    """Return a drawing of the difference that a policy makes through time, nothing being the grey line."""
    nothing = {
        "data": {"values": [{"nothing": 0}]},
        "mark": {"type": "rule", "color": GREY, "strokeWidth": 1.5},
        "encoding": {"y": _number("nothing")},
    }
    y = _number("mean", axis={"labelExpr": SIGNED})
    return _laid([nothing, *_band(_path(rows, DIFFERENCE), colour, y), *_start(starts)])


def level_picture(rows: pd.DataFrame, colour: str, starts: date | None) -> Picture:
    """Return a drawing of how many there are with the policy, and dashed in grey as things stand."""
    y = _number("mean", scale={"zero": True}, axis={"format": "~s"})
    before = _path(rows, BASELINE)
    grey = _area(before, "p5", "p95", GREY, OUTER)
    dashed = _line(before, y, {"color": GREY, "strokeDash": [5, 4]})
    return _laid([grey, *_band(_path(rows, POLICY), colour, y), dashed, *_start(starts)])


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
    data = shown[["name"]].assign(**money, standing=shown["standing"].map(STANDINGS))
    y = {"field": "name", "type": "nominal", "sort": list(data["name"]), "title": None}
    title = f"{words} a year: left pays more, right pays less"
    x = _number("avoided_gbp", title=title)
    colour = {
        "field": "standing",
        "type": "nominal",
        "title": None,
        "legend": {"orient": "top", "columns": 3, "labelLimit": 200},
        "scale": {"domain": list(STANDINGS.values()), "range": [WORSE, BETTER, "#ffffff"]},
    }
    ends = {"y": y, "x": _number("low", title=title), "x2": {"field": "high"}}
    bars = [
        {
            "mark": {"type": "bar", "stroke": INK, "strokeWidth": 0.7},
            "encoding": {"y": y, "x": x, "color": colour},
        },
        {"mark": {"type": "rule", "color": INK, "strokeWidth": 1.5}, "encoding": ends},
    ]
    return _laid(bars, high=34 * max(len(data), 2) + 60) | {"data": {"values": data.to_dict("records")}}


def payback_picture(rows: pd.DataFrame) -> Picture:
    """Draw in which year futures pay back; columns time (in words), first and good (% of futures)."""
    x = {"field": "time", "type": "nominal", "sort": list(rows["time"]), "axis": {"labelAngle": 0}}
    x["title"] = "years after the policy's first"
    first, good = (
        _number(name, title="% of futures", scale={"domain": [0, 100]}) for name in ("first", "good")
    )
    outlined = {"type": "bar", "fill": "#ffffff", "stroke": INK, "size": 26}
    layers = [
        {"mark": outlined, "encoding": {"x": x, "y": first}},
        {"mark": {"type": "bar", "color": BETTER, "size": 12}, "encoding": {"x": x, "y": good}},
    ]
    return _laid(layers) | {"data": {"values": rows.to_dict("records")}}


def _path(rows: pd.DataFrame, path: str) -> dict[str, Any]:
    mine = rows.loc[rows["path"] == path, ["when", "mean", "low", "high", "p5", "p95"]]
    return {"values": mine.assign(when=mine["when"].dt.strftime("%Y-%m-%dT00:00:00")).to_dict("records")}


def _band(data: dict[str, Any], colour: str, y: dict[str, Any]) -> list[Picture]:
    """Return nine of ten futures, darker the interval of the mean, and the mean."""
    inner, outer = _area(data, "low", "high", colour, INNER), _area(data, "p5", "p95", colour, OUTER)
    return [outer, inner, _line(data, y, {"color": colour, "strokeWidth": 2})]


def _area(data: dict[str, Any], low: str, high: str, colour: str, opacity: float) -> Picture:
    mark = {"type": "area", "color": colour, "opacity": opacity}
    return {
        "data": data,
        "mark": mark,
        "encoding": {"x": YEARS, "y": _number(low), "y2": {"field": high}, "tooltip": TOLD},
    }


def _line(data: dict[str, Any], y: dict[str, Any], look: dict[str, Any]) -> Picture:
    return {"data": data, "mark": {"type": "line", **look}, "encoding": {"x": YEARS, "y": y, "tooltip": TOLD}}


def _number(field: str, **said: Any) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "title": None} | said


def _start(starts: date | None) -> list[Picture]:
    """Mark the day on which the policy starts, where there is one."""
    if starts is None:
        return []
    mark = {"type": "rule", "color": INK, "strokeDash": [2, 3]}
    data = {"values": [{"when": f"{starts}T00:00:00"}]}
    return [{"data": data, "mark": mark, "encoding": {"x": {"field": "when", "type": "temporal"}}}]


def _laid(layers: Sequence[Picture], high: int = HIGH) -> Picture:
    return {"height": high, "layer": list(layers)}
