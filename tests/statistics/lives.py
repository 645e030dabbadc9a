"""Towns that have been lived in: the yearly figures and care by tenth that the tests compare."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import numpy as np

from calibration.deprivation_slope import rise_per_tenth
from sim.costs.activity import PAYERS
from sim.costs.prices import price_list
from sim.population.place import Place
from sim.scenario import Scenario
from sim.simulate import simulate
from sim.state.measures import MEASURES, PLACE_OF
from tests.statistics.stays import mean_stay

WEEKS_A_YEAR = 365 / 7
YEARS = 9  # April 2018 to March 2027
RATIOS = {
    "caseload": ("allocated_children", "social_workers_with_cases"),
    "severity": ("severity", "families"),
    "trust": ("trust_of_open", "open_families"),
    "agencies_a_family": ("services_of_open", "open_families"),
    "re_referral_share": ("re_referrals", "referrals"),
    "relapse_share": ("relapses", "closed_families"),
    "wait": ("waited_weeks", "early_help_starts"),
}
CHILDRENS_SERVICES = ("early_help", "social_care")
COSTS = {  # who pays
    "cost": PAYERS,
    "cost_of_early_help": ("early_help",),
    "cost_of_the_rest": tuple(payer for payer in PAYERS if payer != "early_help"),
    "cost_of_other_agencies": tuple(payer for payer in PAYERS if payer not in CHILDRENS_SERVICES),
}
FLOWS = {measure.name for measure in MEASURES if measure.kind == "flow"}


class Life(NamedTuple):
    """One seed under one policy: weekly means of all measures by statistical year, and the snapshots."""

    means: dict[int, np.ndarray]  # by year, shape (measures,)
    snapshots: np.recarray
    stay: float = float("nan")  # mean weeks in early help, where journeys were kept

    def figure(self, name: str, years: Iterable[int]) -> float:
        """Return a ratio as it is, cost in £ a child a year, all else per 10,000 children (flows a year)."""
        mean = np.mean([self.means[year] for year in years], axis=0)
        if name in COSTS:
            return _cost_a_child(mean, COSTS[name])
        part, whole = RATIOS.get(name, (name, "children"))
        value = mean[PLACE_OF[part]] / mean[PLACE_OF[whole]]
        if name in RATIOS:
            return float(value)
        return float(value * 10_000 * (WEEKS_A_YEAR if name in FLOWS else 1.0))

    def care_rise_per_tenth(self) -> float:
        """Return how much likelier care is a tenth further down [%], all years of snapshots pooled."""
        cells = [self.snapshots[name].astype(float) for name in ("tenth", "looked_after", "children")]
        return rise_per_tenth(*cells)


def _cost_a_child(mean: np.ndarray, payers: tuple[str, ...]) -> float:
    """Price a mean week as the ledger does, for those who pay [£ of 2024/25 a child a year]."""
    week = sum(
        priced.gbp * weight * mean[PLACE_OF[measure]]
        for priced in price_list()
        if priced.line.agency in payers
        for measure, weight in priced.line.measures.items()
    )
    return float(week * WEEKS_A_YEAR / mean[PLACE_OF["children"]])


def live(share: float, scenario: Scenario, seed: int, stays_from: date | None = None) -> Life:
    """Run one seed of a share of the place and sum it up; with a day, stays in early help from it on too."""
    place, kept = Place.read("tameside").scaled(share), stays_from is not None
    record = simulate(place, scenario, seed, YEARS, journeys=kept)
    calendar = record.calendar
    years = range(2018, calendar.start.year + YEARS + 1)
    town = record.tally.sum(axis=1)
    means = {year: town[list(calendar.weeks_of_year(year))].mean(axis=0) for year in years}
    stay = mean_stay(record, stays_from) if stays_from is not None else float("nan")
    return Life(means, record.snapshots, stay)


def figures(lives: list[Life], name: str, years: Iterable[int]) -> np.ndarray:
    """Return one figure of every seed, shape (seeds,)."""
    return np.array([life.figure(name, years) for life in lives])


def gaps(baseline: list[Life], alternative: list[Life], name: str, years: Iterable[int]) -> np.ndarray:
    """Return the paired differences of a figure, alternative less baseline, shape (seeds,)."""
    return figures(alternative, name, years) - figures(baseline, name, years)


def stays(lives: list[Life]) -> np.ndarray:
    """Return the mean weeks of a stay in early help of every seed, shape (seeds,)."""
    return np.array([life.stay for life in lives])


def more_than_the_sum(lives: dict[str, list[Life]], name: str, years: Iterable[int]) -> np.ndarray:
    """Return what co-location and shared outcomes do beyond the sum of the two alone, shape (seeds,)."""
    alone, shared, both = (
        gaps(lives["baseline"], lives[arm], name, years) for arm in ("co-location", "shared outcomes", "both")
    )
    return both - alone - shared
