"""Warm up: compile the model once for this machine, on two cores, before the first run.

Compiling takes a minute and more on one core. So the steps are split between two processes, each of
which leaves what it compiled in the cache that the sources' digest names, and a third puts them together
to a whole week. None is the process that asks: it would keep the compiler's memory for as long as it lives.
"""

import hashlib
import subprocess
import sys
from datetime import date
from pathlib import Path

import numba
from numba import types

from sim.calendar import Calendar
from sim.compiled import JIT_DISABLED
from sim.journey.advocate_places import place_advocates
from sim.journey.allocation import allocate
from sim.journey.assessment import assess, review_plans
from sim.journey.care import take_into_care
from sim.journey.closure import review_cases
from sim.journey.community import strengthen_communities
from sim.journey.demography import live_on
from sim.journey.detection import look_out, notice
from sim.journey.domestic_abuse_conference import hold_conferences
from sim.journey.follow_up import follow_up
from sim.journey.front_door import screen_contacts
from sim.journey.gp_gateway import hand_out_forms
from sim.journey.leaving_care import leave_care
from sim.journey.needs import change_needs
from sim.journey.personal_budgets import give_budgets
from sim.journey.risk_model import scan_risks
from sim.journey.service_places import place_services
from sim.journey.support import support
from sim.parameters import defaults_in_force, handed_parameters
from sim.population.place import Place
from sim.population.settlement import bare_town, fill_homes, fill_posts
from sim.results.recorder import keep
from sim.state.town import handed
from sim.week import live_whole_week
from sim.workforce.posts import change_workforce

_WEEK, _YEAR_WEEK, _PLAIN = ("seed", "week"), ("year", "seed", "week"), ()

# the first two cost about the same; what both need is compiled twice, at the same time
PARTS = (
    (
        (live_on, _WEEK),
        (fill_homes, ("seed",)),
        (fill_posts, ("seed",)),
        (change_needs, _WEEK),
        (look_out, _PLAIN),
        (notice, _WEEK),
        (change_workforce, _WEEK),
        (hand_out_forms, _WEEK),
        (scan_risks, _WEEK),
        (hold_conferences, _WEEK),
        (place_advocates, _WEEK),
        (give_budgets, _WEEK),
        (strengthen_communities, _WEEK),
    ),
    (
        (screen_contacts, _YEAR_WEEK),
        (assess, _YEAR_WEEK),
        (review_plans, _WEEK),
        (allocate, ("week",)),
        (support, _WEEK),
        (take_into_care, _WEEK),
        (leave_care, _WEEK),
        (review_cases, _WEEK),
        (follow_up, _WEEK),
        (place_services, _WEEK),
        (keep, ("year", "ends_year", "week")),
    ),
    ((live_whole_week, ("year", "ends_year", "has_care", "seed", "week")),),
)
IN_TURN = ((0, 1), (2,))  # parts at the same time, and those that need them


def is_warm() -> bool:
    """Whether these sources, in this very folder, were compiled on this machine before."""
    return JIT_DISABLED or _mark().exists()


def warm_up() -> None:
    """Compile all steps and the week of them, in processes apart; nothing to do when that was done before."""
    if is_warm():
        return
    if all(_compiled_apart(parts) for parts in IN_TURN):  # else the rest is compiled when it is first called
        _mark().touch()


def _compiled_apart(parts: tuple[int, ...]) -> bool:
    """Compile parts in processes of their own, at the same time; say whether all went well."""
    words = [sys.executable, "-m", "sim.warm"]
    begun = [subprocess.Popen([*words, str(part)], stdout=subprocess.DEVNULL) for part in parts]
    return not any([process.wait() for process in begun])


def compile_part(part: int) -> None:
    """Compile one part of the week for the types with which a run calls it."""
    town, p = compiled_kinds()
    for step, numbers in PARTS[part]:
        step.compile((town, p, *(types.int64 for _ in numbers)))


def compiled_kinds() -> tuple[types.Type, types.Type]:
    """Return the types of a town and of parameters in force; nobody lives in this town."""
    place = Place.read("tameside").scaled(0.002)
    p = defaults_in_force(len(place.zone_names))
    town = bare_town(place, Calendar(date(2018, 4, 1), 1), p, most_posts=2, seed=0)
    return numba.typeof(handed(town)), numba.typeof(handed_parameters(p))


def _mark() -> Path:
    """Return the file that stands for all this being compiled.

    Numba keeps what it compiled by folder, time and size of the source, so the mark of one checkout is
    worth nothing to another one of the same sources.
    """
    files = {Path(step.py_func.__code__.co_filename) for part in PARTS for step, _ in part}
    seen = [(str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in sorted(files)]
    return Path(numba.config.CACHE_DIR) / f"compiled-{hashlib.sha256(repr(seen).encode()).hexdigest()[:16]}"


if __name__ == "__main__":
    compile_part(int(sys.argv[1]))
