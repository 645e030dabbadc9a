"""Validation: the targets observed and simulated side by side, and the path of 2016 to 2020."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

import numpy as np
import pandas as pd

from calibration.measured import Measured, ending_bands, mean_caseload, measure, path, published_path
from calibration.targets import Parts, Target, part_of, targets

PERCENTILES = {"median": 50.0, "p5": 5.0, "p95": 95.0}
# C18: in range if either reading is
EITHER = {"eh_to_statutory": ("eh_to_statutory", "eh_to_statutory_stock")}


class HasTables(Protocol):
    """What validation needs of a result: weekly demand and 31 March snapshots, all seeds of one scenario."""

    @property
    def demand(self) -> pd.DataFrame:
        """Weekly measures by neighbourhood."""

    @property
    def snapshots(self) -> pd.DataFrame:
        """Children with needs and in care by deprivation tenth."""


class Verdict(NamedTuple):
    """One target against its simulated value; `simulated` holds median, p5 and p95 over seeds."""

    target: Target
    simulated: dict[str, float | Parts]
    in_range: bool


@dataclass(frozen=True)
class Validation:
    """All targets, the path beside the published one, and three checks that no target states.

    `path` has a row a year and, for each series, its simulated median over seeds and `published_...`.
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

    def to_json(self) -> dict[str, Any]:
        """Return plain data: `targets`, `path` and `checks`; null where nothing could be measured."""
        return {
            "targets": [_entry(verdict) for verdict in self.verdicts],
            "path": [
                _plain({"year": int(str(year)), **row}) for year, row in self.path.to_dict("index").items()
            ],
            "checks": _plain(self.checks),
        }

    def table(self) -> str:
        """Return everything as text to print."""
        lines = [f"{'':4} {'':52} {'observed':>9} {'range':>15} {'simulated (5-95 %)':>26}  in range"]
        lines += [line for verdict in self.verdicts for line in _lines(verdict)]
        lines += [
            "",
            f"{self.in_range} of {len(self.verdicts)} targets in range (median of {self.seeds} seeds)",
        ]
        lines += ["", "Path, per 10,000 children (care of 2016 is the stock seeded on 1 April):"]
        lines += [self.path.round(1).to_string(), "", "Not targets, medians:"]
        lines += [f"  {name.replace('_', ' ')}: {value:.1f}" for name, value in self.checks.items()]
        return "\n".join(lines)


def validate(results: HasTables, place: str = "tameside") -> Validation:
    """Hold a result against the targets.

    Parameters
    ----------
    results
        A result of one scenario, with the years to March 2016 to 2020 recorded for every seed.
    place
        Whose published path stands beside the simulated one.

    Errors
    ------
    `MissingRecordError` when a year, a snapshot or a measure is missing; `ValueError` when the result
    holds several scenarios.
    """
    runs = list(_runs(results))
    measured = [measure(demand, snapshots) for demand, snapshots in runs]
    return Validation(
        verdicts=tuple(_verdict(target, measured) for target in targets()),
        path=_paths([path(demand) for demand, _ in runs], place),
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


def _verdict(target: Target, measured: list[Measured]) -> Verdict:
    values = [run[target.id] for run in measured]
    simulated = {name: _percentile(values, percent) for name, percent in PERCENTILES.items()}
    median = simulated["median"]
    inside = all(_inside(target, part, median) for part in target.parts())
    return Verdict(target, simulated, inside)


def _percentile(values: list[float | Parts], percent: float) -> float | Parts:
    """Return a percentile over seeds, part by part; nan when any seed has none: none is left out."""
    first = values[0]
    if isinstance(first, dict):
        by_part = {part: [part_of(value, part) for value in values] for part in first}
        return {part: float(np.percentile(numbers, percent)) for part, numbers in by_part.items()}
    return float(np.percentile([part_of(value, "") for value in values], percent))


def _inside(target: Target, part: str, median: float | Parts) -> bool:
    low, high = part_of(target.low, part), part_of(target.high, part)
    return any(low <= part_of(median, reading) <= high for reading in EITHER.get(part, (part,)))


def _paths(simulated: list[pd.DataFrame], place: str) -> pd.DataFrame:
    middle = pd.concat(simulated, keys=range(len(simulated))).groupby(level="year").median()
    published = published_path(place).add_prefix("published_")
    columns = [name for column in middle for name in (column, f"published_{column}")]
    return middle.join(published)[columns]


def _checks(demands: list[pd.DataFrame]) -> dict[str, float]:
    bands = pd.DataFrame([ending_bands(demand) for demand in demands]).median(skipna=False)
    shares = {f"episodes_ending_{band}_percent": float(share) for band, share in bands.items()}
    caseloads = [mean_caseload(demand) for demand in demands]
    return {**shares, "caseload_over_all_weeks": float(np.median(caseloads))}


def _entry(verdict: Verdict) -> dict[str, Any]:
    target = verdict.target
    entry = {"id": target.id, "observed": target.value, "low": target.low, "high": target.high}
    return _plain({**entry, "simulated": verdict.simulated, "in_range": verdict.in_range})


def _plain(value: Any) -> Any:
    """Return the same data with None for nan, which JSON does not know."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _lines(verdict: Verdict) -> Iterator[str]:
    target, median = verdict.target, verdict.simulated["median"]
    word = "yes" if verdict.in_range else "NO"
    if not isinstance(median, dict):
        yield _line(verdict, "", target.id, target.quantity, word)
        return
    yield f"{target.id:4} {target.quantity[:52]:52} {'':52}  {word}"
    for part in target.parts():
        for reading in EITHER.get(part, (part,)):
            inside = part_of(target.low, part) <= part_of(median, reading) <= part_of(target.high, part)
            yield _line(verdict, part, "", f"  {reading.replace('_', ' ')}", "" if inside else "out", reading)


def _line(verdict: Verdict, part: str, label: str, text: str, word: str, reading: str = "") -> str:
    target = verdict.target
    span = f"{part_of(target.low, part):g} - {part_of(target.high, part):g}"
    middle, low, high = (part_of(verdict.simulated[name], reading or part) for name in PERCENTILES)
    digits = 1 if middle >= 10 else 2
    shown = f"{middle:.{digits}f} ({low:.{digits}f} - {high:.{digits}f})"
    observed = part_of(target.value, part)
    return f"{label:4} {text[:52]:52} {observed:9g} {span:>15} {shown:>26}  {word}".rstrip()
