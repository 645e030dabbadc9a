"""The path of 2016 to 2020 beside the published one: what the simulated break gets right, and what wrong.

In Tameside the break is a dated part of the place's history (lines, risk appetite, posts), set by hand; what
becomes of referrals, children in need, plans and care under it is a result of the model.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from calibration.measured import PATH, PATH_YEARS, published_path

NAMES = {
    "referral_rate": "Referrals in the year",
    "in_need": "Open on 31 March",
    "plans": "On a plan on 31 March",
    "looked_after": "Looked after on 31 March",
}
P5, P95 = 0.05, 0.95  # nine futures in ten fall between


def path_beside(simulated: Sequence[pd.DataFrame], place: str) -> pd.DataFrame:
    """Return the path of all futures beside the published one of a place, one row a year.

    simulated : `calibration.measured.path` of each future. Columns for each series: its median over futures,
    `..._p5` and `..._p95`, and `published_...`, per 10,000 children; nan where nothing was published.
    """
    years = pd.concat(list(simulated), keys=range(len(simulated))).groupby(level="year")
    ends = [years.quantile(P5).add_suffix("_p5"), years.quantile(P95).add_suffix("_p95")]
    both = years.median().join([*ends, published_path(place).add_prefix("published_")])
    return both[[column for name in PATH for column in columns_of(name)]]


def columns_of(name: str) -> tuple[str, str, str, str]:
    """Return the columns of a series: median, ends of the band, published."""
    return name, f"{name}_p5", f"{name}_p95", f"published_{name}"


def judged(path: pd.DataFrame) -> pd.DataFrame:
    """Return one row a series and year in which something was published.

    `off_percent` is how far the simulated median lies from the published figure [% of it], `covered` whether
    nine futures in ten have the published figure between them. A seeded figure cannot be wrong: left out.
    """
    rows = []
    for name, label in NAMES.items():
        for year, values in path[list(columns_of(name))].iterrows():
            median, low, high, published = values.to_numpy(float)
            if pd.isna(published) or (name, year) == ("looked_after", 2016):
                continue
            off, covered = 100.0 * (median / published - 1.0), bool(low <= published <= high)
            row = {"series": name, "label": label, "year": year, "published": published, "median": median}
            rows.append({**row, "p5": low, "p95": high, "off_percent": off, "covered": covered})
    return pd.DataFrame(rows)


def rise_and_fall(path: pd.DataFrame) -> pd.DataFrame:
    """Return how each series rose from the first year and fell from its peak, published and simulated.

    One row a series and source: `peak_year`, `rise` (the peak over the first year), `left` (the last year
    over the peak); no row where a year was not published.
    """
    rows = []
    for name, label in NAMES.items():
        for source, column in (("published", f"published_{name}"), ("simulated", name)):
            values = path[column].to_numpy(float)
            if np.isnan(values).any():
                continue
            peak = int(values.argmax())
            shape = {"rise": values[peak] / values[0], "left": values[-1] / values[peak]}
            whose = {"series": name, "label": label, "source": source}
            rows.append({**whose, "peak_year": PATH_YEARS[peak], **shape})
    return pd.DataFrame(rows)


def path_in_words(path: pd.DataFrame) -> list[str]:
    """Say, series by series, what the simulated path gets right and wrong; nothing if none is published."""
    verdicts, shapes = judged(path), rise_and_fall(path)
    if not len(verdicts):
        return []
    return [
        f"  {label}: {_covered(verdicts[verdicts['label'] == label])}{_shape(shapes, label)}."
        for label in NAMES.values()
        if (verdicts["label"] == label).any()
    ]


def _covered(rows: pd.DataFrame) -> str:
    """Say how many published figures the futures cover, and the year furthest out."""
    worst = max(rows.to_dict("records"), key=lambda row: abs(row["off_percent"]))
    side = "above" if worst["off_percent"] > 0 else "below"
    return (
        f"{int(rows['covered'].sum())} of {len(rows)} published figures in the band of futures; furthest off "
        f"is {worst['year']}, {abs(worst['off_percent']):.0f} % {side}"
    )


def _shape(shapes: pd.DataFrame, label: str) -> str:
    mine = shapes[shapes["label"] == label].to_dict("records") if len(shapes) else []
    return "; " + ", ".join(map(_risen, mine)) if len(mine) == 2 else ""


def _risen(row: dict) -> str:
    """Say by how much one series rose to its peak, and what of the peak was left in the last year."""
    said = f"{row['source']} x {row['rise']:.1f} to {row['peak_year']}"
    last = PATH_YEARS[-1]
    return said if row["peak_year"] == last else f"{said} and {100 * row['left']:.0f} % of that by {last}"
