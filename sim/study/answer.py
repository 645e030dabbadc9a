"""Answer: what a study found in plain sentences, each with how sure it is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from sim.study.discovery_words import discovery_sentences
from sim.study.factor import DUMMY
from sim.study.indices import MAIN_INDEX
from sim.study.settled import settled
from sim.study.words import in_a_sentence, number

if TYPE_CHECKING:
    from sim.study.analysis import Analysis
    from sim.study.conduct import Plan
    from sim.study.discovery import Boxes
    from sim.study.measured import OutcomeEntry

MEANS = {
    "ST": "share of the variance, own and with others",
    "mu_star": "mean change of the outcome for a move across the range",
    "pawn": "median distance between distributions, 0 to 1",
    "rank_correlation": "rank correlation, -1 to 1",
}
NAMED = 3
NOISY = 0.1  # chance above this share of the variance between points is worth more seeds


def answer(plan: "Plan", analysis: "Analysis", boxes: "Boxes") -> list[str]:
    """Say for each outcome how far it ranges, what drives it, and whether points and seeds were enough."""
    index = MAIN_INDEX[plan.study.method]
    labels = {factor.name: factor.label for factor in plan.factors}
    said = []
    for entry in plan.study.outcomes:
        outcome, named = entry.column, outcome_in_words(entry)
        mine = analysis.indices.query("outcome == @outcome and index == @index")
        grown = analysis.convergence.query("outcome == @outcome and index == @index")
        said += [
            range_sentence(named, _only(analysis.spread, outcome), plan.study.compare is not None),
            drivers_sentence(named, mine, index, labels),
            below_sentence(mine, labels),
            chance_sentence(named, _only(analysis.chance, outcome)),
            f"Points: {settled(grown, labels.__getitem__)}.",
        ]
    return [one for one in said if one] + discovery_sentences(boxes, plan.factors)


def outcome_in_words(entry: "OutcomeEntry") -> str:
    """Return an outcome as sentences name it, with its unit."""
    return f"{entry.in_words} ({entry.kind.unit})"


def range_sentence(named: str, row: Mapping, is_pair: bool) -> str:
    """Say between what an outcome, or the policy's effect on it, lies over the points tried."""
    what = f"The policy's effect on {in_a_sentence(named)}" if is_pair else named
    sentence = (
        f"{what}: {number(row['p50'])} in the middle, {number(row['p5'])} to {number(row['p95'])} in nine "
        "of ten points tried."
    )
    if is_pair:
        sentence += f" It is above zero in {100 * row['share_above_zero']:.0f} of 100."
    return sentence


def drivers_sentence(named: str, mine: pd.DataFrame, index: str, labels: Mapping[str, str]) -> str:
    """Name what drives an outcome most, with intervals; say so when nothing stands out of the noise."""
    telling = mine[mine["above_floor"] & (mine["factor"] != DUMMY)]
    ranked = telling.reindex(telling["value"].abs().sort_values(ascending=False).index)
    if ranked.empty:
        return f"Nothing that was moved drives {in_a_sentence(named)} beyond the noise floor."
    first = "; ".join(
        f"{labels[row['factor']]} {number(row['value'])} ({number(row['low'])} to {number(row['high'])})"
        for row in ranked.head(NAMED).to_dict("records")
    )
    return f"{named} is driven most by {first} ({index}: {MEANS[index]}, 95 % interval)."


def below_sentence(mine: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """Say which factors cannot be told from a factor that moves nothing."""
    below = mine[~mine["above_floor"] & (mine["factor"] != DUMMY)]["factor"]
    if len(below) == len(mine) - 1:
        return ""  # said already: nothing drives it
    if below.empty:
        return "Every factor stands above the noise floor."
    return f"Not told from the noise floor: {', '.join(labels[name] for name in below)}."


def chance_sentence(named: str, row: Mapping) -> str:
    """Say how much of the variance between points is chance, and how many seeds would make it a tenth."""
    share = row["share_of_chance"]
    sentence = (
        f"Chance is {100 * share:.0f} % of the variance between points in {in_a_sentence(named)}, "
        f"at {row['seeds']:.0f} futures a point"
    )
    if row["seeds_for_10_percent"] != row["seeds_for_10_percent"]:
        return f"{sentence}: what was moved is lost in it."
    if share > NOISY:
        return f"{sentence}; {row['seeds_for_10_percent']:.0f} would make it a tenth."
    return f"{sentence}: enough."


def _only(table: pd.DataFrame, outcome: object) -> Mapping:
    return table[table["outcome"] == outcome].iloc[0].to_dict()
