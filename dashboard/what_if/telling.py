"""Telling: a policy and its answer in words, for a person who reads no parameter's name."""

from collections.abc import Sequence

import pandas as pd

from dashboard.what_if.answered import Sample
from dashboard.what_if.policy import Policy
from sim.population.place import Place
from sim.report.answer import FAMILIES
from sim.report.material import Material
from sim.report.words import capital, ends, number, signed
from sim.scenario import BLOCKS, Scenario


def changes(scenario: Scenario) -> dict[str, list[str]]:
    """Return what each block of a scenario does, a sentence each, by its name; its parameters first."""
    whole_run = [f"{name} is {value} for the whole run." for name, value in scenario.parameters.items()]
    return ({"parameters": whole_run} if whole_run else {}) | {
        block: [sentence for lever in levers for sentence in lever.sentences(scenario.start)]
        for block in BLOCKS
        if (levers := getattr(scenario, block))
    }


def question(policy: Policy, scenario: Scenario, place: Place) -> str:
    """Return the question that stands at the top."""
    asked = str(policy.kept.get("question", ""))
    if asked:
        return asked
    said = [sentence for block in changes(scenario).values() for sentence in block]
    if not said:
        return f"How things go on as they stand in {place.title}"
    first = said[0].rstrip(".")
    more = f", with {len(said) - 1} more change{'s' if len(said) > 2 else ''}" if len(said) > 1 else ""
    return f"What if, in {place.title}: {first[:1].lower()}{first[1:]}{more}?"


def sample_in_words(sample: Sample, place: Place) -> str:
    """Say on how many families an answer rests, and that its figures are those of the whole place."""
    families = int(round(place.families * sample.share, -2))
    return (
        f"From a quick sample: {families:,} synthetic families, one in {1 / sample.share:.0f} of "
        f"{place.title}, in {sample.futures} futures, scaled up to all {place.families:,}. Try it on the "
        "whole place above before anybody relies on it."
    )


def side_by_side(materials: Sequence[tuple[str, Material]]) -> pd.DataFrame:
    """Return a table of headline outcomes: a row an outcome, a column a policy, differences with interval."""
    measures = [(one.measure, capital(one.words)) for one in FAMILIES]
    rows: dict[str, dict[str, str]] = {}
    for name, material in materials:
        for measure, words in measures:
            row = material.outcome(measure)
            rows.setdefault(words, {"as things stand": number(row["baseline"])})[name] = _told(row)
        cost = material.stored.summary.set_index("measure").loc["cost"].to_dict()
        words = "Cost, £ million a year"
        rows.setdefault(words, {"as things stand": number(cost["baseline"])})[name] = _told(cost)
    return pd.DataFrame.from_dict(rows, orient="index")


def _told(row: dict) -> str:
    if row["verdict"] == "no difference":
        return "no difference"
    reach = ends(row["low"], row["high"], signed)
    return (
        f"cannot tell ({reach})"
        if row["verdict"] == "cannot tell"
        else f"{signed(row['difference'])} ({reach})"
    )
