"""Who is helped under a rule that pays for results, and who without it: paired differences of measures.

A difference is the rule's own only where the two runs differ in the rule and in nothing else, as
`key_workers_whole_family` and `key_workers_paid_by_results_phase_2` do.
"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import pandas as pd

from sim.errors import WrongValueError
from sim.results.nested import draws_of
from sim.results.outcomes import OUTCOMES, Level, Outcome, outcomes
from sim.results.paired import paired_difference

if TYPE_CHECKING:
    from sim.results.results import Results


def _each(part: str, whole: str, times: float = 1.0) -> Callable[[Level], pd.Series]:
    return lambda level: times * level[part] / level[whole].where(level[whole] != 0)


BEGINNING: tuple[Outcome, ...] = (
    Outcome(
        "starts_acute_share",
        "Begin early help with an acute need",
        "% of families who begin",
        "neither",
        _each("early_help_starts_acute", "early_help_starts", 100.0),
    ),
    Outcome(
        "start_severity",
        "Severity of needs as early help begins",
        "points a family, of 24",
        "neither",
        _each("early_help_start_severity", "early_help_starts"),
    ),
    Outcome(
        "waiting_weeks_acute",
        "Wait for early help with an acute need",
        "weeks",
        "lower",
        _each("waited_weeks_acute", "early_help_starts_acute"),
    ),
    Outcome(
        "end_severity",
        "Severity left as early help ends",
        "points a family, of 24",
        "lower",
        _each("early_help_end_severity", "early_help_ends"),
    ),
)
USUAL = (
    "waiting_weeks",
    "early_help_families",
    "missed_families",
    "needless_help",
    "relapse_share",
    "severity",
)
HELPED: tuple[Outcome, ...] = (*BEGINNING, *(outcome for outcome in OUTCOMES if outcome.name in USUAL))
NOT_MEASURED = (
    "who gives up its place in the queue because others are taken first",
    "which results would have come anyway, since the twin’s families are not asked for results",
)


def who_is_helped(baseline: "Results", policy: "Results", years: Collection[int]) -> pd.DataFrame:
    """Return whom early help takes, how long they wait and what is left: one row an outcome of `HELPED`.

    years : statistical years together. Columns `measure`, `label`, `unit` and the paired difference.
    `NOT_MEASURED` says what no measure tells. Raises `InputError` when no seed is in both.
    """
    seeds = sorted(set(baseline.seeds) & set(policy.seeds))
    if not seeds:
        raise WrongValueError(policy.scenario, "no seed that both have", "twins", "run both with `compare`")
    mine, theirs = (outcomes(run.demand, years, HELPED).reindex(seeds) for run in (baseline, policy))
    draws = draws_of(seeds, baseline.provenance)
    rows = []
    for outcome in HELPED:
        values = mine[outcome.name].to_numpy(), theirs[outcome.name].to_numpy()
        found = paired_difference(*values, outcome.better, draws=draws)
        named = {"measure": outcome.name, "label": outcome.label, "unit": outcome.unit}
        rows.append({**named, **found._asdict()})
    return pd.DataFrame(rows)
