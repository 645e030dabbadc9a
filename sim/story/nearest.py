"""Nearest: the family of a place that is most like a persona, how near it is, and in what it differs.

Nearest neighbours over the features that the persona states, each divided by its standard deviation among the
families that any agency has met (`sim.story.moments`), so that a child more and a stay in care more weigh by
how unusual they are.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.spatial.distance import cdist

from sim.errors import InputError
from sim.state.codes import Severity, name_of
from sim.story.choosing import Chosen
from sim.story.histories import NEEDS
from sim.story.moments import moments, stood, tells_ages
from sim.story.persona import Persona
from sim.story.words import in_words as spelt

AGES = "ages"
WORDS = {"care_stays": "stays in care", "plans": "protection plans", "police_contacts": "contacts by police"}
ALIKE = 1e-9
DIGITS = 9  # of a distance: what differs by less is a tie


class Match(NamedTuple):
    """The family nearest to a persona, on the day on which it is.

    distance : root mean square of the standardised differences [standard deviations a feature].
    features : one row a feature: `feature`, `persona`, `family`, `difference` (standardised).
    """

    chosen: Chosen
    distance: float
    features: pd.DataFrame


def nearest_in(
    persona: Persona, journeys: pd.DataFrame, seed: int, where: str, added: Sequence[Mapping] = ()
) -> Match:
    """Return the family of a seed's log that is most like a persona, on any of its `moments`.

    journeys : every event of that seed; where : names the results in messages. A log that does not tell of
    children is matched by the rest. Raises `InputError` where no agency has met any family.
    """
    wanted, ages = persona.features(), persona.ages()
    if not tells_ages(journeys):
        wanted, ages = {name: value for name, value in wanted.items() if name != "children"}, []
    days = moments(journeys)
    tables = {day: stood(journeys, day, wanted, ages, added) for day in days}
    if not any(map(len, tables.values())):
        raise InputError(f"{where}, --persona", "no agency has met any family", "a longer run", "add years")
    wanted |= {AGES: 0.0} if ages else {}
    return nearest_to(persona, pd.concat(tables, names=["day", "family"]), wanted, seed)


def nearest_to(persona: Persona, table: pd.DataFrame, wanted: Mapping[str, float], seed: int) -> Match:
    """Return the row of a table nearest to what is wanted; ties go to the earlier day, then the lower number.

    table : one row a day and family, indexed by them, with the features wanted at least.
    """
    told = pd.Series(wanted)
    spread = table[told.index].std(ddof=0)
    spread = spread.where(spread > 0, 1.0)
    scaled = (table[told.index] / spread).to_numpy()
    far = cdist(scaled, [(told / spread).to_numpy()])[:, 0] / np.sqrt(len(told))
    days, families = (table.index.get_level_values(name).to_numpy() for name in ("day", "family"))
    nearest = np.lexsort((families, days, np.round(far, DIGITS)))[0]
    here = table[told.index].iloc[nearest]
    features = pd.DataFrame({"persona": told, "family": here, "difference": (here - told) / spread})
    features = features.rename_axis("feature").reset_index()
    day, distance = pd.Timestamp(days[nearest]), float(far[nearest])
    why = in_words(persona, day, distance, features)
    return Match(Chosen(seed, int(families[nearest]), why, day), distance, features)


def in_words(persona: Persona, day: pd.Timestamp, distance: float, features: pd.DataFrame) -> str:
    """Say how near a match is and in what it differs: `H: 4 children, here 3`."""
    apart = features[features["difference"].abs() > ALIKE].to_dict("records")
    said = [
        f"{_figure(row['feature'], row['persona'])}, here {_short(row['feature'], row['family'])}"
        for row in apart
    ]
    differs = f"it differs in {'; '.join(said)}" if said else "alike in all of them"
    guessed = persona.assumed()
    marked = f" (assumptions of the persona: {', '.join(map(_word, guessed))})" if guessed else ""
    return (
        f"nearest to {persona.title}, as it stood on {day.day} {day:%B %Y}, of all families that an agency "
        f"had met: {distance:.2f} standard deviations a feature, over {len(features)} features; "
        f"{differs}{marked}"
    )


def _word(feature: str) -> str:
    return WORDS.get(feature, spelt(feature))


def _short(feature: str, value: float) -> str:
    if feature == AGES:
        return f"{value:.1f} years off"
    return name_of(Severity(int(value))) if feature in NEEDS else f"{value:g}"


def _figure(feature: str, value: float) -> str:
    if feature == AGES:
        return "ages of children as told"
    short = _short(feature, value)
    return f"{_word(feature)} {short}" if feature in NEEDS else f"{short} {_word(feature)}"
