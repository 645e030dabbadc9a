"""Discounting: what a pound of a later year is worth in the policy's first, by the Green Book's rates."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from calibration.evidence import look_up, value_of
from sim.errors import WrongValueError, nearest
from sim.reading import read_mapping

APPRAISAL_FILE = Path(__file__).parent / "appraisal.yaml"
STANDARD = "standard"
LOWER = "lower"


class Band(NamedTuple):
    """A real discount rate and the years it is for; `rate` is a share a year, `source` says whence."""

    first: int
    last: int
    rate: float
    source: str


@lru_cache(maxsize=1)
def guidance() -> dict:
    """Return the dated data of appraisals, as the file has them."""
    return read_mapping(APPRAISAL_FILE)


def discount_rates(name: str = STANDARD) -> tuple[Band, ...]:
    """Return a schedule of rates, `standard` or `lower`; raises `WrongValueError` for another name."""
    schedules = guidance()["discount_rates"]
    if name not in schedules:
        raise WrongValueError("rates", repr(name), " or ".join(schedules), nearest(name, schedules))
    return tuple(_band(row) for row in schedules[name])


def discount_factors(years: int, name: str = STANDARD) -> np.ndarray:
    """Return the worth in year 0 of a pound of each year, shape (years,): 1, 1 / 1.035, ...

    Each year's own rate takes it one year back, so that a later, lower rate is for its years only.
    Raises `WrongValueError` for no year, or more than the schedule holds.
    """
    bands = discount_rates(name)
    most = bands[-1].last + 1
    if not 1 <= years <= most:
        raise WrongValueError("years", str(years), f"1 to {most} years", "shorten the horizon")
    steps = [1.0 + _rate_of(bands, year) for year in range(1, years)]
    return 1.0 / np.cumprod([1.0, *steps])


def _rate_of(bands: tuple[Band, ...], year: int) -> float:
    return next(band.rate for band in bands if band.first <= year <= band.last)


def _band(row: dict) -> Band:
    if "evidence" in row:
        rate, source = value_of(row["evidence"]), look_up(row["evidence"]).cited()
    else:
        rate, source = float(row["rate"]), row["source"]
    return Band(row["first"], row["last"], rate / 100, source)
