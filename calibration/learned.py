"""Learned: what a fit has taught about each free parameter, prior against posterior."""

import numpy as np
import pandas as pd

from calibration.posterior import Posterior

NINETY = (0.05, 0.95)
STAYS_UNKNOWN = 0.8  # of the prior's own 90 % width: beyond it the targets have said next to nothing


def learned(posterior: Posterior) -> pd.DataFrame:
    """Return a row a free parameter, the least learned last.

    Columns: `parameter`; `prior_low`, `prior_high`, the ends between which the prior is even; `median`, `p5`,
    `p95` of the posterior, weighted; `width`, the posterior's 90 % width over the prior's; `identified`,
    whether that is below 0.8.
    """
    priors = {one["name"]: one for one in posterior.made_by["free"]}
    rows = [_row(name, priors[name], posterior) for name in posterior.free_names]
    return pd.DataFrame(rows).sort_values("width", ignore_index=True)


def weighted_quantiles(values: np.ndarray, weights: np.ndarray, shares: tuple[float, ...]) -> list[float]:
    """Return quantiles of weighted values, each value in the middle of its weight."""
    order = np.argsort(values)
    ends = np.cumsum(weights[order])
    return [float(at) for at in np.interp(shares, (ends - weights[order] / 2) / ends[-1], values[order])]


def learned_in_words(table: pd.DataFrame) -> list[str]:
    """Return the table as lines to print, and a sentence on what stayed unknown."""
    lines = [f"{'free in the fit':36} {'prior':>18} {'posterior (5-95 %)':>32} {'width':>6}"]
    for row in table.to_dict("records"):
        prior = f"{row['prior_low']:.4g} - {row['prior_high']:.4g}"
        found = f"{row['median']:.4g} ({row['p5']:.4g} - {row['p95']:.4g})"
        mark = "" if row["identified"] else "  stays unknown"
        lines.append(f"{row['parameter']:36} {prior:>18} {found:>32} {row['width']:6.2f}{mark}")
    unknown = list(table.loc[~table["identified"], "parameter"])
    said = ", ".join(unknown) if unknown else "none"
    return [
        *lines,
        f"Hardly informed by the targets (90 % width over {STAYS_UNKNOWN:g} of the prior's): {said}.",
    ]


def _row(name: str, prior: dict, posterior: Posterior) -> dict[str, object]:
    values = posterior.free[:, posterior.free_names.index(name)]
    low, median, high = weighted_quantiles(values, posterior.weights, (NINETY[0], 0.5, NINETY[1]))
    width = (high - low) / ((NINETY[1] - NINETY[0]) * (prior["high"] - prior["low"]))
    return {
        "parameter": name,
        "prior_low": prior["low"],
        "prior_high": prior["high"],
        "median": median,
        "p5": low,
        "p95": high,
        "width": width,
        "identified": width < STAYS_UNKNOWN,
    }
