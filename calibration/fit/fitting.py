"""Fitting: a fit from its folder to its posterior, in as many sessions as it takes."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

from calibration.fit.emulated import posterior_of
from calibration.fit.folder import claim, keep_seconds, seconds_spent
from calibration.fit.generations import generations
from calibration.fit.smc import Budget, Plan, Progress, fit
from calibration.posterior import write_posterior
from sim.failures import RunFailedError

if TYPE_CHECKING:
    import pandas as pd

POSTERIOR = "posterior.parquet"
SECONDS_BETWEEN_NOTES = 5.0


def run_fit(
    plan: Plan, budget: Budget, out: Path, cores: int, progress: Progress
) -> tuple[Path, "pd.DataFrame"]:
    """Fit, or go on with the same fit, and write its posterior; returns its path and one row a generation.

    Raises `InputError` when `out` holds something else, `RunFailedError` when not one generation was
    finished within the budget.
    """
    claim(out, plan)
    before, began = seconds_spent(out), time.monotonic()
    noted = began

    def report(accepted: int, wanted: int, words: str) -> None:
        nonlocal noted
        now = time.monotonic()
        if now - noted > SECONDS_BETWEEN_NOTES:  # so that a session that is killed counts as well
            keep_seconds(out, before + now - began)
            noted = now
        progress(accepted, wanted, words)

    history = fit(plan, budget, out, before, cores, report)
    if history.n_populations == 0:
        keep_seconds(out, before + time.monotonic() - began)
        raise RunFailedError("not one generation was finished in the time given: give --minutes more")
    write_posterior(posterior_of(history, plan, cores, progress), out / POSTERIOR)
    keep_seconds(out, before + time.monotonic() - began)
    return out / POSTERIOR, generations(history)
