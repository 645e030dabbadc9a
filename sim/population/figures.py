"""Figures: a number of a place file, and how it is known."""

from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, model_validator

from sim.errors import nearest, shown
from sim.shape import Number, Shape, Text, plain_text, refusal

STEEPEST_TILT = 10.0
KINDS = ("assumption", "derived", "evidence")


def _kind(value: Any) -> str:
    if value not in KINDS:
        raise refusal(f"the kind {shown(value)}", ", ".join(KINDS), nearest(value, KINDS))
    return value


def texts(value: Any) -> tuple[str, ...]:
    """Return one text or a list of them as a tuple, refusing anything else."""
    return tuple(plain_text(item) for item in (value if isinstance(value, list | tuple) else [value]))


def _positive(value: float) -> float:
    if value <= 0:
        raise refusal(f"{shown(value)}", "a number above 0", "a place needs people, families and posts")
    return value


def _share(value: float) -> float:
    if not 0 <= value <= 1:
        raise refusal(f"{shown(value)}", "a share from 0 to 1", "write 23 % as 0.23")
    return value


Positive = Annotated[Number, AfterValidator(_positive)]
Share = Annotated[Number, AfterValidator(_share)]


class Known(Shape):
    """How something is known.

    kind : `evidence` (source holds ids of the evidence table), `derived` (computed, with a note that
    says how) or `assumption` (note says why); an unsourced number is refused.
    """

    kind: Annotated[str, BeforeValidator(_kind)]
    source: Annotated[tuple[str, ...], BeforeValidator(texts)] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def _can_be_traced(self) -> Self:
        if self.kind == "evidence" and not self.source:
            advice = "give the id, or call it an assumption and say why"
            raise refusal("evidence without a source", "an id of the evidence table", advice, at="source")
        if self.kind != "evidence" and self.note is None:
            advice = "a reader must be able to judge the number"
            raise refusal(f"kind {self.kind} without a note", "a note saying how or why", advice, at="note")
        return self


class Figure(Known):
    """One number of any size."""

    value: Number


class Amount(Known):
    """One number above 0."""

    value: Positive


class Proportion(Known):
    """One share, 0-1."""

    value: Share


class Tilt(Figure):
    """One log ratio: how much commoner at the most than at the least deprived end."""

    @model_validator(mode="after")
    def _is_a_log_ratio(self) -> Self:
        if abs(self.value) > STEEPEST_TILT:
            found = f"a tilt of {self.value}"
            raise refusal(found, "-10 to 10", "it is a logarithm: 0 is even, 0.7 about double", at="value")
        return self


class TenthShares(Known):
    """Shares of families by national deprivation tenth, the most deprived first."""

    values: tuple[Share, ...]

    @model_validator(mode="after")
    def _fill_the_whole(self) -> Self:
        if len(self.values) != 10:
            found = f"{len(self.values)} shares"
            allowed = "10 shares, the most deprived tenth first"
            raise refusal(found, allowed, "give 0 to an empty tenth", at="values")
        must_be_whole(self.values, "values")
        return self


def must_be_whole(shares: tuple[float, ...], at: str) -> None:
    """Refuse shares that do not sum to 1."""
    if abs(sum(shares) - 1.0) > 0.001:
        found = f"shares that sum to {sum(shares):.4g}"
        raise refusal(found, "shares that sum to 1", "nobody may be lost or counted twice", at=at)
