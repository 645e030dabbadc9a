"""Precision: futures are added until differences are known well enough, and no further.

The stopping rule. After each batch, every wanted outcome of every alternative is looked at. It is known
well enough when at least `LEAST_SEEDS` futures count and half the width of the interval of its paired
difference is at most what was asked. When all are, no more futures are run; else the next batch is as
large as the spread seen so far says (Student's t, solved for the number), but 1.25 to 2 times what is
there, so that looks are few and one lucky look decides little.

Why this rule. It looks at widths and never at signs: stopping when a difference turns out significant
would find differences where none are. For normal differences the spread is independent of the mean,
so the estimated difference is not biased by when one stopped. The spread is: stopping favours batches
whose spread came out small, and a plain 95 % interval then holds 93 to 95 % of the time. So the intervals
of such a comparison, its verdicts included, are computed at `CONFIDENCE_WHEN_STOPPED` (97 % nominal), which
holds at least 95 % for normal differences, whatever their spread: a test measures it. For strongly skewed
differences neither figure is promised. An outcome that is identical in all futures counts as known.

Where parameters are drawn, two futures a draw, a draw is the unit: the width is that over draws, ten draws
are the fewest, and batches hold whole draws.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from sim.aims import Aim, Asked, aims_of
from sim.errors import WrongValueError, shown
from sim.results.nested import half_width
from sim.results.paired import interval_in_words

if TYPE_CHECKING:
    from sim.comparison import Comparison

LEAST_SEEDS = 10  # fewer say too little of the spread to stop on it; draws, where parameters are drawn
MOST_SEEDS = 200
SMALLEST_GROWTH, LARGEST_GROWTH = 1.25, 2.0
CONFIDENCE_WHEN_STOPPED = 0.97
NORMAL = NormalDist().inv_cdf(0.5 + CONFIDENCE_WHEN_STOPPED / 2)
MEANT = f"(± is half of the {interval_in_words(CONFIDENCE_WHEN_STOPPED)}.)"
MOST_COUNTED = 1e9  # beyond this many futures a number means nothing


class Design(NamedTuple):
    """What is wanted, and within which numbers of futures: seeds 0 to n - 1, n from `first` to `most`.

    a_unit : futures that are no evidence apart, 2 where parameters are drawn.
    """

    aims: tuple[Aim, ...]
    first: int
    most: int
    a_unit: int = 1

    def as_data(self) -> dict[str, object]:
        """Return the design as plain data, for `--json` and for the provenance of the tables."""
        wanted = {aim.measure: aim.as_data() for aim in self.aims}
        known = {"first_seeds": self.first, "most_seeds": self.most, "confidence": CONFIDENCE_WHEN_STOPPED}
        return {"wanted": wanted, **known, "futures_a_unit": self.a_unit}


@dataclass(frozen=True)
class Precision:
    """How well differences are known after some futures.

    outcomes : one row a scenario and wanted outcome, with `half_width` and `wanted` in the outcome's own
    unit, `known` and `seeds_needed` (as the spread so far says; nan when that cannot be said).
    """

    design: Design
    seeds: int
    outcomes: pd.DataFrame

    @property
    def reached(self) -> bool:
        """Whether every wanted outcome is known well enough."""
        return bool(self.outcomes["known"].all())

    @property
    def finished(self) -> bool:
        """Whether no more futures are run: all is known, or the most are used up."""
        return self.reached or self.seeds >= self.design.most

    @property
    def next_seeds(self) -> int:
        """Futures in all after the next batch."""
        least, most = math.ceil(SMALLEST_GROWTH * self.seeds), int(LARGEST_GROWTH * self.seeds)
        needed = self.outcomes.loc[~self.outcomes["known"], "seeds_needed"].fillna(most).max()
        wanted = min(max(needed, least), most)
        whole = math.ceil(wanted / self.design.a_unit) * self.design.a_unit
        return int(min(whole, self.design.most))

    def in_words(self) -> str:
        """Say how well each wanted outcome is known, in the alternative in which it is known least well."""
        return "; ".join(_in_words(row) for row in self._least_known())

    def conclusion(self) -> str:
        """Say whether what was asked is known; if not, what is too wide and how many futures would do."""
        if self.reached:
            return f"Known as well as was asked after {self.seeds} futures: {self.in_words()}. {MEANT}"
        wide = [row for row in self._least_known() if not row["known"]]
        lacking = "; ".join(f"{_in_words(row)}, {_would_do(row)}" for row in wide)
        return f"Still too wide after {self.seeds} futures, the most allowed: {lacking}. {MEANT}"

    def _least_known(self) -> list[dict]:
        """Return one row an outcome: that of the alternative that lacks most."""
        lacking = self.outcomes["half_width"] / self.outcomes["wanted"]
        lacking = lacking.mask(self.outcomes["known"], lacking.fillna(0.0)).fillna(math.inf)
        order = lacking.sort_values(kind="stable").index
        last = {str(row["measure"]): row for row in self.outcomes.loc[order].to_dict("records")}
        return [last[aim.measure] for aim in self.design.aims]

    def as_data(self) -> dict[str, object]:
        """Return all of it as plain data, for `--json`."""
        rows = self.outcomes.to_dict("records")
        return {**self.design.as_data(), "reached": self.reached, "seeds": self.seeds, "outcomes": rows}


def look(summary: pd.DataFrame, design: Design, seeds: int) -> Precision:
    """Hold a comparison's summary after so many futures against what is wanted."""
    by_measure = {aim.measure: aim for aim in design.aims}
    rows = summary[summary["measure"].isin(list(by_measure))].to_dict("records")
    found = [_row(row, by_measure[str(row["measure"])], design.a_unit) for row in rows]
    return Precision(design, seeds, pd.DataFrame(found))


def until_known(
    design: Design,
    run_batch: "Callable[[list[int], float], Comparison]",
    tell: Callable[[int, str], None],
) -> "Comparison":
    """Run ever larger batches until all is known or the most are used up.

    run_batch : takes seeds 0 to n - 1, those of earlier batches included, and the confidence of intervals;
    tell : called after each batch with n and words.
    """
    seeds = design.first
    while True:
        comparison = run_batch(list(range(seeds)), CONFIDENCE_WHEN_STOPPED)
        found = look(comparison.summary, design, seeds)
        tell(seeds, f"{seeds} futures: {found.in_words()}")
        if found.finished:
            comparison.precision = found
            return comparison
        seeds = found.next_seeds


def design_of(
    asked: Asked | None, seeds: list[int], most: int | None, journeys: bool, a_unit: int = 1
) -> Design | None:
    """Return the design for what a user asks, the seeds given being the first batch; None for no precision.

    a_unit : futures that are no evidence apart. Raises `WrongValueError`.
    """
    if asked is None and most is not None:
        found, allowed = f"{shown(most)} without a precision", "a most only with a precision"
        raise WrongValueError("most seeds", found, allowed, "without one, only the seeds given are run")
    if asked is None:
        return None
    aims = aims_of(asked, journeys)
    least = LEAST_SEEDS * a_unit
    if seeds != list(range(len(seeds))) or len(seeds) < least or len(seeds) % a_unit:
        even = f" and even ({a_unit} futures a draw of the parameters)" if a_unit > 1 else ""
        allowed = f"with a precision, seeds 0 to n - 1 and n at least {least}{even}"
        advice = "fewer could stop by luck, and gaps could not be gone on from"
        raise WrongValueError("seeds", f"the first batch {shown(seeds)}", allowed, advice)
    most = max(MOST_SEEDS, len(seeds)) if most is None else most
    if not isinstance(most, int) or most < len(seeds):
        allowed = f"at least the first batch, {len(seeds)}"
        raise WrongValueError("most seeds", shown(most), allowed, f"{MOST_SEEDS} is the usual number")
    return Design(aims, len(seeds), most - most % a_unit, a_unit)


def seeds_needed(half: float, seeds: int, wanted: float) -> float:
    """Return the least number of units, at least `LEAST_SEEDS`, whose interval would be narrow enough.

    half : half-width with so many of them (futures, or draws where parameters are drawn). Takes the spread
    seen for the true one; nan when the half-width is unknown or no number that means anything would do.
    """
    if half == 0:
        return float(LEAST_SEEDS)
    one = half / _width(seeds) if seeds > 1 else math.nan  # the units' standard deviation
    if not wanted > 0 or not one / wanted < math.sqrt(MOST_COUNTED):
        return math.nan
    # no fewer than if the spread were known; Student's t asks for two or three more
    needed = max(LEAST_SEEDS, math.floor((NORMAL * one / wanted) ** 2))
    while one * _width(needed) > wanted:
        needed += 1
    return float(needed)


def _width(seeds: int) -> float:
    return half_width(1.0, seeds, CONFIDENCE_WHEN_STOPPED)


def _row(row: dict, aim: Aim, a_unit: int) -> dict[str, object]:
    half, units = (row["high"] - row["low"]) / 2, int(row["futures"] if a_unit == 1 else row["draws"])
    wanted = aim.in_unit(row["baseline"])
    return {
        **{key: row[key] for key in ("scenario", "measure", "label", "unit", "difference", "futures")},
        "half_width": half,
        "wanted": wanted,
        "known": bool(units >= LEAST_SEEDS and half <= wanted),
        "seeds_needed": a_unit * seeds_needed(half, units, wanted),
    }


def _in_words(row: dict) -> str:
    label = f"{row['label'][:1].lower()}{row['label'][1:]}"
    return f"{label} known to ±{_figure(row['half_width'])} (wanted ±{_figure(row['wanted'])})"


def _would_do(row: dict) -> str:
    if math.isnan(row["seeds_needed"]):
        return "and no number of futures can be named that would do"
    return f"for which about {row['seeds_needed']:,.0f} futures would do under {row['scenario']}"


def _figure(value: float) -> str:
    """Write a width with about three figures that matter, thousands apart."""
    if not math.isfinite(value):
        return "?"
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"
