"""What an appraisal takes as given: rates, corrections, deadweight, attribution, and on what grounds."""

import pandas as pd

from calibration.evidence import look_up
from sim.costs.activity import VALUES
from sim.costs.discounting import discount_rates, guidance
from sim.costs.optimism import KNOWN, grade_of
from sim.costs.paired_ledgers import PairedLedgers


def assumptions_of(pairs: PairedLedgers, effect: str, rates: str, optimism: bool) -> pd.DataFrame:
    """Return one row a thing taken as given: `what`, `taken`, `kind` and `source`."""
    rows = [
        *_of_rates(rates),
        (
            "year 0",
            f"the year to 31 March {pairs.years[0]}, not discounted",
            "convention",
            guidance()["guidance"],
        ),
        ("price year", pairs.money_of, "derived", look_up("gdp_deflator").cited()),
        ("deadweight", "the twin's own spending, future by future", "by construction", "paired futures"),
        (
            "attribution",
            "1: twins differ in the policy and in nothing else",
            "by construction",
            "paired futures",
        ),
        *(_of_optimism(effect) if optimism else [("optimism bias", "not corrected", "choice", "")]),
        ("costs and benefits", "a line's side in the price list", "assumption", "docs/decisions/0026"),
        ("value and cashability", "a line's nature in the price list", "assumption", "sim/costs/prices.yaml"),
        *_left_out(pairs),
    ]
    return pd.DataFrame(rows, columns=["what", "taken", "kind", "source"])


def _of_rates(rates: str) -> list[tuple[str, str, str, str]]:
    return [
        (
            f"discount rate, years {band.first} to {band.last}",
            f"{100 * band.rate:.3g} % a year",
            "guidance",
            band.source,
        )
        for band in discount_rates(rates)
    ]


def _of_optimism(effect: str) -> list[tuple[str, str, str, str]]:
    table = guidance()["optimism_bias"]
    taken = "; ".join(f"{grade}: {look_up(name).value:g} %" for grade, name in table.items())
    grades = "; ".join(f"{word}: {grade_of(word)}" for word in KNOWN)
    source = look_up(table[1])
    return [
        ("optimism bias by confidence grade", taken, f"guidance ({source.note})", source.cited()),
        ("confidence grade", grades, "assumption", "sim/costs/appraisal.yaml"),
        (
            "how sure the effect is",
            f"{effect}, grade {grade_of(effect)}",
            "assumption",
            "as given to the appraisal",
        ),
    ]


def _left_out(pairs: PairedLedgers) -> list[tuple[str, str, str, str]]:
    absent = [value for value in VALUES if value not in set(pairs.lines["value"])]
    source = "calibration/README.md, what is left out"
    return [(f"{value} value", "no cost line has any: left out", "gap", source) for value in absent]
