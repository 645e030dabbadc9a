"""Verdict: one target against what futures show: in range or how far out, covered or not, and how widely."""

import math
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

from calibration.targets import Parts, Target, part_of

PERCENTILES = {"median": 50.0, "p5": 5.0, "p95": 95.0}
# C18: in range, or covered, if either reading is
EITHER = {"eh_to_statutory": ("eh_to_statutory", "eh_to_statutory_stock")}
HEADING = (
    f"{'':4} {'':44} {'observed':>9} {'range':>15} {'simulated (5-95 %)':>26}  {'in range':12} "
    f"{'covered':7} {'width':>6}"
)


class Verdict(NamedTuple):
    """One target against its simulated value; `simulated` holds median, p5 and p95 over seeds."""

    target: Target
    simulated: dict[str, float | Parts]

    @property
    def in_range(self) -> bool:
        """Whether the median lies in the target's range, in every part."""
        return all(self.part_in_range(part) for part in self.target.parts())

    @property
    def covered(self) -> bool:
        """Whether the published value lies in the 5-95 % interval of futures, in every part."""
        return all(self.part_covered(part) for part in self.target.parts())

    @property
    def outside_percent(self) -> float | Parts:
        """How far the median lies outside, in % of the nearer end of the range; 0 inside."""
        return self._by_part(self.part_outside)

    @property
    def width_of_range(self) -> float | Parts:
        """Width of the 5-95 % interval over that of the target's own range."""
        return self._by_part(self.part_width)

    def part_in_range(self, part: str) -> bool:
        """Whether the median of a part lies in its range, on one reading at least."""
        return any(self._outside(part, reading) == 0 for reading in readings(part))

    def part_covered(self, part: str) -> bool:
        """Whether the interval of a part holds the published value, on one reading at least."""
        return any(self.reading_covered(part, reading) for reading in readings(part))

    def part_outside(self, part: str) -> float:
        """How far the median of a part lies outside its range [% of the nearer end], on its best reading."""
        return min((self._outside(part, reading) for reading in readings(part)), key=_nan_last)

    def part_width(self, part: str) -> float:
        """Width of a part's interval over that of its range, on its first reading."""
        return self.reading_width(part, readings(part)[0])

    def reading_covered(self, part: str, reading: str) -> bool:
        """Whether the interval of one reading of a part holds the published value."""
        low, high = (part_of(self.simulated[end], reading) for end in ("p5", "p95"))
        return low <= part_of(self.target.value, part) <= high

    def reading_width(self, part: str, reading: str) -> float:
        """Width of one reading's interval over that of the part's range."""
        low, high = (part_of(self.simulated[end], reading) for end in ("p5", "p95"))
        return (high - low) / (part_of(self.target.high, part) - part_of(self.target.low, part))

    def widths(self) -> list[float]:
        """Return the width of every part over that of its range."""
        return [self.part_width(part) for part in self.target.parts()]

    def furthest(self) -> float:
        """How far the part that is worst lies outside [% of the nearer end]; nan if one has no value."""
        return float(np.max([self.part_outside(part) for part in self.target.parts()]))

    def as_data(self) -> dict[str, Any]:
        """Return the verdict as plain data."""
        target = self.target
        return {
            "id": target.id,
            "observed": target.value,
            "low": target.low,
            "high": target.high,
            "simulated": self.simulated,
            "in_range": self.in_range,
            "outside_percent": self.outside_percent,
            "covered": self.covered,
            "width_of_range": self.width_of_range,
        }

    def rows(self) -> Iterator[dict[str, Any]]:
        """Return one row a part, of a part with two readings the one that lies nearer to its range."""
        target = self.target
        for part in target.parts():
            reading = min(readings(part), key=lambda one: _nan_last(self._outside(part, one)))
            yield {
                "id": target.id,
                "what": f"{target.id} {(reading or target.quantity).replace('_', ' ')}",
                "observed": part_of(target.value, part),
                "low": part_of(target.low, part),
                "high": part_of(target.high, part),
                **{name: part_of(self.simulated[name], reading) for name in PERCENTILES},
                "in_range": self.part_in_range(part),
                "outside_percent": self.part_outside(part),
                "covered": self.part_covered(part),
                "width_of_range": self.part_width(part),
            }

    def lines(self) -> Iterator[str]:
        """Return the verdict as lines under `HEADING`: one, and one more a part if there are several."""
        target = self.target
        word = "yes" if self.in_range else "NO"
        covered = "yes" if self.covered else "NO"
        if not isinstance(self.simulated["median"], dict):
            yield self._line("", "", target.id, target.quantity, word, covered)
            return
        yield f"{target.id:4} {target.quantity[:44]:44} {'':52}  {word:12} {covered}"
        for part in target.parts():
            for reading in readings(part):
                inside = "" if self._outside(part, reading) == 0 else "out"
                held = "" if self.reading_covered(part, reading) else "out"
                yield self._line(part, reading, "", f"  {reading.replace('_', ' ')}", inside, held)

    def _line(self, part: str, reading: str, label: str, text: str, word: str, covered: str) -> str:
        target = self.target
        span = f"{part_of(target.low, part):g} - {part_of(target.high, part):g}"
        middle, low, high = (part_of(self.simulated[name], reading) for name in PERCENTILES)
        digits = 1 if middle >= 10 else 2
        shown = f"{middle:.{digits}f} ({low:.{digits}f} - {high:.{digits}f})"
        beyond = self._outside(part, reading)
        word = f"{word}, {beyond:.0f} %" if beyond > 0 else word
        observed, width = part_of(target.value, part), self.reading_width(part, reading)
        row = f"{label:4} {text[:44]:44} {observed:9g} {span:>15} {shown:>26}"
        return f"{row}  {word:12} {covered:7} {width:6.2f}"

    def _outside(self, part: str, reading: str) -> float:
        low, high = part_of(self.target.low, part), part_of(self.target.high, part)
        median = part_of(self.simulated["median"], reading)
        if low <= median <= high:
            return 0.0
        end = low if median < low else high
        return 100.0 * abs(median - end) / abs(end) if end else math.inf if median == median else math.nan

    def _by_part(self, measured: Callable[[str], float]) -> float | Parts:
        parts = self.target.parts()
        return measured("") if parts == [""] else {part: measured(part) for part in parts}


def verdict_of(target: Target, values: list[float | Parts]) -> Verdict:
    """Hold a target against its values, one a seed."""
    return Verdict(target, {name: _percentile(values, percent) for name, percent in PERCENTILES.items()})


def readings(part: str) -> tuple[str, ...]:
    """Return the measurements of which one has to agree with a part."""
    return EITHER.get(part, (part,))


def _percentile(values: list[float | Parts], percent: float) -> float | Parts:
    """Return a percentile over seeds, part by part; nan when any seed has none: none is left out."""
    first = values[0]
    if isinstance(first, dict):
        by_part = {part: [part_of(value, part) for value in values] for part in first}
        return {part: float(np.percentile(numbers, percent)) for part, numbers in by_part.items()}
    return float(np.percentile([part_of(value, "") for value in values], percent))


def _nan_last(value: float) -> float:
    return math.inf if math.isnan(value) else value
