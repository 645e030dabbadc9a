"""Answer: what a study found in plain sentences, each with how sure it is."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from sim.study.discovery_words import discovery_sentences
from sim.study.factor import DUMMY

if TYPE_CHECKING:
    from sim.study.analysis import Analysis
    from sim.study.conduct import Plan
    from sim.study.discovery import Boxes
    from sim.study.measured import OutcomeEntry

RANKED_BY = {
    "sobol": "ST",
    "fast": "ST",
    "morris": "mu_star",
    "pawn": "pawn",
    "latin": "rank_correlation",
}
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
    index = RANKED_BY[plan.study.method]
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
            settled_sentence(grown, labels),
        ]
    return [one for one in said if one] + discovery_sentences(boxes, plan.factors)


def outcome_in_words(entry: "OutcomeEntry") -> str:
    """Return an outcome as sentences name it: its label, its unit, its years, and who sees it."""
    words = f"{entry.kind.label} ({entry.kind.unit}"
    if entry.years is not None:
        words += ", year {} to {}".format(*entry.years)
    if entry.pilot:
        who = "as an evaluator reports it" if entry.pilot == "evaluator" else "in truth, in the pilot"
        words += f", {who} after {entry.after} years"
    return words + ")"


def range_sentence(named: str, row: Mapping, is_pair: bool) -> str:
    """Say between what an outcome, or the policy's effect on it, lies over the points tried."""
    what = f"The policy's effect on {_lower(named)}" if is_pair else named
    sentence = (
        f"{what}: {_figure(row['p50'])} in the middle, {_figure(row['p5'])} to {_figure(row['p95'])} in nine "
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
        return f"Nothing that was moved drives {_lower(named)} beyond the noise floor."
    first = "; ".join(
        f"{labels[row['factor']]} {_figure(row['value'])} ({_figure(row['low'])} to {_figure(row['high'])})"
        for row in ranked.head(NAMED).to_dict("records")
    )
    return f"{_upper(named)} is driven most by {first} ({index}: {MEANS[index]}, 95 % interval)."


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
        f"Chance is {100 * share:.0f} % of the variance between points in {_lower(named)}, "
        f"at {row['seeds']:.0f} futures a point"
    )
    if row["seeds_for_10_percent"] != row["seeds_for_10_percent"]:
        return f"{sentence}: what was moved is lost in it."
    if share > NOISY:
        return f"{sentence}; {row['seeds_for_10_percent']:.0f} would make it a tenth."
    return f"{sentence}: enough."


def settled_sentence(grown: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """Say whether the indices still moved when the study grew to its full size."""
    real = grown[grown["factor"] != DUMMY]
    sizes = sorted(real["size"].unique())
    if len(sizes) < 2:
        return ""
    before, whole = (real[real["size"] == size].set_index("factor") for size in sizes[-2:])
    moved = (whole["value"] - before["value"]).abs()
    most = str(moved.idxmax())
    inside = whole.loc[most, "low"] <= before.loc[most, "value"] <= whole.loc[most, "high"]
    verdict = "within its interval" if inside else "outside its interval, so more points are needed"
    return (
        f"From size {sizes[-2]:,} to {sizes[-1]:,} the index that moved most was that of {labels[most]}, by "
        f"{_figure(moved[most])}: {verdict}."
    )


def _only(table: pd.DataFrame, outcome: object) -> Mapping:
    return table[table["outcome"] == outcome].iloc[0].to_dict()


def _figure(value: float) -> str:
    return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
