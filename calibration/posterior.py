"""The posterior: weighted parameter draws that a fit to one place's targets has left, as a small file.

A row is a draw. Its columns are `draw`, `weight`, `distance`, one `free:NAME` for every free parameter of
the fit, and one for every parameter of the model that the fit moved, under its dotted name (a table as a
list). The file's own metadata hold what made it, never a clock time.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from sim.errors import UnknownNameError, UnreadableFileError, nearest, shown
from sim.shipped import exists, label

FOLDER = Path(__file__).parent / "posteriors"
KEY = b"revolving_door_posterior"
FREE = "free:"
OWN = ("draw", "weight", "distance")
GOLDEN = (
    5**0.5 - 1
) / 2  # its multiples fill a circle more evenly, at every number of them, than any other's

Overrides = dict[str, float | tuple]


@dataclass(frozen=True)
class Posterior:
    """Weighted draws of the parameters that a fit has moved.

    `free` has a column a free parameter, shape (draws, free); `weights` add up to 1; `distances` are
    those of each draw's own run. `made_by` says what made it: place and targets with their digests,
    the free parameters with their priors, the last epsilon, runs, seeds, code and library versions, and
    how the draws stand against the bar.
    """

    free_names: tuple[str, ...]
    free: np.ndarray
    weights: np.ndarray
    distances: np.ndarray
    moved: tuple[Overrides, ...]
    made_by: Mapping

    @property
    def draws(self) -> int:
        """How many draws the file holds."""
        return len(self.moved)

    @property
    def digest(self) -> str:
        """Return 16 characters that differ whenever draws, weights or what made them differ."""
        content = [self.moved, self.weights.tolist(), self.free.tolist(), dict(self.made_by)]
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]

    @property
    def passes_bar(self) -> bool:
        """Whether the place, run under these draws, has passed the bar of `calibration.fit.bar`."""
        return bool(self.made_by.get("bar", {}).get("passed", False))

    def row(self, draw_number: int) -> int:
        """Return the row that the nth draw takes, n from 0 without an end.

        The nth point of the golden-ratio sequence picks a row from the weights laid end to end, so that
        the first n draws, whatever n, take each row in proportion to its weight, to within three draws.
        Rows are kept in the order of their first principal component: neighbours are alike.
        """
        if draw_number < 0:
            raise ValueError(f"draw {draw_number}: draws count from 0")
        ends = np.cumsum(self.weights)
        point = (0.5 + draw_number * GOLDEN) % 1.0
        return min(int(np.searchsorted(ends, point * ends[-1], side="right")), self.draws - 1)

    def overrides(self, draw_number: int) -> Overrides:
        """Return the nth draw as overrides of a scenario's parameters; see `row`."""
        return dict(self.moved[self.row(draw_number)])

    def best(self) -> Overrides:
        """Return the single set of parameters that the fit names as its best, as overrides."""
        return {path: as_value(value) for path, value in self.made_by["best"].items()}


def has_posterior(place_name: str, place_digest: str) -> bool:
    """Say whether a posterior is shipped that was fitted to this very place."""
    file = FOLDER / f"{place_name}.parquet"
    return file.is_file() and read_posterior(file).made_by["place_digest"] == place_digest


def shipped_posteriors() -> list[str]:
    """List the places with a shipped posterior."""
    return sorted(file.stem for file in FOLDER.glob("*.parquet"))


def read_posterior(source: str | Path) -> Posterior:
    """Read a shipped posterior by the name of its place, or a file by its path.

    Raises `InputError` for an unknown name and for a file that is not a posterior. Whether its parameters
    exist and lie in their ranges is checked where they are laid on a scenario.
    """
    path = _find(source)
    try:
        # one file and no threads: a thread pool would not survive the forks of later runs
        table = pq.read_table(path, use_threads=False)
    except (OSError, pa.ArrowException) as problem:
        reason = shown(str(problem).splitlines()[0]) if str(problem) else type(problem).__name__
        raise _unfit(path, f"cannot be read as Parquet ({reason})") from None
    return _posterior_in(table, path)


def write_posterior(posterior: Posterior, path: Path) -> None:
    """Write a posterior, whole or not at all; the same posterior gives the same bytes."""
    columns: dict[str, object] = {
        "draw": list(range(posterior.draws)),
        "weight": posterior.weights,
        "distance": posterior.distances,
    }
    columns |= {f"{FREE}{name}": posterior.free[:, nth] for nth, name in enumerate(posterior.free_names)}
    columns |= {name: [draw[name] for draw in posterior.moved] for name in posterior.moved[0]}
    table = pa.table(columns).replace_schema_metadata(
        {KEY: json.dumps(dict(posterior.made_by), sort_keys=True)}
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.part")
    try:
        pq.write_table(table, temporary, compression="zstd")
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def in_order(free: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the rows' order along the first principal component of the draws, shape (draws,)."""
    spread = free.std(axis=0)
    scaled = (free - np.average(free, axis=0, weights=weights)) / np.where(spread > 0, spread, 1.0)
    _, _, axes = np.linalg.svd(scaled * np.sqrt(weights)[:, None], full_matrices=False)
    axis = axes[0] * np.sign(axes[0][np.abs(axes[0]).argmax()])
    return np.argsort(scaled @ axis, kind="stable")


def as_value(value: object) -> float | tuple:
    """Return a number, or a table as nested tuples, from what a file holds."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(as_value(part) for part in value)
    return float(value)  # type: ignore[arg-type]


def _posterior_in(table: pa.Table, path: Path) -> Posterior:
    metadata = (table.schema.metadata or {}).get(KEY)
    missing = [column for column in OWN if column not in table.column_names]
    if metadata is None or missing:
        raise _unfit(path, "this is Parquet, and not a posterior")
    try:
        return _filled(table, json.loads(metadata), path)
    except (TypeError, ValueError, KeyError, AttributeError) as problem:
        raise _unfit(path, f"a posterior with broken content ({shown(str(problem))})") from None


def _filled(table: pa.Table, made_by: dict, path: Path) -> Posterior:
    free = [name for name in table.column_names if name.startswith(FREE)]
    paths = [name for name in table.column_names if name not in (*OWN, *free)]
    values = {name: [as_value(value) for value in table[name].to_pylist()] for name in paths}
    weights = np.array(table["weight"].to_pylist(), float)
    _refuse_bad_weights(weights, path)
    return Posterior(
        free_names=tuple(name.removeprefix(FREE) for name in free),
        free=np.array([table[name].to_pylist() for name in free], float).reshape(len(free), -1).T,
        weights=weights / weights.sum(),
        distances=np.array(table["distance"].to_pylist(), float),
        moved=tuple({name: values[name][row] for name in paths} for row in range(table.num_rows)),
        made_by={**made_by, "best": dict(made_by["best"]), "place_digest": made_by["place_digest"]},
    )


def _refuse_bad_weights(weights: np.ndarray, path: Path) -> None:
    if len(weights) == 0:
        raise _unfit(path, "it holds no draws")
    if not np.isfinite(weights).all() or (weights < 0).any() or weights.sum() <= 0:
        raise _unfit(path, "weights that are negative, missing, or all 0")


def _find(source: str | Path) -> Path:
    text = str(source)
    if text in shipped_posteriors():
        return FOLDER / f"{text}.parquet"
    path = Path(text)
    if exists(path) and path.is_file():
        return path
    if any(mark in text for mark in "/\\") or text.endswith(".parquet"):
        raise UnreadableFileError(label(path), "there is no such file", _ALLOWED, _ADVICE)
    advice = nearest(text, shipped_posteriors(), _ADVICE)
    raise UnknownNameError("posterior", f"no posterior of {shown(text)} is shipped", _ALLOWED, advice)


def _unfit(path: Path, found: str) -> UnreadableFileError:
    return UnreadableFileError(label(path), found, _ALLOWED, _ADVICE)


_ALLOWED = "a place with a shipped posterior, or the posterior.parquet of a fit"
_ADVICE = "`revolving-door calibrate --out DIR` writes one"
