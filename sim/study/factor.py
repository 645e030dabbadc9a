"""Factor: one number that a study moves, its range, and what values in the range stand for."""

from math import floor
from typing import NamedTuple

DUMMY = "dummy"


class Factor(NamedTuple):
    """One parameter or lever of a study, even between `low` and `high`, both in `unit`.

    name : its column in all tables, one a factor; label : what it is, in plain words; whole : only the
    whole numbers from low to high count, each as likely as the next.
    """

    name: str
    label: str
    unit: str
    low: float
    high: float
    whole: bool = False

    def value(self, drawn: float) -> float:
        """Return what a drawn number stands for: itself, or the whole number whose even part it lies in.

        A whole number stands for itself. Rounding would give the two ends half of what the others get.
        """
        if not self.whole:
            return drawn
        steps = round(self.high - self.low)
        part = floor((drawn - self.low) / (self.high - self.low) * (steps + 1))
        return self.low + min(max(part, 0), steps)


def noise_floor() -> Factor:
    """Return a factor that moves nothing: whatever index it seems to have is noise."""
    return Factor(DUMMY, "nothing at all (the noise floor)", "", 0.0, 1.0)
