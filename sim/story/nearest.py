"""Nearest: the family of a place that is most like a persona, how near it is, and in what it differs.

Nearest neighbours over the features that the persona states, each divided by its standard deviation among the
families that any agency has met, so that a child more and a stay in care more weigh by how unusual they are.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.spatial.distance import cdist

from sim.errors import InputError
from sim.state.codes import Severity, name_of
from sim.story.ages import tells_ages, years_off
from sim.story.choosing import Chosen
from sim.story.histories import NEEDS, histories
from sim.story.persona import Persona

AGES = "ages"
WORDS = {"care_stays": "stays in care", "plans": "protection plans", "police_contacts": "contacts by police"}
ALIKE = 1e-9
DIGITS = 9  # of a distance: what differs by less is a tie


class Match(NamedTuple):
    """The family nearest to a persona.

    distance : root mean square of the standardised differences [standard deviations a feature].
    features : one row a feature: `feature`, `persona`, `family`, `difference` (standardised).
    """

    chosen: Chosen
    distance: float
    features: pd.DataFrame


def nearest_to(persona: Persona, table: pd.DataFrame, seed: int, where: str) -> Match:
    """Return the family nearest to a persona; ties go to the one referred most often, then the lower number.

    table : `features_for` of that seed. Raises `InputError` where no agency has met any family.
    """
    met = table[table["agencies"] > 0].sort_index()
    if met.empty:
        raise InputError(f"{where}, --persona", "no agency has met any family", "a longer run", "add years")
    wanted = pd.Series(persona.features())
    if AGES in met:
        wanted[AGES] = 0.0
    spread = met[wanted.index].std(ddof=0)
    spread = spread.where(spread > 0, 1.0)
    scaled = (met[wanted.index] / spread).to_numpy()
    far = cdist(scaled, [(wanted / spread).to_numpy()])[:, 0] / np.sqrt(len(wanted))
    order = np.lexsort((met.index.to_numpy(), -met["referrals"].to_numpy(), np.round(far, DIGITS)))
    family = met.index[order[0]]
    here = met.loc[family, wanted.index]
    features = pd.DataFrame(
        {"persona": wanted, "family": here, "difference": (here - wanted) / spread}
    ).rename_axis("feature").reset_index()  # fmt: skip
    distance = float(far[order[0]])
    return Match(Chosen(seed, int(family), in_words(persona, distance, features)), distance, features)


def features_for(persona: Persona, journeys: pd.DataFrame, added: Sequence[Mapping] = ()) -> pd.DataFrame:
    """Return what families are matched by: their histories, and how far ages of children are off [years].

    journeys : every event of one seed. The column `ages` is left out where the persona or the log has none.
    """
    table = histories(journeys, added)
    if persona.ages() and tells_ages(journeys):
        table[AGES] = years_off(journeys, persona.ages(), table.index)
    return table


def in_words(persona: Persona, distance: float, features: pd.DataFrame) -> str:
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
        f"nearest to {persona.title}, of all families that an agency met: {distance:.2f} standard deviations "
        f"a feature over {len(features)} features; {differs}{marked}"
    )


def _word(feature: str) -> str:
    return WORDS.get(feature, feature.replace("_", " "))


def _short(feature: str, value: float) -> str:
    if feature == AGES:
        return f"{value:.1f} years off at best"
    return name_of(Severity(int(value))) if feature in NEEDS else f"{value:g}"


def _figure(feature: str, value: float) -> str:
    if feature == AGES:
        return "ages of children as told"
    short = _short(feature, value)
    return f"{_word(feature)} {short}" if feature in NEEDS else f"{short} {_word(feature)}"
