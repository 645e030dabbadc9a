"""Measured: the outcomes that a study asks for, taken from what one run has counted."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import numpy as np
import pandas as pd
from pydantic import BeforeValidator, model_validator

from sim.costs.prices import prices_of_run
from sim.errors import nearest, shown
from sim.population.place import Place
from sim.results.neighbourhoods import LOCAL
from sim.results.outcomes import OF_JOURNEYS, OF_MONEY, OUTCOMES, Outcome
from sim.results.provenance import agencies_added
from sim.results.tables import measure_names
from sim.shape import Shape, Text, Whole, refusal

if TYPE_CHECKING:
    from sim.calendar import Calendar
    from sim.simulate import RunRecord

EVALUATOR, TWIN = "evaluator", "twin"
SEERS = (EVALUATOR, TWIN)
COUNTED = {one.name: one for one in (*OUTCOMES, OF_MONEY)}
SEEN = {one.name: one for one in LOCAL}


def _years(value: object) -> tuple[int, int] | None:
    if value is None:
        return None
    fit = isinstance(value, list | tuple) and len(value) == 2 and all(type(one) is int for one in value)
    if not fit or not 1 <= value[0] <= value[1]:  # type: ignore[index]
        allowed = "the first and the last year of the run, counted from 1"
        raise refusal(f"the years {shown(value)}", allowed, "[1, 2] are the first two; leave out for all")
    return value[0], value[1]  # type: ignore[index]


def _seer(value: object) -> str | None:
    if value is not None and value not in SEERS:
        raise refusal(f"seen by {shown(value)}", ", ".join(SEERS), nearest(value, SEERS, "leave it out"))
    return value


class OutcomeEntry(Shape):
    """One entry under `outcomes`.

    outcome : a name of `sim.results.outcomes`, or with `pilot` one of `sim.results.neighbourhoods`; years :
    first and last, counted from 1, all unless told; name : its column; pilot : `evaluator` for what somebody
    would report of a pilot who sees one future, `twin` for its true effect on its neighbourhoods; after :
    whole years since the pilot began.
    """

    outcome: Text
    years: Annotated[tuple[int, int] | None, BeforeValidator(_years)] = None
    name: str = ""
    pilot: Annotated[str | None, BeforeValidator(_seer)] = None
    after: Whole | None = None

    @model_validator(mode="before")
    @classmethod
    def _word_alone(cls, data: Any) -> Any:
        return {"outcome": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _exists(self) -> "OutcomeEntry":
        if self.outcome in (one.name for one in OF_JOURNEYS):
            found = f"{self.outcome} is counted from journeys, which a study does not keep"
            raise refusal(found, ", ".join(COUNTED), "take re_referral_share or relapse_share", at="outcome")
        known = SEEN if self.pilot else COUNTED
        if self.outcome not in known:
            found, advice = f"there is no outcome {shown(self.outcome)}", nearest(self.outcome, known)
            raise refusal(found, ", ".join(known), advice, at="outcome", unknown=True)
        if self.pilot and (self.years or self.after is None or self.after < 1):
            found, allowed = "no number of years since the pilot began", "`after`, 1 or more, and no `years`"
            raise refusal(found, allowed, "after: 2 is what is known when two years are over", at="after")
        if not self.pilot and self.after is not None:
            raise refusal("`after` with no `pilot`", "`years`", "or add pilot: evaluator", at="after")
        return self

    @property
    def column(self) -> str:
        """Name of the outcome in all tables."""
        if self.name:
            return self.name
        if self.pilot:
            return f"{self.outcome}_{self.pilot}_after_{self.after}"
        return (
            self.outcome if self.years is None else f"{self.outcome}_years_{self.years[0]}_to_{self.years[1]}"
        )

    @property
    def kind(self) -> Outcome:
        """The outcome itself, with its label and unit."""
        return (SEEN if self.pilot else COUNTED)[self.outcome]

    @property
    def in_words(self) -> str:
        """Say what it is, with its years, or of a pilot who sees it and when."""
        if self.pilot:
            seen = "as an evaluator sees it" if self.pilot == EVALUATOR else "true effect"
            return f"{self.kind.label}: {seen}, {self.after} years after the pilot began"
        if self.years is None:
            return self.kind.label
        return f"{self.kind.label}, years {self.years[0]} to {self.years[1]}"


class Span(NamedTuple):
    """Statistical years, first and last."""

    first: int
    last: int

    @property
    def years(self) -> range:
        """Each of them."""
        return range(self.first, self.last + 1)


def span_of(entry: OutcomeEntry, calendar: "Calendar") -> Span:
    """Return the statistical years over which an outcome is taken."""
    first = calendar.year_of(calendar.start_week)
    last = calendar.year_of(calendar.weeks - 1)
    return Span(first, last) if entry.years is None else Span(*(first + year - 1 for year in entry.years))


def figures(record: "RunRecord", entries: Sequence[OutcomeEntry], pounds: np.ndarray) -> dict[str, float]:
    """Return outcomes of one run by their columns; the same as the tables' to rounding, without the tables.

    pounds : what one of each measure costs (`pounds_a_unit`), shape (measures,).
    """
    found: dict[str, float] = {}
    for span in dict.fromkeys(span_of(entry, record.calendar) for entry in entries):
        mine = [entry for entry in entries if span_of(entry, record.calendar) == span]
        level = _level(record, span) if any(entry.outcome != OF_MONEY.name for entry in mine) else None
        for entry in mine:
            if level is None or entry.outcome == OF_MONEY.name:
                found[entry.column] = cost(record, span, pounds)
            else:
                found[entry.column] = float(entry.kind.taken(level).iloc[0])
    return found


def _level(record: "RunRecord", span: Span) -> pd.DataFrame:
    """Return the weekly means over some years of each measure summed over neighbourhoods, in one row."""
    weeks = np.concatenate([record.calendar.weeks_of_year(year) for year in span.years])
    means = record.tally[weeks].sum(axis=1).mean(axis=0)
    level = pd.DataFrame(means[None], columns=measure_names(record.place.agency_names))
    return level.assign(neighbourhoods=float(record.tally.shape[1]))


def cost(record: "RunRecord", span: Span, pounds: np.ndarray) -> float:
    """Return what all agencies pay, £ million a year."""
    weeks = np.concatenate([record.calendar.weeks_of_year(year) for year in span.years])
    units = record.tally[weeks].sum(axis=(0, 1))
    return float((units * pounds).sum()) / 1e6 / len(span.years)


def pounds_a_unit(place: Place) -> np.ndarray:
    """Return what one of each measure costs, over all cost lines, £, shape (measures,)."""
    columns = measure_names(place.agency_names)
    pounds = np.zeros(len(columns))
    for price in prices_of_run({"place": place.name, "agencies_added": agencies_added(place)}):
        for measure, weight in price.line.measures.items():
            pounds[columns.index(measure)] += weight * price.gbp
    return pounds
