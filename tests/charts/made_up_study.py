"""A made-up study for tests of pictures: Ishigami's function by real SALib, with seeds that add chance."""

import numpy as np
import pandas as pd
from SALib.analyze import morris, sobol
from SALib.sample import morris as morris_sample
from SALib.sample import sobol as sobol_sample
from SALib.test_functions import Ishigami
from scipy.stats import spearmanr

from sim.charts.study_words import StudyWords
from sim.study.factor import DUMMY, Factor

LABELS = (
    "how often a need begins in a family where another need already stands, against the usual",
    "need score at which the front door opens a statutory assessment",
    "weeks until a key worker is named",
)
OUTCOME = "re_referral_share"
SEEDS, CHANCE = 3, 0.5
SIGNED = ("mu", "rank_correlation")


def words(factors, method):
    made = tuple(
        Factor(
            f"needs.factor_{n}", LABELS[n % 3] if n < 3 else f"{LABELS[n % 3]} ({n})", "ratio", -np.pi, np.pi
        )
        for n in range(factors)
    )
    outcomes = {OUTCOME: ("Referrals that follow another within 12 months", "% of referrals")}
    rests_on = "A made-up place; no families. Parameters: none."
    return StudyWords("What drives re-referral?", method, made, outcomes, rests_on)


def problem(factors):
    names = [*(factor.name for factor in words(factors, "sobol").factors), DUMMY]
    return {"num_vars": len(names), "names": names, "bounds": [[-np.pi, np.pi]] * len(names)}


def runs(points, luck=1):
    """Return the outcome by point and seed: later factors bear a little, ever less, the dummy not at all."""
    small = sum(0.5**n * points[:, n] for n in range(3, points.shape[1] - 1))
    chance = np.random.default_rng(luck).normal(0.0, CHANCE, (len(points), SEEDS))
    return (23.0 + Ishigami.evaluate(points[:, :3]) + small)[:, None] + chance


def sobol_study(factors, size=256):
    """Return points, runs and SALib's Sobol indices of one outcome as the tables of an analysis."""
    task = problem(factors)
    points = sobol_sample.sample(task, size, calc_second_order=True, seed=1)
    values = runs(points)
    found = sobol.analyze(task, values.mean(axis=1), calc_second_order=True, seed=1)
    each = [sobol.analyze(task, column, calc_second_order=True, seed=1) for column in values.T]
    table = pd.concat(
        _rows(task, index, found[index], found[f"{index}_conf"], [one[index] for one in each])
        for index in ("S1", "ST")
    )
    pairs = [
        (first, second) for first in range(task["num_vars"]) for second in range(first + 1, task["num_vars"])
    ]
    second = pd.DataFrame(
        {
            "outcome": OUTCOME,
            "factor": [task["names"][first] for first, _ in pairs],
            "other": [task["names"][other] for _, other in pairs],
            "value": [found["S2"][pair] for pair in pairs],
            "low": [found["S2"][pair] - found["S2_conf"][pair] for pair in pairs],
            "high": [found["S2"][pair] + found["S2_conf"][pair] for pair in pairs],
            "noise": [_noise([one["S2"][pair] for one in each]) for pair in pairs],
        }
    )
    return points, values, table, second


def morris_study(factors, trajectories=40):
    """Return points, runs and SALib's elementary effects of one outcome."""
    task = problem(factors)
    points = morris_sample.sample(task, trajectories, seed=1)
    values = runs(points)
    found = morris.analyze(task, points, values.mean(axis=1), seed=1)
    each = [morris.analyze(task, points, column, seed=1) for column in values.T]
    spread = np.asarray(found["sigma"]) / np.sqrt(trajectories)
    width = {"mu": 1.96 * spread, "mu_star": found["mu_star_conf"], "sigma": 1.4 * spread}
    table = pd.concat(
        _rows(task, index, found[index], width[index], [one[index] for one in each]) for index in width
    )
    return points, values, table


def latin_study(factors, size=200):
    """Return points, runs and rank correlations of one outcome."""
    task = problem(factors)
    points = np.random.default_rng(3).uniform(-np.pi, np.pi, (size, task["num_vars"]))
    values = runs(points)
    by_seed = np.array([[spearmanr(x, y).statistic for x in points.T] for y in values.T])
    found = np.array([spearmanr(x, values.mean(axis=1)).statistic for x in points.T])
    wide = np.full(len(found), 1.96 / np.sqrt(size - 1))
    return points, values, _rows(task, "rank_correlation", found, wide, by_seed)


def swings_of(points, values, names):
    """Return the mean outcome in the lowest and the highest fifth of each factor, with 95 % intervals."""
    mean, rows = values.mean(axis=1), []
    for name, column in zip(names, points.T, strict=True):
        row = {"outcome": OUTCOME, "factor": name, "middle": mean.mean()}
        cuts = {
            "when_low": column <= np.quantile(column, 0.2),
            "when_high": column >= np.quantile(column, 0.8),
        }
        for end, those in cuts.items():
            reach = 1.96 * mean[those].std(ddof=1) / np.sqrt(those.sum())
            middle = mean[those].mean()
            row |= {end: middle, f"low_{end}": middle - reach, f"high_{end}": middle + reach}
        rows.append(row)
    return pd.DataFrame(rows)


def _rows(task, index, found, width, each):
    found, width = np.asarray(found, float), np.asarray(width, float)
    low, high = found - width, found + width
    return pd.DataFrame(
        {
            "outcome": OUTCOME,
            "index": index,
            "factor": task["names"],
            "value": found,
            "low": low,
            "high": high,
            "noise": [_noise(one) for one in np.asarray(each).T],
            "floor": high[-1],
            "above_floor": (np.maximum(low, -high) if index in SIGNED else low) > max(-low[-1], high[-1]),
        }
    )


def _noise(by_seed):
    return float(np.std(by_seed, ddof=1) / np.sqrt(SEEDS))
