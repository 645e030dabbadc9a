"""In turns: two versions of the code timed beside each other, `python -m benchmarks.in_turns OLD NEW`.

A machine that does other work makes one version's minute slower than the other's, so both stand ready
and take turns run by run, in an order drawn anew each round. What counts is the ratio within a round; its
median is told. OLD and NEW are folders with a checkout each, as `git worktree add` makes them.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

KINDS = {"with journeys": True, "without journeys": False}
RUNNER = """
import sys
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
place, scenario = Place.read(sys.argv[1]), Scenario.read(sys.argv[2])
def seconds(kept):
    return simulate(place, scenario, 7, int(sys.argv[3]), journeys=kept).seconds["run"]
for kept in (False, True):
    seconds(kept)  # compiles, and lives the history that all runs of a seed share
print("ready", flush=True)
for line in sys.stdin:
    print(seconds(line.strip() == "True"), flush=True)
"""


class Version:
    """One checkout, in a process of its own that runs when it is told to."""

    def __init__(self, folder: Path, cache: str, asked: list[str]):
        room = {**os.environ, "PYTHONPATH": str(folder), "REVOLVING_DOOR_CACHE": cache}
        command = [sys.executable, "-c", RUNNER, *asked]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=folder, env=room, stdin=pipe, stdout=pipe, text=True)

    def _heard(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit("one version ended early; what it said stands above")
        return line.strip()

    def seconds(self, journeys: bool) -> float:
        """Run once and return the seconds from the start date on."""
        assert self.process.stdin is not None
        print(journeys, file=self.process.stdin, flush=True)
        return float(self._heard())

    def stand_ready(self) -> None:
        """Wait until everything is compiled."""
        assert self._heard() == "ready"


@contextmanager
def versions(folders: list[Path], asked: list[str]) -> Iterator[list[Version]]:
    """Start each checkout with its own compiled code, and end all of them."""
    with tempfile.TemporaryDirectory() as caches:
        both = [Version(folder, f"{caches}/{at}", asked) for at, folder in enumerate(folders)]
        try:
            for version in both:
                version.stand_ready()
            yield both
        finally:
            for version in both:
                version.process.kill()
                version.process.wait()


def ratios(old: Version, new: Version, journeys: bool, rounds: int) -> list[float]:
    """Return new over old, one ratio a round."""
    found = []
    for turn in range(rounds):
        order = random.Random(turn).sample((old, new), 2)
        taken = {version: version.seconds(journeys) for version in order}
        found.append(taken[new] / taken[old])
    return found


def main() -> None:
    """Time OLD and NEW in turns and print the ratios."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.in_turns", description=__doc__)
    asked.add_argument("old", type=Path)
    asked.add_argument("new", type=Path)
    asked.add_argument("--rounds", type=int, default=30)
    asked.add_argument("--place", default="tameside")
    asked.add_argument("--scenario", default="baseline")
    asked.add_argument("--years", default="5")
    given = asked.parse_args()
    folders = [given.old.resolve(), given.new.resolve()]
    with versions(folders, [given.place, given.scenario, given.years]) as (old, new):
        for words, journeys in KINDS.items():
            low, middle, high = quantiles(ratios(old, new, journeys, given.rounds))
            print(f"{words}: new over old {middle:.3f}, quartiles {low:.3f} to {high:.3f}", flush=True)


if __name__ == "__main__":
    main()
