"""One small run written to a folder, in a process of its own: `... kept_apart FOLDER WORKERS`."""

import sys
from pathlib import Path

from sim import run
from sim.population.place import Place


def keep(folder: str, workers: int) -> None:
    """Run the higher threshold in a small place with two seeds."""
    place = Place.read("tameside").scaled(0.02)
    run("higher_early_help_threshold", place, 2, [1, 2], out=Path(folder), workers=workers)


if __name__ == "__main__":
    keep(sys.argv[1], int(sys.argv[2]))
