"""Futures: seeds run beside one another on all cores, each kept on disk as soon as it is finished.

Scenarios that are compared run one after another in the same process, seed by seed, since they
share their town and its history; their twins are checked before anything is kept.
"""

import os
import signal
import threading
import warnings
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from typing import TYPE_CHECKING, NamedTuple

from sim.calendar import Calendar
from sim.errors import InputError
from sim.failures import RunFailedError
from sim.results.store import Store
from sim.simulate import simulate
from sim.twins import parting_week, refuse_early_parting
from sim.warm import is_warm, warm_up

if TYPE_CHECKING:
    from sim.parameter_source import ParameterSource
    from sim.population.place import Place
    from sim.scenario import Scenario

Progress = Callable[[int, int, str], None]  # futures finished, futures in all, what is being done


class Plan(NamedTuple):
    """What every seed has to do: one scenario, or several of which the first is the baseline."""

    place: "Place"
    scenarios: tuple["Scenario", ...]
    stores: tuple[Store, ...]
    years: int
    journeys: bool
    parameters: "ParameterSource"

    def finished(self) -> set[int]:
        """Seeds finished under every scenario."""
        return set.intersection(*(store.finished() for store in self.stores))


def run_futures(plan: Plan, seeds: Sequence[int], workers: int | None, progress: Progress) -> None:
    """Run the seeds that are not finished yet and gather the tables of every scenario.

    Ctrl-C lets the seeds under way finish, keeps them, and raises `KeyboardInterrupt`.
    """
    for store in plan.stores:
        store.refuse_others()
    for store in plan.stores:
        store.open()
    waiting = [seed for seed in seeds if seed not in plan.finished()]
    cores = min(workers or os.cpu_count() or 1, max(len(waiting), 1))
    if waiting and not is_warm():
        progress(len(seeds) - len(waiting), len(seeds), "compiling the model, once for this machine")
        warm_up()
    run_all = _in_turn if cores == 1 else _side_by_side
    done = len(seeds) - len(waiting)
    for finished in run_all(plan, waiting, cores):
        done += 1
        progress(done, len(seeds), f"seed {finished}")
    for store in plan.stores:
        store.gather()


def run_seed(plan: Plan, seed: int) -> int:
    """Run one seed under every scenario of a plan and keep what was not kept before."""
    try:
        baseline = None
        for scenario, store in zip(plan.scenarios, plan.stores, strict=True):
            policy, last = plan.parameters.laid_on(scenario, seed), scenario is plan.scenarios[-1]
            record = simulate(plan.place, policy, seed, plan.years, journeys=plan.journeys, last=last)
            if baseline is None:
                baseline = record
            else:
                week = parting_week(baseline.scenario, policy, plan.place, record.calendar)
                refuse_early_parting(baseline, record, week)
            if seed not in store.finished():
                store.keep(record)
    except (InputError, RunFailedError):
        raise
    except Exception as problem:
        kind = type(problem).__name__
        raise RunFailedError(f"seed {seed} broke off: {kind}: {problem}") from problem
    return seed


def seeds_given(seeds: Iterable[int] | int) -> list[int]:
    """Return the seeds as a list: `20` means 0 to 19. Raises `InputError` for none or unfit ones."""
    given = list(range(seeds)) if isinstance(seeds, int) else list(seeds)
    if not given or any(not isinstance(seed, int) or seed < 0 for seed in given):
        allowed = "whole numbers from 0, at least one"
        raise InputError("seeds", f"{given[:5]!r}", allowed, "20 seeds is the usual number")
    return sorted(set(given))


def years_given(years: int, scenario: "Scenario") -> Calendar:
    """Return the calendar of a run. Raises `InputError` unless it lasts 1 to 50 whole years."""
    if not isinstance(years, int) or not 1 <= years <= 50:
        raise InputError("years", f"{years!r}", "a whole number from 1 to 50", "10 years is the usual number")
    return Calendar(scenario.start, years)


def _in_turn(plan: Plan, seeds: Iterable[int], _cores: int) -> Iterable[int]:
    return (run_seed(plan, seed) for seed in seeds)


def _side_by_side(plan: Plan, seeds: Iterable[int], cores: int) -> Iterable[int]:
    """Run seeds on several cores, handing out one at a time so that a stop waits for few."""
    rest = iter(seeds)
    with ProcessPoolExecutor(cores, mp_context=_way_to_start(), initializer=_leave_ctrl_c) as pool:
        running = _first(pool, plan, islice(rest, cores))
        try:
            while running:
                ended, running = wait(running, return_when=FIRST_COMPLETED)
                yield from [future.result() for future in ended]
                running |= {pool.submit(run_seed, plan, seed) for seed in islice(rest, len(ended))}
        except BrokenProcessPool as problem:
            reason = "a process ended unexpectedly: was it killed, or the memory used up?"
            raise RunFailedError(f"{reason} Try fewer workers.") from problem


def _first(pool: ProcessPoolExecutor, plan: Plan, seeds: Iterable[int]) -> set[Future[int]]:
    """Hand out the first seeds, at which the processes are started."""
    with warnings.catch_warnings():
        # the threads that Python warns of are those of numpy and Arrow, which look after themselves in a fork
        warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
        return {pool.submit(run_seed, plan, seed) for seed in seeds}


def _way_to_start() -> BaseContext:
    """Fork where that is safe, since it costs nothing and needs no guard in the user's script."""
    alone = threading.active_count() == 1
    fork = (
        alone and os.name == "posix" and os.uname().sysname == "Linux" and "fork" in get_all_start_methods()
    )
    return get_context("fork" if fork else "spawn")


def _leave_ctrl_c() -> None:
    """Leave Ctrl-C to the process that waits, so that a seed under way is finished and kept."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
