"""A made-up posterior: three draws of one parameter, written as a fit would write them."""

from pathlib import Path

import numpy as np

from calibration.posterior import Posterior, write_posterior
from sim.population.place import Place

PARAMETER = "needs.onset"
VALUES = (0.5, 0.6, 0.7)
BEST = 0.61


def posterior_file(
    path: Path,
    values: tuple[float, ...] = VALUES,
    parameter: str = PARAMETER,
    place_digest: str | None = None,
    passes: bool = True,
) -> Path:
    """Write equally likely draws, fitted to Tameside and past the bar unless told; return the path."""
    digest = Place.read("tameside").digest() if place_digest is None else place_digest
    prior = {"name": "free", "low": 0.4, "high": 0.8}
    bar = {"passed": passes}
    made_by = {
        "place": "tameside",
        "place_digest": digest,
        "best": {parameter: BEST},
        "free": [prior],
        "bar": bar,
    }
    rows = len(values)
    moved = tuple({parameter: value} for value in values)
    free = np.array(values)[:, None]
    write_posterior(Posterior(("free",), free, np.full(rows, 1 / rows), np.zeros(rows), moved, made_by), path)
    return path
