"""Lesson: five stops, each with a question to the room, what the run says, and where it comes from."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from dashboard.door import lesson_figures as figures
from dashboard.door.lives import Lives
from dashboard.door.scene import Scene
from dashboard.prose import FOLDER
from sim.reading import read_mapping
from sim.state.codes import Severity
from sim.story.choosing import Chosen
from sim.story.nearest import nearest_in
from sim.story.persona import Persona
from sim.story.twin import Departure, departure
from sim.story.words import in_words, sentence

FILE = FOLDER / "door_lesson.yaml"
STOPS = ("family", "threshold", "presenting", "worker", "advocate")
HUB = "all_together"  # the scenario of the last stop: agencies together, and advocates


class Future(NamedTuple):
    """One future as the lesson needs it."""

    lives: Lives
    scene: Scene


class Stop(NamedTuple):
    """One stop, all in words; `right` is the place of the true choice among the choices."""

    title: str
    say: str
    question: str
    choices: list[str]
    right: int
    reveal: list[str]
    source: str


@cache
def told(file: Path = FILE) -> dict[str, Any]:
    """Return the words of the lesson, as its file holds them."""
    return read_mapping(file)


def family_like(persona: Persona, lives: Lives) -> Chosen:
    """Return the family nearest to a profile; raises `InputError` where no agency has met any."""
    added = lives.results.provenance.get("agencies_added", ())
    return nearest_in(persona, lives.journeys, lives.seed, str(lives.results.folder), added).chosen


def stop(name: str, chosen: Chosen, persona: Persona, one: Future, twin: Future | None) -> Stop:
    """Return a stop of the lesson, with figures of this very run.

    twin : the second life, which the last stop tells of; it may be left out before.
    """
    words, figure, known = told()[name], *_figures(name, chosen, persona, one, twin)
    known |= _usual(chosen, persona, one)

    def fill(said: str) -> str:
        return said.format_map(known).strip()

    right = int(np.searchsorted(words["bounds"], figure))
    reveal = [line for line in map(fill, words["reveal"]) if line]
    plain = (words["title"], fill(words["say"]), fill(words["question"]))
    return Stop(*plain, list(words["choices"]), right, reveal, fill(words["source"]))


def _usual(chosen: Chosen, persona: Persona, one: Future) -> dict[str, object]:
    journeys = one.lives.journeys
    where = str(journeys.loc[journeys["family"] == chosen.family, "neighbourhood"].iloc[0])
    return {
        "profile": persona.title,
        "profile_source": f"{persona.report}, {persona.section}",
        "family": chosen.family,
        "families": f"{len(one.scene.families):,}",
        "where": in_words(where).title(),
        "years": one.lives.results.years,
    }


def _figures(
    name: str, chosen: Chosen, persona: Persona, one: Future, twin: Future | None
) -> tuple[float, dict[str, object]]:
    """Return the figure that decides which choice is right, and all that the reveal names."""
    if name == "advocate":
        assert twin is not None, "the last stop needs the second life"
        return _advocate(chosen.family, one, twin)
    reckon = {"family": _family, "threshold": _threshold, "presenting": _presenting, "worker": _worker}
    return reckon[name](chosen.family, one)


def _family(family: int, one: Future) -> tuple[float, dict[str, object]]:
    known = figures.of_the_family(one.scene, family)
    share = known["came_again"] / max(known["came"], 1)
    return known["visits"], {
        "family_visits": times(int(known["visits"])),
        "family_turned": times(int(known["turned"])),
        "share_again": f"{100 * share:.0f} % ({known['came_again']:,} of {known['came']:,})",
    }


def _threshold(family: int, one: Future) -> tuple[float, dict[str, object]]:
    turned, visits = figures.turned_away(one.scene), len(one.scene.visits)
    of_ten = 10 * len(turned) / max(visits, 1)
    row = figures.first_judged(one.lives, family)
    return of_ten, {
        "turned_of_ten": f"{of_ten:.1f}",
        "turned": f"{len(turned):,}",
        "visits": f"{visits:,}",
        "turned_back": figures.back_within_a_year(turned, one.scene).in_words(),
        "family_judged": "" if row is None else f"Family {family}, {day(row['week'])}: {sentence(row)}",
    }


def _presenting(_family: int, one: Future) -> tuple[float, dict[str, object]]:
    closed = figures.closings(one.lives, one.scene)
    needy = closed["worst"] >= Severity.ESTABLISHED
    of_ten = 10 * needy.sum() / max(len(closed), 1)
    back = [figures.back_within_a_year(closed[mine], one.scene).in_words() for mine in (needy, ~needy)]
    return of_ten, {
        "needy_of_ten": f"{of_ten:.1f}",
        "needy": f"{needy.sum():,}",
        "closed": f"{len(closed):,}",
        "back_needy": back[0],
        "back_settled": back[1],
    }


def _worker(family: int, one: Future) -> tuple[float, dict[str, object]]:
    after, before, changes = figures.trust_after_a_change(one.scene)
    of_ten = 10 * after / max(changes, 1)
    return of_ten, {
        "low_of_ten": f"{of_ten:.1f}",
        "low_after": after,
        "low_before": before,
        "changes": changes,
        "family_changes": times(int((one.scene.workers["family"] == family).sum())),
    }


def _advocate(family: int, one: Future, twin: Future) -> tuple[float, dict[str, object]]:
    before, after = (len(figures.visits_of(future.scene, family)) for future in (one, twin))
    parts = parting(family, one, twin)
    return after - before, {
        "family_visits": times(before),
        "twin_visits": times(after),
        "again": f"{one.scene.counts['again'].sum():,}",
        "twin_again": f"{twin.scene.counts['again'].sum():,}",
        "parting": "The two lives never part." if parts is None else f"They part on {day(parts.week)}.",
    }


def parting(family: int, one: Future, twin: Future) -> Departure | None:
    """Return where a family's two lives part, None where they never do."""
    mine, theirs = (future.lives.journeys for future in (one, twin))
    rows = [log[log["family"] == family].reset_index(drop=True) for log in (mine, theirs)]
    return departure(*rows)


def times(many: int) -> str:
    """Say how often: `never`, `once`, `twice`, `3 times`."""
    return ("never", "once", "twice")[many] if many < 3 else f"{many} times"


def day(week: pd.Timestamp) -> str:
    """Write a day as a reader does."""
    return f"{week.day} {week:%B %Y}"
