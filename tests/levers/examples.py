"""Examples of every lever and further variants of some, and a small town lived under one of them."""

from datetime import date
from functools import cache
from pathlib import Path

from sim.population.place import Place
from sim.reading import read_mapping
from sim.scenario import Scenario
from sim.simulate import RunRecord, simulate

HERE = Path(__file__).parent
EXAMPLES = read_mapping(HERE / "examples.yaml")
VARIANTS = read_mapping(HERE / "variants.yaml")
START, LAST_DAY = date(2018, 4, 1), date(2020, 3, 31)
SHARE, YEARS, SEED = 0.05, 2, 1


@cache
def lived(lever: str = "", first_day: date = START, variant: int = -1) -> RunRecord:
    """Live two years in a twentieth of Tameside under a lever's example; without one, the baseline.

    variant : the number of one of the lever's variants instead of its example.
    """
    return lived_under(lever, block_of(lever, variant) | {"from": first_day}) if lever else lived_under()


def block_of(lever: str, variant: int) -> dict[str, object]:
    """Return a lever's example, or one of its variants."""
    return EXAMPLES[lever] if variant < 0 else VARIANTS[lever][variant]


def lived_under(lever: str = "", block: dict[str, object] | None = None) -> RunRecord:
    """Live two years in the small town under one block; without one, the baseline."""
    blocks = {lever: block} if lever else {}
    return simulate(
        Place.read("tameside").scaled(SHARE), Scenario.of(blocks, lever or "baseline"), SEED, YEARS
    )
