"""Equality between neighbourhoods: whether help goes where severe need is.

Each measure is taken in every neighbourhood over the weeks given, and summed up in two ways: the ratio of
the most to the least deprived neighbourhood, and the coefficient of variation between all of them (0 where
all are alike). Neither says what would be fair; a ratio below 1 in help for each acute need means that less
of it reaches the most deprived.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from sim.state.codes import Need, name_of

ACUTE = [f"acute_{name_of(need)}" for need in Need]
HELPED = ["early_help_families", "assessment_families_open", "child_in_need_families", "plan_families"]
PER_FAMILIES = 1_000.0

MEASURES: dict[str, Callable[[pd.DataFrame], pd.Series]] = {
    "help_per_acute_need": lambda sums: sums[HELPED].sum(axis=1) / sums[ACUTE].sum(axis=1),
    "severity_a_family": lambda sums: sums["severity"] / sums["families"],
    "unseen_per_1000_families": lambda sums: PER_FAMILIES * sums["families_severe_unseen"] / sums["families"],
    "care_starts_per_10000_child_years": lambda sums: (
        10_000.0 * 365 / 7 * sums["care_starts"] / sums["children"]
    ),
}
IN_WORDS = {
    "help_per_acute_need": "families with a case, for each acute need",
    "severity_a_family": "severity of needs, points a family",
    "unseen_per_1000_families": "acute need and no worker, per 1,000 families",
    "care_starts_per_10000_child_years": "starting to be looked after, per 10,000 children a year",
}


def by_neighbourhood(demand: pd.DataFrame, since: pd.Timestamp) -> pd.DataFrame:
    """Return every measure in each neighbourhood, over all weeks from a day on.

    demand : the demand table. Returns one row a seed and neighbourhood, indexed by both, a column a measure.
    """
    mine = demand[demand["week"] >= since]
    counted = [*HELPED, *ACUTE, "severity", "families", "families_severe_unseen", "care_starts", "children"]
    keys = [mine["seed"], mine["neighbourhood"].astype(str)]
    sums = mine.groupby(keys)[counted].sum()
    return pd.DataFrame({name: taken(sums) for name, taken in MEASURES.items()})


def most_deprived_first(families: pd.DataFrame) -> list[str]:
    """Return the neighbourhoods in order of their families' mean deprivation tenth (1 is most deprived)."""
    tenth = families.groupby(families["neighbourhood"].astype(str))["deprivation_tenth"].mean()
    return list(tenth.sort_values(kind="stable").index)


def equality_measures(table: pd.DataFrame, order: list[str]) -> dict[str, float]:
    """Return one seed's ratio and coefficient of variation of each measure.

    table : of `by_neighbourhood`, of one seed, indexed by neighbourhood; order : the most deprived first.
    nan for a place of one neighbourhood, and where a figure is zero.
    """
    found: dict[str, float] = {}
    for name in MEASURES:
        values = table.loc[order, name].to_numpy(float)
        alone = len(values) < 2 or values.mean() <= 0.0 or values[-1] <= 0.0
        found[f"{name}_most_to_least_deprived"] = np.nan if alone else values[0] / values[-1]
        found[f"{name}_variation"] = np.nan if alone else float(values.std() / values.mean())
    return found
