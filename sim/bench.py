"""Bench: how long a run takes, stage by stage, what it needs, and how that grows.

Nothing here is a test: the figures hold for the machine on which they are taken.
"""

import json
import math
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

import numpy as np

from sim.failures import RunFailedError
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.variance_reduction import SEEDS, variance_ratios
from sim.warm import warm_up

SEED = 0
REPEATS = 3  # the least of them is reported: the rest is the machine's other work
SHARES = (0.25, 0.5, 1.0)
# baseline with every lever of a scenario file in force
SCENARIO = "baseline+higher_early_help_threshold+all_together"
ONE_RUN = """
import json, sys
from sim.bench import timed_run
print(json.dumps(timed_run(*json.loads(sys.argv[1]))))
"""
# as `revolving-door run` does it, tables and journeys written
RUN_AND_KEEP = """
import json, sys, tempfile
from sim.memory import peak_mb
from sim.population.place import Place
from sim.run import run
place, years, share, scenario, seed = json.loads(sys.argv[1])
town = Place.read(place) if share == 1.0 else Place.read(place).scaled(share)
with tempfile.TemporaryDirectory() as folder:
    run(scenario, town, years, [seed], out=folder + "/run", workers=1)
print(json.dumps({"peak_mb": peak_mb()}))
"""
APART = ("population", "burn_in", "run")
# kept beside the package in the repository, not installed with it
PLAIN_MESA = Path(__file__).parents[1] / "benchmarks" / "plain_mesa"
PLAIN_YEARS = 2  # the shipped levers start a year after the run does
# of the place: a difference is a matter of many futures, and a quarter of the families will do
PAIRED_SHARE = 0.25


def bench(place: str = "tameside", years: int = 10, share: float = 1.0) -> dict[str, object]:
    """Measure one seed with journeys, on one core.

    `seconds` is the run from its start date on, after compilation; population and burn-in stand
    beside it, since they are done once a place and seed. `first_run_seconds` is everything, in a
    new process with nothing compiled before. `peak_mb` is that of a process that runs one seed and writes
    its tables and journeys. `plain_mesa` is what the plain twin took for the first
    years of the same place and seed, with its profile; it and `ratio_to_plain_mesa`, its seconds over
    ours for those years, are null where the folder `benchmarks` is not there. `variance_ratio` is what
    pairing by seed is worth, see `sim.variance_reduction`, on a quarter of the place.
    """
    with tempfile.TemporaryDirectory() as nothing_compiled:
        first = _in_new_process(ONE_RUN, [place, years, share], {"REVOLVING_DOOR_CACHE": nothing_compiled})
    best = min((timed_run(place, years, share) for _ in range(REPEATS)), key=lambda run: run["seconds"])
    alone = _in_new_process(RUN_AND_KEEP, [place, years, share, SCENARIO, SEED])
    plain = against_plain_mesa(place, share)
    town = Place.read(place).scaled(share) if share != 1.0 else Place.read(place)
    weeks = round(years * 365.25 / 7)
    return {
        **best,
        "first_run_seconds": first["whole_seconds"],
        "peak_mb": alone["peak_mb"],
        "families": town.families,
        "weeks": weeks,
        "family_weeks_per_second": town.families * weeks / best["seconds"],
        "exponent_in_families": _exponent(SHARES, [_seconds(place, years, share * part) for part in SHARES]),
        "exponent_in_weeks": _exponent(*_by_years(place, years, share)),
        "ratio_to_plain_mesa": plain and plain["ratio"],
        "plain_mesa": plain,
        "variance_ratio": paired_variance(place, years, share * PAIRED_SHARE),
    }


def paired_variance(place: str, years: int, share: float) -> dict[str, object]:
    """Return how much pairing narrows differences: ratios by policy and outcome, and their least."""
    found = variance_ratios(Place.read(place).scaled(share), years)
    by_policy = {
        policy: {measure: ratio._asdict() for measure, ratio in ratios.items()}
        for policy, ratios in found.items()
    }
    known = [one.ratio for ratios in found.values() for one in ratios.values() if not math.isnan(one.ratio)]
    least = min(known, default=math.nan)
    return {"seeds": SEEDS, "share": share, "years": years, "least": least, "policies": by_policy}


def timed_run(place: str, years: int, share: float) -> dict:
    """Run one seed and return its seconds and its stages' seconds."""
    began = perf_counter()
    warm_up()  # as every command does; nothing to do once these sources are compiled
    town = Place.read(place)
    town = town if share == 1.0 else town.scaled(share)
    spent = simulate(town, Scenario.read(SCENARIO), SEED, years).seconds
    whole = perf_counter() - began
    stages = simulate(
        town, Scenario.read(SCENARIO), SEED, years, by_step=True
    ).seconds  # from the same history
    return {
        "seconds": spent["run"],
        "population_seconds": spent["population"],
        "burn_in_seconds": spent["burn_in"],
        "stages": {stage: seconds for stage, seconds in stages.items() if stage not in APART},
        "whole_seconds": whole,
    }


def against_plain_mesa(place: str, share: float) -> dict | None:
    """Hold the first years against the plain Mesa twin, in new processes; None where the twin is not there.

    Raises `RunFailedError` when the twin cannot be run, or when it disagrees with the compiled run.
    """
    if not PLAIN_MESA.is_dir():
        return None
    words = [sys.executable, "-m", "benchmarks.plain_mesa", "--json", "--place", place, "--share", str(share)]
    words += ["--scenario", SCENARIO, "--years", str(PLAIN_YEARS), "--seed", str(SEED)]
    found_in = os.pathsep.join(filter(None, [str(PLAIN_MESA.parents[1]), os.environ.get("PYTHONPATH")]))
    done = subprocess.run(words, env=os.environ | {"PYTHONPATH": found_in}, capture_output=True, text=True)
    if not done.stdout:
        raise RunFailedError(done.stderr.strip().splitlines()[-1])
    found = json.loads(done.stdout)
    if found["differences"]:
        raise RunFailedError(f"the plain Mesa twin disagrees: {found['differences'][0]}")
    return found


def in_words(found: dict) -> str:
    """Return the figures as lines for a person."""
    speed = found["family_weeks_per_second"] / 1e6
    stages = sorted(found["stages"].items(), key=lambda stage: -stage[1])
    return "\n".join(
        [
            f"{found['families']:,} families, {found['weeks']} weeks, one seed, one core",
            f"  run            {found['seconds']:8.2f} s   {speed:.1f} million family-weeks a second",
            *(f"    {stage:12} {seconds:8.3f} s" for stage, seconds in stages),
            f"  population     {found['population_seconds']:8.2f} s   once a place and seed",
            f"  burn-in        {found['burn_in_seconds']:8.2f} s   once a place and seed",
            f"  first run      {found['first_run_seconds']:8.2f} s   with compilation, in a new process",
            f"  peak memory    {found['peak_mb']:8.0f} MB  one seed, tables and journeys written",
            f"  cost grows with families to the power {found['exponent_in_families']:.2f}, "
            f"with weeks to the power {found['exponent_in_weeks']:.2f} (1 is linear)",
            *_against_plain_in_words(found["plain_mesa"]),
            *_variance_in_words(found["variance_ratio"]),
        ]
    )


def _variance_in_words(found: dict) -> list[str]:
    size = f"{found['seeds']} paired futures, {found['share']:.1%} of the place, {found['years']} years"
    lines = [f"  variance of a difference, independent seeds over paired seeds ({size}):"]
    for policy, ratios in found["policies"].items():
        said = (f"{measure} {one['ratio']:.0f} (>{one['at_least']:.0f})" for measure, one in ratios.items())
        lines.append(f"    {policy}: {', '.join(said)}")
    return [*lines, "    (in brackets: lower 95 % confidence limit; nan: the difference does not vary)"]


def _against_plain_in_words(plain: dict | None) -> list[str]:
    if plain is None:
        return ["  against a plain Mesa model: not measured, the folder `benchmarks` is not here"]
    times = f"{plain['compiled_seconds']:.3f} s against {plain['seconds']:.1f} s"
    return [
        f"  {plain['ratio']:.0f} times faster than a plain Mesa model that agrees with it, of whose time",
        *(f"    {function['share']:6.1%}  {function['function']}" for function in plain["profile"][:8]),
        f"    ({plain['weeks']} weeks in {times})",
    ]


def _seconds(place: str, years: int, share: float) -> float:
    return min(timed_run(place, years, share)["seconds"] for _ in range(REPEATS))


def _by_years(place: str, years: int, share: float) -> tuple[list[int], list[float]]:
    spans = sorted({max(1, years // 4), max(1, years // 2), years})
    return spans, [_seconds(place, span, share) for span in spans]


def _exponent(sizes: tuple[float, ...] | list[int], seconds: list[float]) -> float:
    """Return the slope of log seconds on log size; nan with a single size."""
    if len(sizes) < 2:
        return math.nan
    return float(np.polyfit(np.log(sizes), np.log(seconds), 1)[0])


def _in_new_process(program: str, arguments: list, surroundings: dict[str, str] | None = None) -> dict:
    """Run a small program in a new process, importing included, and add the seconds that took."""
    began = perf_counter()
    words = [sys.executable, "-c", program, json.dumps(arguments)]
    done = subprocess.run(words, env=os.environ | (surroundings or {}), capture_output=True, text=True)
    if done.returncode:
        raise RunFailedError(done.stderr.strip().splitlines()[-1])
    return json.loads(done.stdout) | {"whole_seconds": perf_counter() - began}
