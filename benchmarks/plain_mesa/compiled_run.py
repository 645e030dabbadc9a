"""The compiled run that the twin is held against, and the start that it hands to the twin."""

from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from benchmarks.plain_mesa.setting import Setting
from benchmarks.plain_mesa.start import keep_start
from sim.course import Course
from sim.history import History, history, most_posts
from sim.population.settlement import found_town
from sim.state.town import Town
from sim.warm import warm_up

REPEATS = 3  # the least is reported: the rest is the machine's other work


@dataclass(frozen=True)
class CompiledRun:
    """The town at the end, and seconds from the start on; population and burn-in are not in them."""

    town: Town
    seconds: float


def live_compiled(setting: Setting, start_file: Path) -> CompiledRun:
    """Live the setting compiled, as `sim.simulate` does, and leave the twin's start in a file."""
    warm_up()
    past = history(setting.place, setting.scenario, setting.calendar, setting.choice.seed)
    if setting.choice.from_founding:
        keep_start(_founded(setting), 0, start_file)
    else:
        keep_start(_departed(setting, past).town, setting.first_week, start_file)
    return min((_lived(setting, past) for _ in range(REPEATS)), key=lambda run: run.seconds)


def _founded(setting: Setting) -> Town:
    schedule = setting.schedule_before
    seed = setting.choice.seed
    return found_town(setting.place, setting.calendar, schedule.at(0), most_posts(schedule), seed)


def _departed(setting: Setting, past: History) -> Course:
    """Set out from the history, and live what is lived before the twin takes over."""
    course = past.depart(setting.scenario, setting.place, setting.calendar, setting.choice.seed)
    for week in range(setting.calendar.start_week, setting.first_week):
        course.live(week)
    return course


def _lived(setting: Setting, past: History) -> CompiledRun:
    course = _departed(setting, past)
    began = perf_counter()
    for week in range(setting.first_week, setting.calendar.weeks):
        course.live(week)
    return CompiledRun(course.town, perf_counter() - began)


def in_use(town: Town) -> dict[str, np.ndarray]:
    """Return families, workers and children in care (by child number) as they stand at the end."""
    spells = town.spells[town.spells["held"] == 1]
    return {
        "families": np.asarray(town.families),
        "workers": np.asarray(town.workers),
        "spells": np.asarray(spells[np.argsort(spells["child"])]),
    }
