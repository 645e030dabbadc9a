"""Aims: how well which outcomes are to be known, as a user asks for it."""

import math
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sim.errors import WrongValueError, nearest, shown
from sim.results import outcomes as measured

Asked = float | Mapping[str, float]  # a share for the headline outcomes, or half-widths by outcome
SMALLEST_SHARE, LARGEST_SHARE = 0.0001, 1.0
WHERE = "precision"
ALLOWED = "a share of the baseline's mean, as 0.01, or outcomes in their own unit, as referrals=5"


class Aim(NamedTuple):
    """One outcome's difference is to be known to plus or minus `half_width`.

    half_width : in the outcome's own unit, or a share of the baseline's mean where `relative`.
    """

    measure: str
    half_width: float
    relative: bool

    def in_unit(self, baseline: float) -> float:
        """Return the half-width in the outcome's own unit, given the baseline's mean."""
        return self.half_width * abs(baseline) if self.relative else self.half_width

    def as_data(self) -> dict[str, object]:
        """Return the aim as plain data."""
        return {"half_width": self.half_width, "of": "baseline mean" if self.relative else "own unit"}


def aims_of(asked: Asked, journeys: bool = True) -> tuple[Aim, ...]:
    """Return what is wanted of each outcome.

    asked : a share of the baseline's mean for each headline outcome, or half-widths in their own units by
    outcome; journeys : whether outcomes of the revolving door can be had. Raises `WrongValueError`.
    """
    if not isinstance(asked, Mapping):
        return tuple(Aim(measure, _share(asked), relative=True) for measure in measured.HEADLINE)
    if not asked:
        raise WrongValueError(WHERE, "no outcome", ALLOWED, "0.01 asks for 1 % of the baseline")
    known = measured.ALL if journeys else (*measured.OUTCOMES, measured.OF_MONEY)
    names = [outcome.name for outcome in known]
    return tuple(Aim(_named(name, names), _half_width(name, half), False) for name, half in asked.items())


def asked_in(words: Iterable[str]) -> Asked:
    """Read what the command line gives: one share, or `outcome=half-width` one or more times."""
    given = list(words)
    if len(given) == 1 and "=" not in given[0]:
        return _number(given[0])
    pairs = [word.partition("=") for word in given]
    alone = next((name for name, sign, _ in pairs if not sign), None)
    if alone is not None:
        raise WrongValueError(WHERE, f"{shown(alone)} beside others", ALLOWED, "a share goes alone")
    names = [name.strip() for name, _, _ in pairs]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise WrongValueError(WHERE, f"{shown(twice)} twice", ALLOWED, "give each outcome once")
    return {name: _number(half) for name, (_, _, half) in zip(names, pairs, strict=True)}


def _number(word: str) -> float:
    try:
        return float(word)
    except ValueError:
        advice = "1 % is 0.01" if "%" in word else "a whole call: --precision 0.01"
        raise WrongValueError(WHERE, f"{shown(word)} is not a number", ALLOWED, advice) from None


def _share(share: object) -> float:
    if isinstance(share, int | float) and SMALLEST_SHARE <= share <= LARGEST_SHARE:
        return float(share)
    allowed = f"a share of the baseline's mean from {SMALLEST_SHARE} to {LARGEST_SHARE:g}"
    raise WrongValueError(WHERE, f"the share {shown(share)}", allowed, "0.01 asks for 1 % of the baseline")


def _half_width(name: str, half: object) -> float:
    if isinstance(half, int | float) and math.isfinite(half) and half > 0:
        return float(half)
    found = f"the half-width {shown(half)}"
    raise WrongValueError(
        f"{WHERE}, {name}", found, "a number above 0, in the outcome's unit", "as in referrals=5"
    )


def _named(name: str, names: list[str]) -> str:
    if name in names:
        return name
    found = f"unknown outcome {shown(name)}"
    raise WrongValueError(WHERE, found, f"one of {', '.join(names)}", nearest(name, names, "see the list"))
