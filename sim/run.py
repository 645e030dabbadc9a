"""Run: one scenario in one place, over many seeds."""

import shutil
import tempfile
import weakref
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sim.futures import Progress
    from sim.parameter_source import Asked
    from sim.population.place import Place
    from sim.results.results import Results
    from sim.scenario import Scenario


class News(str):
    """Words of progress that are to stay on the screen, beside the count of futures."""


def run(
    scenario: "str | Path | Scenario",
    place: "str | Path | Place" = "tameside",
    years: int = 10,
    seeds: Iterable[int] | int = range(20),
    *,
    out: str | Path | None = None,
    workers: int | None = None,
    progress: "Progress | None" = None,
    journeys: bool = True,
    parameters: "Asked" = None,
) -> "Results":
    """Run a scenario and return its tables.

    Parameters
    ----------
    scenario, place
        Shipped name, path, or the object itself; scenarios stack as `a+b`.
    years
        Statistical years (to 31 March) from the scenario's start.
    seeds
        One future each; a number n means 0 to n - 1.
    out
        Folder to write, or to go on with when it holds this very run. Without one the tables live
        in a temporary folder for as long as the results are in use.
    workers
        Processes; all cores by default.
    progress
        Called as `progress(finished, in_all, words)`.
    journeys
        Whether to keep every event of every family.
    parameters
        `posterior`: future s has draw s // 2 of the posterior that is shipped for the place, so that
        pairs of futures differ by chance alone; `best`: one set for all futures; or the file of a
        posterior. None is the posterior where one is shipped and best elsewhere. What a scenario itself
        sets stands above what is drawn.

    Errors
    ------
    `InputError` when an input is wrong, before anything is written; `RunFailedError` when a run breaks
    off; seeds that were finished stay on disk.
    """
    from sim.futures import Plan, run_futures, seeds_given, years_given
    from sim.parameter_source import parameters_of
    from sim.population.place import Place
    from sim.results.provenance import provenance
    from sim.results.results import Results
    from sim.results.store import Store
    from sim.scenario import Scenario

    town = place if isinstance(place, Place) else Place.read(place)
    policy = Scenario.read(scenario)
    given = seeds_given(seeds)
    years_given(years, policy)
    policy.changes(town)  # refused here rather than in the middle of a run
    source = parameters_of(parameters, town)
    source.refuse_unfit([policy], town, given)
    folder = Path(out) if out is not None else temporary_folder()
    store = Store(folder, provenance(policy, town, years, given, journeys, source))
    plan = Plan(town, (policy,), (store,), years, journeys, source)
    run_futures(plan, given, workers, progress or silent)
    results = Results(folder)
    if out is None:
        remove_with(results, folder)
    return results


def temporary_folder() -> Path:
    """Make a folder for results that nobody asked to keep."""
    return Path(tempfile.mkdtemp(prefix="revolving-door-"))


def remove_with(owner: object, folder: Path) -> None:
    """Remove a temporary folder once its owner is no longer in use."""
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)


def silent(_finished: int, _in_all: int, _words: str) -> None:
    """Report nothing: the progress of a run that nobody watches."""
