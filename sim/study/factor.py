"""Factor: one number that a study moves, its range, and what values in the range stand for."""

from typing import NamedTuple

DUMMY = "dummy"


class Factor(NamedTuple):
    """One parameter or lever of a study, even between `low` and `high`, both in `unit`.

    name : its column in all tables, one a factor; label : what it is, in plain words; whole : only whole
    numbers count, so a drawn value is rounded.
    """

    name: str
    label: str
    unit: str
    low: float
    high: float
    whole: bool = False

    def value(self, drawn: float) -> float:
        """Return what a drawn number stands for: itself, or the nearest whole number."""
        return float(round(drawn)) if self.whole else drawn


def noise_floor() -> Factor:
    """Return a factor that moves nothing: whatever index it seems to have is noise."""
    return Factor(DUMMY, "nothing at all (the noise floor)", "", 0.0, 1.0)
