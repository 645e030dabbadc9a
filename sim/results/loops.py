"""Loops: three rules feed on what they make, so each is bounded, and a run held by a bound for long says so.

Gate-keeping feeds on the caseloads it hides and stops at `thresholds.pressure_cap`. What hours do feeds on
the cases that close sooner and stops at `support.dose_cap`. Leaving the queue feeds on the trust that
waiting costs and stops at no trust at all; at no engagement it would too, which is never quite reached.
"""

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

LONG = 10.0  # % of weeks or family-weeks from which a bound that holds is told


class Loop(NamedTuple):
    """A loop: how much of a run its bound holds [%], and what is said of it."""

    share: Callable[[pd.DataFrame], float]
    says: str


def gatekeeping_bound(demand: pd.DataFrame) -> float:
    """Return the share of weeks and neighbourhoods in which gate-keeping stood at its cap [%]."""
    return float(100.0 * demand["gatekeeping_binds"].mean())


def dose_bound(demand: pd.DataFrame) -> float:
    """Return the share of families with a case, week by week, for whom more hours would do no more [%]."""
    return _percent(
        demand["dose_at_cap"].sum(), (demand["open_families"] - demand["early_help_waiting"]).sum()
    )


def disengagement_bound(demand: pd.DataFrame) -> float:
    """Return the share of families in the queue for early help, week by week, with no trust left [%]."""
    return _percent(demand["waiting_with_no_trust"].sum(), demand["early_help_waiting"].sum())


LOOPS = (
    Loop(
        gatekeeping_bound,
        "Gate-keeping stood at its cap in {:.0f} % of weeks: lines could rise no further, so what "
        "caseloads would have hidden beyond that is not in these figures "
        "(see thresholds.pressure_cap and thresholds.gatekeeping).",
    ),
    Loop(
        dose_bound,
        "In {:.0f} % of family-weeks leads had more hours than do any more: further posts would change "
        "little but cost, and how little rests on an assumption (see support.dose_cap).",
    ),
    Loop(
        disengagement_bound,
        "In {:.0f} % of family-weeks in the queue for early help no trust was left: longer waits would drive "
        "no more families away (see closure.drops_out_waiting and support.trust_waiting).",
    ),
)


def loops_that_bind(demand: pd.DataFrame) -> list[str]:
    """Say which loops were held by their bound for long; nothing to say in most runs.

    demand : the demand table of one scenario, a row a seed, week and neighbourhood.
    """
    return [loop.says.format(share) for loop in LOOPS if (share := loop.share(demand)) >= LONG]


def _percent(part: float, whole: float) -> float:
    return 100.0 * float(part) / float(whole) if whole > 0 else 0.0
