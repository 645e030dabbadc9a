"""Rival forms: other ways to write three rules that evidence does not settle, to be tried in turn.

How wrong the model's structure may be cannot be read from parameters. So the same comparison is lived
under each rival, and the spread of its differences over the forms stands beside chance and parameters.
A rival is not fitted anew: its baseline may lie further from the published figures than the shipped form's.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from sim.results.outcomes import HEADLINE

if TYPE_CHECKING:
    from sim.comparison import Comparison
    from sim.scenario import Scenario

SHIPPED = "as shipped"


class Form(NamedTuple):
    """One form of the model: the parameters that switch it on, for the whole run, and what it says."""

    name: str
    parameters: dict[str, float]
    says: str


FORMS = (
    Form(
        SHIPPED,
        {},
        "the front door sums needs, trust moves by amounts, each acute peer counts",
    ),
    Form(
        "gravest need first",
        {"front_door.weighing": 1.0},
        "threshold rule: at the front door the gravest known need counts half as much again, the rest half",
    ),
    Form(
        "trust by shares",
        {"support.trust_moves": 1.0},
        "trust dynamics: the less trust is left, the less is lost, and the more, the less is gained",
    ),
    Form(
        "peers from two on",
        {"needs.peers_count": 1.0},
        "peer effect: one acute peer does nothing, two do what three did",
    ),
)


def compare_forms(
    comparison: "Comparison", scenarios: "Sequence[Scenario]", live: "Callable[..., Comparison]"
) -> pd.DataFrame:
    """Compare the same scenarios under each rival form, beside the comparison that there is.

    Returns one row a form, scenario and headline outcome: `form`, `says`, then the columns of `summary`.

    Parameters
    ----------
    comparison
        Of the shipped form.
    scenarios
        The baseline and its alternatives, as read.
    live
        Called as `live(form's name, scenarios)` for each rival; returns its comparison.

    Errors
    ------
    As `live` raises them.
    """
    tables = []
    for form in FORMS:
        found = comparison
        if form.name != SHIPPED:
            found = live(form.name, [scenario.with_parameters(form.parameters) for scenario in scenarios])
        headline = found.summary[found.summary["measure"].isin(HEADLINE)]
        tables.append(headline.assign(form=form.name, says=form.says))
    return pd.concat(tables, ignore_index=True)


def in_words(forms: pd.DataFrame, scenario: str) -> list[str]:
    """Say for each headline outcome how far its difference moves over the forms, and whether it turns."""
    sentences = []
    for _, rows in forms[forms["scenario"] == scenario].groupby("measure", sort=False):
        told = {verdict for verdict in rows["verdict"] if verdict in ("lower", "higher")}
        turns = "its sign turns" if len(told) == 2 else "no form turns its sign"
        label, unit = rows["label"].iloc[0], rows["unit"].iloc[0]
        shipped = float(rows.loc[rows["form"] == SHIPPED, "difference"].iloc[0])
        least, most = float(rows["difference"].min()), float(rows["difference"].max())
        sentences.append(
            f"{label}, {unit}: {shipped:+.3g} as shipped, {least:+.3g} to {most:+.3g} over four forms of the "
            f"model; {turns}."
        )
    return sentences
