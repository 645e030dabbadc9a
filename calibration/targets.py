"""The targets: twenty published quantities that a run of the place should reproduce, with ranges."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

TARGETS_FILE = Path(__file__).parent / "targets.yaml"

Parts = dict[str, float]


class Target(NamedTuple):
    """One target: its observed value and the range in which a simulated value counts as right.

    `value`, `low` and `high` are numbers, or mappings of the same keys for a target of several parts.
    `weight` is what a fit gives it; `evidence` lists the ids it was made from.
    """

    id: str
    quantity: str
    unit: str
    value: float | Parts
    low: float | Parts
    high: float | Parts
    range_basis: str
    neighbour_mean: float | None
    weight: float
    measure_in_model: str
    evidence: list[str]

    def parts(self) -> list[str]:
        """Return the names of its parts, or one empty name when it is a single number."""
        return list(self.value) if isinstance(self.value, dict) else [""]


def part_of(number: float | Parts, part: str) -> float:
    """Return one part of a value, a limit or a measurement; the empty name is the number itself."""
    return float(number[part]) if isinstance(number, dict) else float(number)


@lru_cache(maxsize=8)
def targets(path: Path = TARGETS_FILE) -> tuple[Target, ...]:
    """Return the targets of a file, in its order."""
    return tuple(Target(**record) for record in yaml.safe_load(path.read_text(encoding="utf-8")))
