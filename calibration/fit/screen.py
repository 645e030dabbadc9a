"""Screen: which free parameters the targets inform, by Morris' elementary effects on the full place."""

import math
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from calibration.fit.distance import Goal, misfit
from calibration.fit.folder import code_digest
from calibration.fit.outputs import make_ready, run_outputs
from calibration.fit.side_by_side import side_by_side
from calibration.free import FreeParameter, overrides_of
from sim.failures import RunFailedError
from sim.results.parquet import write_table

if TYPE_CHECKING:
    from sim.population.place import Place

LEVELS = 4
NOISE_SEEDS = 24  # the sd of so many is known to within a seventh
STEP = LEVELS / (2.0 * (LEVELS - 1))  # of the prior range, as SALib takes it
# The mean size of an elementary effect that is noise alone: the difference of two runs with sd s each has sd
# s x root 2, its mean size is that x root (2 / pi), and it is divided by the step.
FLOOR_OF_SPREAD = 2.0 / math.sqrt(math.pi) / STEP

Progress = Callable[[int, int, str], None]


def screen(
    place: "Place",
    free: Sequence[FreeParameter],
    goals: Sequence[Goal],
    trajectories: int,
    cores: int,
    progress: Progress,
) -> pd.DataFrame:
    """Screen parameters against goals; one row a parameter and goal.

    Columns: `parameter`, `goal`, `mu`, `mu_star`, `mu_star_conf` (95 %), `sigma` in half-widths of the
    goal's range for a move across the whole prior range; `at_start`, the mean misfit of the shipped values,
    `noise_sd` between its seeds,
    `noise_floor` (the mu* that noise alone would give), and `informs`: whether mu* less its confidence
    half-width is over that floor. Each trajectory keeps one seed, so the floor is a cautious one.

    Raises `RunFailedError`, with the runs' numbers, when an output is missing: one gap would spoil all.
    """
    make_ready()
    problem = {"names": [one.name for one in free], "bounds": [[one.low, one.high] for one in free]}
    problem["num_vars"] = len(free)
    design = _design(problem, trajectories)
    runs = [(row, nth // (len(free) + 1)) for nth, row in enumerate(design)]
    start = np.array([one.start for one in free])
    runs += [(start, trajectories + seed) for seed in range(NOISE_SEEDS)]
    misfits = _all_misfits(place, free, goals, runs, cores, progress)
    screened, shipped = misfits[: len(design)], misfits[len(design) :]
    tables = [
        _effects(problem, design, screened[:, nth], goal, shipped[:, nth]) for nth, goal in enumerate(goals)
    ]
    return pd.concat(tables, ignore_index=True)


def informed(table: pd.DataFrame) -> pd.DataFrame:
    """Return how many goals inform each parameter and which three do so most, the best informed first."""
    rows = []
    for parameter, mine in table.groupby("parameter", sort=False):
        telling = mine[mine["informs"]].sort_values("mu_star", ascending=False)
        over_floor = (mine["mu_star"] / mine["noise_floor"]).replace(np.inf, np.nan)
        rows.append(
            {
                "parameter": parameter,
                "goals": len(telling),
                "most_over_floor": over_floor.max(),
                "by": ", ".join(telling["goal"].head(3)),
            }
        )
    return pd.DataFrame(rows).sort_values(["goals", "most_over_floor"], ascending=False, ignore_index=True)


def keep_screen(table: pd.DataFrame, helping: pd.DataFrame, place: "Place", out: Path) -> None:
    """Write a screen, and which parameters help most, as Parquet, with what made it, and as CSV."""
    made_by = {
        "place": place.name,
        "place_digest": place.digest(),
        "code_digest": code_digest(),
        "salib": version("salib"),
    }
    for name, frame in (("screen", table), ("reach", helping)):
        write_table(frame, out / f"{name}.parquet", made_by)
        frame.to_csv(out / f"{name}.csv", index=False, float_format="%.4g")


def _design(problem: dict, trajectories: int) -> np.ndarray:
    from SALib.sample import morris

    return morris.sample(problem, trajectories, num_levels=LEVELS, seed=trajectories)


def _all_misfits(
    place: "Place",
    free: Sequence[FreeParameter],
    goals: Sequence[Goal],
    runs: Sequence[tuple[np.ndarray, int]],
    cores: int,
    progress: Progress,
) -> np.ndarray:
    """Return the misfit of every run to every goal, shape (runs, goals), scaled by mean half-widths."""

    def one(run: tuple[np.ndarray, int]) -> list[float]:
        row, seed = run
        values = dict(zip([each.name for each in free], row, strict=True))
        outputs = run_outputs(place, overrides_of(values, free), seed)
        return [misfit(even(goal), outputs) if _measured(goal, outputs) else math.nan for goal in goals]

    rows = []
    for done, row in enumerate(side_by_side(one, runs, cores), start=1):
        rows.append(row)
        progress(done, len(runs), "screen")
    misfits = np.array(rows)
    _refuse_gaps(misfits, goals)
    return misfits


def even(goal: Goal) -> Goal:
    """Return a goal with both half-widths the mean of the two: an effect must not bend at the value."""
    middle = (goal.below + goal.above) / 2
    return goal._replace(below=middle, above=middle)


def _measured(goal: Goal, outputs: dict[str, float]) -> bool:
    return all(math.isfinite(outputs[reading]) for reading in goal.readings)


def _refuse_gaps(misfits: np.ndarray, goals: Sequence[Goal]) -> None:
    gaps = np.argwhere(~np.isfinite(misfits))
    if len(gaps):
        runs = sorted({int(run) for run, _ in gaps})
        names = sorted({goals[goal].name for _, goal in gaps})
        raise RunFailedError(
            f"the screen has no value of {', '.join(names)} in runs {', '.join(map(str, runs[:10]))} "
            f"({len(runs)} of {len(misfits)}): take a larger share of the place, or narrower ranges"
        )


def _effects(
    problem: dict, design: np.ndarray, outputs: np.ndarray, goal: Goal, shipped: np.ndarray
) -> pd.DataFrame:
    from SALib.analyze import morris

    noise_sd = float(shipped.std(ddof=1))
    found = morris.analyze(problem, design, outputs, num_levels=LEVELS, scaled=False, seed=1)
    table = pd.DataFrame(
        {
            "parameter": problem["names"],
            "goal": goal.name,
            **{ours: np.asarray(found[theirs], float) for ours, theirs in _COLUMNS.items()},
            "at_start": float(shipped.mean()),
            "noise_sd": noise_sd,
            "noise_floor": noise_sd * FLOOR_OF_SPREAD,
        }
    )
    table["informs"] = table["mu_star"] - table["mu_star_conf"] > table["noise_floor"]
    return table


_COLUMNS = {"mu": "mu", "mu_star": "mu_star", "mu_star_conf": "mu_star_conf", "sigma": "sigma"}
