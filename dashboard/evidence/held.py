"""Held against the targets: what a stored `validate` says of each published figure, and a new one started."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from calibration.posterior import Posterior, read_posterior, shipped_posteriors
from calibration.targets import part_of, targets
from dashboard.started import Started, start
from sim.errors import UnreadableFileError

TARGETS, PICTURE, PATH_PICTURE = "targets.csv", "targets.png", "path.png"
NEEDED = {"id", "what", "observed", "low", "high", "median", "p5", "p95", "in_range", "covered"}
ALT = {
    PICTURE: "Each target's simulated median and 5 to 95 % of futures on the scale of its published range; "
    "the table below has the numbers",
    PATH_PICTURE: "The simulated path of 2016 to 2020 with its band beside the published one: referrals, "
    "children in need, plans and children looked after",
}
SHOWN = ("what", "verdict", "observed", "low", "high", "median", "p5", "p95")
DEPTH = 2  # folders below the results in which one may lie


class Way(NamedTuple):
    """How much is run: a share of the place, and how many futures."""

    words: str
    share: float
    futures: int


QUICK = Way("a tenth of Tameside, 6 futures: about a minute", 0.1, 6)
FULL = Way("all of Tameside, 20 futures: some minutes", 1.0, 20)


def stored(results: Path) -> list[Path]:
    """Return the folders in which `validate --out` has left its report, the newest first."""
    patterns = ["/".join(["*"] * depth + [TARGETS]) for depth in range(1, DEPTH + 1)]
    found = {file for pattern in patterns for file in results.glob(pattern)}
    return [file.parent for file in sorted(found, key=lambda one: one.stat().st_mtime, reverse=True)]


def read_held(folder: Path) -> pd.DataFrame:
    """Return one row a part of a target: published value and range, simulated, and the verdict in words.

    Raises `InputError` for a file that `validate` did not write.
    """
    file = folder / TARGETS
    try:
        table = pd.read_csv(file)
    except (OSError, ValueError) as problem:
        raise _unfit(file, f"it cannot be read ({problem})") from problem
    missing = sorted(NEEDED - set(table.columns))
    if missing:
        raise _unfit(file, f"it has no column {', '.join(missing)}")
    return table.assign(verdict=[_verdict(row) for row in table.to_dict("records")])


def in_words(table: pd.DataFrame) -> str:
    """Say how many targets are in range and covered, and name those that are missed."""
    by_target = table.groupby("id")[["in_range", "covered"]].all()
    missed = list(table.loc[~table["in_range"].astype(bool), "what"])
    inside, held, of = int(by_target["in_range"].sum()), int(by_target["covered"].sum()), len(by_target)
    named = f" Missed: {', '.join(missed)}." if missed else ""
    return (
        f"Of {of} targets {inside} lie in their published range, and {held} published values lie within what "
        f"nine futures in ten span.{named}"
    )


def published() -> pd.DataFrame:
    """Return the targets without the model: one row a part, with its range and what the range rests on."""
    return pd.DataFrame(list(_published()))


@cache
def shipped() -> tuple[Posterior, str] | None:
    """Return the fit of Tameside that is shipped and what its bar says, in a sentence; None without one."""
    if "tameside" not in shipped_posteriors():
        return None
    posterior = read_posterior("tameside")
    bar = posterior.made_by["bar"]
    said = (
        f"The fit of Tameside that is shipped {'passes' if bar['passed'] else 'does not pass'} its bar. Of "
        f"{bar['targets']} published targets {bar['in_range']} are in range and {bar['covered']} within what "
        f"{bar['futures']} futures span; the furthest lies {bar['furthest_percent']:.0f} % outside."
    )
    return posterior, said


def begin(way: Way, results: Path) -> Started:
    """Start `validate` beside the dashboard. Raises `InputError` when one runs already."""
    name = free_name("validation", results)
    words = [
        "validate",
        "--share",
        f"{way.share:g}",
        "--seeds",
        str(way.futures),
        "--out",
        str(results / name),
    ]
    return start(name, words, results)


def free_name(stem: str, results: Path) -> str:
    """Return a name of which the results hold no folder yet: the stem, or with a number behind it."""
    number, name = 1, stem
    while (results / name).exists():
        number += 1
        name = f"{stem}_{number}"
    return name


def _published() -> Iterator[dict[str, object]]:
    for target in targets():
        for part in target.parts():
            low, high = part_of(target.low, part), part_of(target.high, part)
            yield {
                "target": target.id,
                "what": f"{target.quantity}{': ' * bool(part)}{part.replace('_', ' ')}",
                "unit": target.unit,
                "published": part_of(target.value, part),
                "range": f"{low:g} to {high:g}",
                "the range is": target.range_basis,
                "sources": ", ".join(target.evidence),
            }


def _verdict(row: dict) -> str:
    """Name a pass or a miss; the distance is in % of the nearer end of the range."""
    if row["median"] != row["median"]:
        return "not measured"
    beyond = row.get("outside_percent", float("nan"))
    side = "above" if row["median"] > row["high"] else "below"
    missed = "missed" if beyond != beyond else f"missed: {_beyond(beyond)} {side} the range"
    first = "in range" if row["in_range"] else missed
    return first if row["covered"] else f"{first}; published value outside nine futures in ten"


def _beyond(percent: float) -> str:
    return f"{percent:.0f} %" if percent >= 1 else "less than 1 %"


def _unfit(file: Path, found: str) -> UnreadableFileError:
    allowed = "the report that `revolving-door validate --out` writes"
    return UnreadableFileError(str(file), found, allowed, "run it anew into a new folder")
