"""The bar: what a fit has to reach before its place counts as calibrated."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from calibration.posterior import read_posterior, write_posterior
from calibration.validation import Validation, validate

if TYPE_CHECKING:
    from calibration.targets import Target
    from sim.futures import Progress
    from sim.population.place import Place

IN_RANGE, COVERED = 0.85, 0.80  # share of the targets: 17 and 16 of twenty
FURTHEST_PERCENT = 30.0  # beyond the nearer end of its range, for any target
YEARS = 3  # the last date behind a target is 30 September 2020


def hold_to_bar(
    file: Path, place: "Place", chosen: "Sequence[Target]", workers: int | None, progress: "Progress"
) -> Validation:
    """Run the baseline under every draw of a posterior, one future each, and note in its file how it stands.

    All draws, since the ends of an interval of a few of them are a matter of which few.
    A posterior that passes makes its place `calibrated`; one that does not leaves it `illustrative`.
    Raises `RunFailedError` when a run breaks off; the file then stays as it was.
    """
    from sim.run import run  # the fit itself needs no tables

    seeds = range(0, 2 * read_posterior(file).draws, 2)  # two futures a draw: every other has one of its own
    results = run(
        "baseline", place, YEARS, seeds, workers=workers, progress=progress, journeys=False, parameters=file
    )
    validation = validate(results, place.name, chosen)
    posterior = read_posterior(file)
    write_posterior(replace(posterior, made_by={**posterior.made_by, "bar": standing(validation)}), file)
    return validation


def standing(validation: Validation) -> dict[str, object]:
    """Say how a validation stands against the bar, as plain data; `passed` is the verdict."""
    targets = len(validation.verdicts)
    furthest = float(np.max([verdict.furthest() for verdict in validation.verdicts]))  # nan fails the bar
    passed = (
        validation.in_range >= IN_RANGE * targets
        and validation.covered >= COVERED * targets
        and furthest <= FURTHEST_PERCENT
    )
    return {
        "passed": bool(passed),
        "targets": targets,
        "in_range": validation.in_range,
        "covered": validation.covered,
        "furthest_percent": round(float(furthest), 1),
        "futures": validation.seeds,
    }
