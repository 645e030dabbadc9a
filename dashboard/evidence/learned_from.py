"""What the fit has learned: prior against posterior, as a picture and in words for one parameter."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from calibration.learned import STAYS_UNKNOWN, learned
from calibration.posterior import Posterior, read_posterior
from sim.charts.validation import draw_learned


@cache
def shipped_learned() -> pd.DataFrame:
    """Return prior against posterior of the shipped fit of Tameside, as `calibration.learned.learned`."""
    return learned(read_posterior("tameside"))


def learned_of(parameter: str) -> str:
    """Say what the shipped fit has left of a parameter's range; nothing where it was not free in the fit."""
    mine = shipped_learned().query("parameter == @parameter").to_dict("records")
    if not mine:
        return ""
    row = mine[0]
    said = (
        f"{row['p5']:.4g} to {row['p95']:.4g} in nine of ten draws, middle {row['median']:.4g}; "
        f"before the fit {row['prior_low']:.4g} to {row['prior_high']:.4g}"
    )
    return said if row["identified"] else f"{said}. The published figures hardly inform it"


def learned_in_a_sentence(table: pd.DataFrame) -> str:
    """Say how many parameters the targets have told something of, and name them."""
    known = list(table.loc[table["identified"], "parameter"])
    named = f": {', '.join(known)}" if known else ""
    return (
        f"Of {len(table)} parameters that were free in the fit, {len(known)} "
        f"{'is' if len(known) == 1 else 'are'} known better than before{named}. Of the others nine draws "
        f"in ten still span more than {STAYS_UNKNOWN:g} of the range assumed at first: the published figures "
        "pin down combinations of them, not each."
    )


def picture_of(posterior: Posterior) -> tuple[pd.DataFrame, bytes]:
    """Return prior against posterior as a table, and drawn, as PNG."""
    table = learned(posterior)
    with TemporaryDirectory() as folder:
        label = {"label": f"{posterior.draws} draws of a fit to published figures"}
        return table, draw_learned(table, Path(folder) / "learned.png", label).read_bytes()
