"""Validation: the targets observed and simulated side by side, and the path of 2016 to 2020."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import pandas as pd

from calibration.measured import ending_bands, mean_caseload, measure, path
from calibration.path import NAMES, path_beside, path_in_words
from calibration.targets import Target, targets
from calibration.verdict import HEADING, Verdict, verdict_of


class HasTables(Protocol):
    """What validation needs of a result: weekly demand and 31 March snapshots, all seeds of one scenario."""

    @property
    def demand(self) -> pd.DataFrame:
        """Weekly measures by neighbourhood."""

    @property
    def snapshots(self) -> pd.DataFrame:
        """Children with needs and in care by deprivation tenth."""


@dataclass(frozen=True)
class Validation:
    """All targets, the path beside the published one, and three checks that no target states.

    `path` has a row a year and, for each series, its median over seeds, `..._p5`, `..._p95`, `published_...`.
    `checks` holds medians over seeds: shares of episodes ending by band, caseload over all weeks.
    """

    verdicts: tuple[Verdict, ...]
    path: pd.DataFrame
    checks: dict[str, float]
    seeds: int

    @property
    def in_range(self) -> int:
        """How many targets lie in their range (a target of several parts, when every part does)."""
        return sum(verdict.in_range for verdict in self.verdicts)

    @property
    def covered(self) -> int:
        """How many published values lie in the 5-95 % interval of futures (in every part)."""
        return sum(verdict.covered for verdict in self.verdicts)

    def parts(self) -> pd.DataFrame:
        """Return one row a part of a target: `what`, observed, its range, simulated, and the verdict."""
        return pd.DataFrame([row for verdict in self.verdicts for row in verdict.rows()])

    def conclusion(self) -> list[str]:
        """Say how many targets are in range and covered, how far out and how wide, in sentences."""
        all_of, widths = len(self.verdicts), [width for one in self.verdicts for width in one.widths()]
        out = [verdict for verdict in self.verdicts if not verdict.in_range]
        said = f"{self.in_range} of {all_of} targets in range (median of {self.seeds} seeds)"
        if out:
            worst = max(out, key=lambda verdict: float(np.nan_to_num(verdict.furthest(), nan=np.inf)))
            said += f"; furthest out is {worst.target.id}, {worst.furthest():.0f} % beyond the nearer end"
        width = f"{np.nanmedian(widths):.2f} of the target's own range (median; most {np.nanmax(widths):.2f})"
        return [
            f"{said}.",
            f"{self.covered} of {all_of} published values in the 5-95 % interval of futures, "
            f"of width {width}.",
        ]

    def to_json(self) -> dict[str, Any]:
        """Return plain data: `targets`, `path` and `checks`; null where nothing could be measured."""
        return {
            "targets": [_plain(verdict.as_data()) for verdict in self.verdicts],
            "path": [
                _plain({"year": int(str(year)), **row}) for year, row in self.path.to_dict("index").items()
            ],
            "checks": _plain(self.checks),
        }

    def table(self) -> str:
        """Return everything as text to print."""
        lines = [HEADING]
        lines += [line for verdict in self.verdicts for line in verdict.lines()]
        lines += ["", *self.conclusion()]
        lines += ["", "Path, per 10,000 children (care of 2016 is the stock seeded on 1 April):"]
        shown = [column for name in NAMES for column in (name, f"published_{name}")]
        lines += [
            self.path[shown].round(1).to_string(),
            *path_in_words(self.path),
            "",
            "Not targets, medians:",
        ]
        lines += [f"  {name.replace('_', ' ')}: {value:.1f}" for name, value in self.checks.items()]
        return "\n".join(lines)


def validate(
    results: HasTables, place: str = "tameside", chosen: Sequence[Target] | None = None
) -> Validation:
    """Hold a result against the targets.

    Parameters
    ----------
    results
        A result of one scenario, with the years to March 2016 to 2020 recorded for every seed.
    place
        Whose published path stands beside the simulated one.
    chosen
        Targets of one's own (`calibration.targets_file`) in place of the twenty shipped.

    Errors
    ------
    `MissingRecordError` when a year, a snapshot or a measure is missing; `ValueError` when the result
    holds several scenarios.
    """
    runs = list(_runs(results))
    measured = [measure(demand, snapshots) for demand, snapshots in runs]
    return Validation(
        verdicts=tuple(
            verdict_of(target, [run[target.id] for run in measured])
            for target in (targets() if chosen is None else chosen)
        ),
        path=path_beside([path(demand) for demand, _ in runs], place),
        checks=_checks([demand for demand, _ in runs]),
        seeds=len(runs),
    )


def _runs(results: HasTables) -> Iterator[tuple[pd.DataFrame, pd.DataFrame]]:
    demand, snapshots = results.demand, results.snapshots
    if demand.empty:
        raise ValueError("demand: the table is empty; there is nothing to validate")
    if "seed" not in snapshots and demand["seed"].nunique() > 1:
        raise ValueError("snapshots: no column seed, and the demand table holds several seeds")
    for seed, rows in demand.groupby("seed", sort=True):
        yield rows, snapshots[snapshots["seed"] == seed] if "seed" in snapshots else snapshots


def _checks(demands: list[pd.DataFrame]) -> dict[str, float]:
    bands = pd.DataFrame([ending_bands(demand) for demand in demands]).median(skipna=False)
    shares = {f"episodes_ending_{band}_percent": float(share) for band, share in bands.items()}
    caseloads = [mean_caseload(demand) for demand in demands]
    return {**shares, "caseload_over_all_weeks": float(np.median(caseloads))}


def _plain(value: Any) -> Any:
    """Return the same data with None for nan, which JSON does not know."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return None if isinstance(value, float) and not math.isfinite(value) else value
