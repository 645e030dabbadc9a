"""A made-up study for pictures: Ishigami's function, further factors that bear ever less, and chance."""

import numpy as np
import pandas as pd
from SALib.test_functions import Ishigami

from sim.charts.study_words import StudyWords
from sim.study.analysis import analyse
from sim.study.condition import condition_of
from sim.study.design import design_of
from sim.study.discovery import discover
from sim.study.factor import Factor, noise_floor
from sim.study.gate import outputs_of

LABELS = (
    "how often a need begins in a family where another need already stands, against the usual",
    "need score at which the front door opens a statutory assessment",
    "weeks until a key worker is named",
)
OUTCOME, ASK = "re_referral_share", "In which futures do most cases come back?"
SEEDS, CHANCE = 3, 0.5


def words(factors, method):
    made = tuple(
        Factor(f"needs.factor_{n}", LABELS[n % 3] + (f" ({n})" if n > 2 else ""), "ratio", -np.pi, np.pi)
        for n in range(factors)
    )
    outcomes = {OUTCOME: ("Referrals that follow another within 12 months", "% of referrals")}
    return StudyWords("What drives re-referral?", method, made, outcomes, "A made-up place of no families.")


def outputs(points):
    """Return the outcome at each point and seed; the last column of the points moves nothing."""
    small = sum(0.5**n * points[:, n] for n in range(3, points.shape[1] - 1))
    chance = np.random.default_rng(1).normal(0.0, CHANCE, (len(points), SEEDS))
    return (23.0 + Ishigami.evaluate(points[:, :3]) + small)[:, None] + chance


def studied(method, factors, size):
    """Return words, design and analysis of a study of so many factors."""
    said = words(factors, method)
    design = design_of(method, said.factors, size, 1)
    values = outputs(design.points)
    runs = pd.DataFrame(
        {
            "point": np.repeat(np.arange(len(values)), SEEDS),
            "seed": np.tile(np.arange(SEEDS), len(values)),
            OUTCOME: values.ravel(),
        }
    )
    return said, design, analyse(design, outputs_of(design, runs, [OUTCOME], SEEDS))


def boxes_of(said, design, above=28.0):
    """Return what discovery finds on where the outcome lies above a figure."""
    mean = {OUTCOME: outputs(design.points).mean(axis=1)}
    asked = [condition_of(ASK, f"{OUTCOME} > {above}", [OUTCOME], "made up")]
    return discover(design, mean, (*said.factors, noise_floor()), asked)
