"""The twin in a process of its own, in which nothing at all is compiled.

`NUMBA_DISABLE_JIT=1 python -m benchmarks.plain_mesa.alone START END CHOICE PROFILED`: reads the start,
leaves counts and end state in a file, and prints its seconds and profile as one JSON object.
"""

import cProfile
import json
import pstats
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.plain_mesa.end_state import keep_end
from benchmarks.plain_mesa.model import PlainModel
from benchmarks.plain_mesa.setting import Choice, Setting
from benchmarks.plain_mesa.start import Start
from sim.compiled import JIT_DISABLED

PROFILED_WEEKS = 13
SHOWN = 15


def made(setting: Setting, start: Path) -> PlainModel:
    """Return the twin at its start."""
    seed = setting.choice.seed
    schedule = setting.schedule_before if setting.choice.from_founding else setting.schedule
    return PlainModel(setting.place, schedule, setting.calendar, seed, Start.read(start))


def live(setting: Setting, start: Path, end: Path) -> float:
    """Live all weeks, keep what came of them, and return the seconds from the first week compared on."""
    model, first = made(setting, start), setting.first_week
    model.run_for(first - model.week)
    model.rules.follow(setting.schedule)
    began = perf_counter()
    model.run_for(setting.calendar.weeks - first)
    seconds = perf_counter() - began
    keep_end(model, end)
    return seconds


def profile(setting: Setting, start: Path) -> list[dict]:
    """Return the functions that the twin spends most time in, over its first weeks, most first."""
    model = made(setting, start)
    profiler = cProfile.Profile()
    profiler.runcall(model.run_for, min(PROFILED_WEEKS, setting.calendar.weeks - model.week))
    found = pstats.Stats(profiler)
    spent = [
        {"function": f"{Path(file).name}:{name}", "calls": calls, "share": own / found.total_tt}
        for (file, _, name), (_, calls, own, _, _) in found.stats.items()
    ]
    return sorted(spent, key=lambda function: -function["share"])[:SHOWN]


def main(start: str, end: str, choice: str, profiled: str) -> None:
    """Run the twin and print what it took; refuses a process in which rules would be compiled."""
    if not JIT_DISABLED:
        raise SystemExit("the plain twin runs uncompiled: set NUMBA_DISABLE_JIT=1")
    setting = Setting(Choice(*json.loads(choice)))
    found = {"seconds": live(setting, Path(start), Path(end))}
    found["profile"] = profile(setting, Path(start)) if profiled == "profiled" else []
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
