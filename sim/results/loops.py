"""Loops: gate-keeping feeds on the caseloads it hides, so it is bounded, and a run in which it is says so.

The other two loops are bounded in their rules: what hours do stops at `support.dose_cap`, and nobody leaves
help oftener than at no engagement (`closure.disengages`) or no trust (`closure.drops_out_waiting`).
"""

import pandas as pd

LONG = 10.0  # % of weeks, in any neighbourhood, from which a bound that holds is told


def gatekeeping_bound(demand: pd.DataFrame) -> float:
    """Return the share of weeks and neighbourhoods in which gate-keeping stood at its cap [%]."""
    return float(100.0 * demand["gatekeeping_binds"].mean())


def loops_that_bind(demand: pd.DataFrame) -> list[str]:
    """Say which loop was held by its bound for long; nothing to say in most runs.

    demand : the demand table of one scenario, a row a seed, week and neighbourhood.
    """
    share = gatekeeping_bound(demand)
    if share < LONG:
        return []
    return [
        f"Gate-keeping stood at its cap in {share:.0f} % of weeks: lines could rise no further, so what "
        "caseloads would have hidden beyond that is not in these figures "
        "(see thresholds.pressure_cap and thresholds.gatekeeping)."
    ]
