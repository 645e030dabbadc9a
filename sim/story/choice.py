"""Choice: the results that a story is told from, and the family that is asked for, by whatever way."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from sim.errors import InputError, WrongValueError
from sim.results.results import Results
from sim.results.store import held_in
from sim.story.choosing import CHOICES, MEASURES, Chosen, choose_by_measure, choose_by_number
from sim.story.nearest import nearest_in
from sim.story.persona import read_persona

USUAL = "most_episodes"


class Choice(NamedTuple):
    """One way to choose: `family`, `persona` or one of `MEASURES`, and its number or name."""

    by: str = USUAL
    given: str = ""


def one_choice(family: int | None, persona: str | None, measures: list[str]) -> Choice:
    """Return the one way that was given, most episodes if none was; raises `InputError` for two."""
    given = [Choice(name) for name in measures]
    given += [] if family is None else [Choice("family", str(family))]
    given += [] if persona is None else [Choice("persona", persona)]
    if len(given) > 1:
        found = " and ".join("--" + one.by.replace("_", "-") for one in given)
        raise WrongValueError("journey", f"{found} together", f"one of {CHOICES}", "choose one way")
    return given[0] if given else Choice()


def opened(folder: Path) -> Results:
    """Open the results in a folder; raises `InputError` where there are none to tell from.

    A comparison holds a folder of results for each scenario: they are named in the message.
    """
    if held_in(folder) is None and folder.is_dir():
        inside = sorted(path.name for path in folder.iterdir() if held_in(path) is not None)
        if inside:
            found = f"a comparison of {', '.join(inside)}"
            raise InputError(str(folder), found, "the results of one scenario", f"give {folder / inside[0]}")
    return Results(folder)


def seed_of(results: Results, seed: int | None) -> int:
    """Return the seed to tell of, the first if None.

    Raises `InputError` for one that was not run, and for results without journeys.
    """
    if not results.provenance["journeys"]:
        found = "these results hold no journeys: the run was told not to keep them"
        advice = "run it again without --no-journeys, in another folder"
        raise InputError(str(results.folder), found, "results of a run with journeys", advice)
    if seed is None:
        return results.seeds[0]
    if seed not in results.seeds:
        allowed = f"one of {', '.join(str(one) for one in results.seeds)}"
        raise WrongValueError("--seed", f"no seed {seed} in {results.folder}", allowed, "each is one future")
    return seed


def choose(results: Results, seed: int | None, choice: Choice) -> tuple[Chosen, pd.DataFrame]:
    """Return the family that is asked for, and every event of its seed, or raise `InputError`."""
    told = read_persona(choice.given) if choice.by == "persona" else None
    mine = seed_of(results, seed)
    journeys = results.journeys_of(mine)
    if choice.by == "family":
        return choose_by_number(results, journeys, mine, int(choice.given)), journeys
    if told is not None:
        added = results.provenance.get("agencies_added", ())
        return nearest_in(told, journeys, mine, str(results.folder), added).chosen, journeys
    assert choice.by in MEASURES
    return choose_by_measure(results, journeys, mine, choice.by), journeys
