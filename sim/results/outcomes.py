"""Outcomes: the few figures in which a run is summed up, each with its unit and which way is better.

A figure is taken over whole statistical years. Where more or fewer is neither good nor bad in itself
(fewer referrals may be less need, or need unseen), no direction is called better.
"""

from collections.abc import Callable, Collection
from typing import NamedTuple

import pandas as pd

from sim.state.measures import MEASURES

WEEKS_A_YEAR = 365 / 7  # annual counts are scaled to 365 days
PER = 10_000.0
MEASURE_NAMES = [measure.name for measure in MEASURES]

Level = pd.DataFrame  # weekly means of every measure, one row a seed (or seed and year)


class Outcome(NamedTuple):
    """One figure of the summary; `better` is lower, higher or neither."""

    name: str
    label: str
    unit: str
    better: str
    taken: Callable[[Level], pd.Series]


def _stock(name: str) -> Callable[[Level], pd.Series]:
    return lambda level: level[name]


def _annual(name: str) -> Callable[[Level], pd.Series]:
    return lambda level: level[name] * WEEKS_A_YEAR


def _rate(name: str) -> Callable[[Level], pd.Series]:
    return lambda level: level[name] * WEEKS_A_YEAR / level["children"] * PER


def _percent(part: str, whole: str) -> Callable[[Level], pd.Series]:
    return lambda level: 100.0 * level[part] / level[whole].where(level[whole] != 0)


def _ratio(part: str, whole: str) -> Callable[[Level], pd.Series]:
    return lambda level: level[part] / level[whole].where(level[whole] != 0)


OUTCOMES: tuple[Outcome, ...] = (
    Outcome("referrals", "Referrals", "children a year", "neither", _annual("referrals")),
    Outcome("referral_rate", "Referral rate", "per 10,000 children a year", "neither", _rate("referrals")),
    Outcome(
        "re_referral_share",
        "Referrals that follow another within 12 months",
        "% of referrals",
        "lower",
        _percent("re_referrals", "referrals"),
    ),
    Outcome(
        "early_help_assessments",
        "Early help assessments",
        "children a year",
        "neither",
        _annual("early_help_assessments"),
    ),
    Outcome("early_help_families", "In early help", "families", "neither", _stock("early_help_families")),
    Outcome(
        "waiting_weeks",
        "Wait for early help",
        "weeks",
        "lower",
        _ratio("waited_weeks", "early_help_starts"),
    ),
    Outcome(
        "in_need",
        "Open as in need, all statutory cases",
        "children",
        "neither",
        _stock("in_need"),
    ),
    Outcome("child_in_need", "Children in need (S17)", "children", "neither", _stock("child_in_need")),
    Outcome("plans", "On a child protection plan", "children", "lower", _stock("plans")),
    Outcome("care_starts", "Starting to be looked after", "children a year", "lower", _annual("care_starts")),
    Outcome("looked_after", "Looked after", "children", "lower", _stock("looked_after")),
    Outcome(
        "caseload",
        "Caseload of a social worker",
        "children",
        "lower",
        _ratio("allocated_children", "social_workers_with_cases"),
    ),
    Outcome(
        "severity", "Severity of all needs", "points a family, of 24", "lower", _ratio("severity", "families")
    ),
    Outcome(
        "missed_families",
        "Acute need and no help (missed)",
        "families",
        "lower",
        _stock("families_severe_unseen"),
    ),
    Outcome(
        "needless_help",
        "Helped with no need above emerging (needless)",
        "families",
        "lower",
        _stock("families_helped_without_need"),
    ),
    Outcome(
        "relapse_share",
        "Closed families referred again within 12 months",
        "% of closings",
        "lower",
        _percent("relapses", "closed_families"),
    ),
    Outcome(
        "trust",
        "Trust of families with a case",
        "0 to 1",
        "higher",
        _ratio("trust_of_open", "open_families"),
    ),
    Outcome(
        "gatekeeping",
        "Gate-keeping at its cap",
        "% of weeks",
        "lower",
        lambda level: 100.0 * level["gatekeeping_binds"] / level["neighbourhoods"],
    ),
)

OF_MONEY = Outcome("cost", "Cost, all agencies", "£ million a year, 2024/25 prices", "lower", _stock("gbp"))
OF_JOURNEYS: tuple[Outcome, ...] = (
    Outcome(
        "referred_often",
        "Referred families referred 3 times or more in 5 years",
        "% of families referred",
        "lower",
        _percent("families_referred_often", "families_referred"),
    ),
    Outcome(
        "weeks_to_return",
        "Median time from closing to the next referral",
        "weeks",
        "higher",
        _stock("median_weeks_to_return"),
    ),
)
ALL: tuple[Outcome, ...] = (*OUTCOMES, OF_MONEY, *OF_JOURNEYS)
HEADLINE = ("referrals", "in_need", "looked_after", "cost", "severity")  # what a board asks for first


def outcomes(
    demand: pd.DataFrame, years: Collection[int], chosen: tuple[Outcome, ...] = OUTCOMES
) -> pd.DataFrame:
    """Return outcomes of activity over the given years together: one row a seed, one column each."""
    return _taken(_level(demand, years, ["seed"]), chosen)


def outcomes_by_year(demand: pd.DataFrame, years: Collection[int]) -> pd.DataFrame:
    """Return the same year by year: one row a seed and year."""
    return _taken(_level(demand, years, ["seed", "year"]), OUTCOMES)


def cost_by_year(ledger: pd.DataFrame, years: Collection[int]) -> pd.DataFrame:
    """Return the cost of all agencies in £ million: one row a seed and year, column `cost`."""
    mine = ledger[ledger["year"].isin(list(years))]
    return (mine.groupby(["seed", "year"])[["gbp"]].sum() / 1e6).rename(columns={"gbp": OF_MONEY.name})


def revolving_outcomes(table: pd.DataFrame) -> pd.DataFrame:
    """Return the outcomes of the revolving door over the whole run: one row a seed."""
    return _taken(table.set_index("seed"), OF_JOURNEYS)


def year_of(weeks: pd.Series) -> pd.Series:
    """Return the statistical year (to 31 March of that year) in which each week begins."""
    return (weeks.dt.year + (weeks.dt.month >= 4)).astype("int64").rename("year")


def _level(demand: pd.DataFrame, years: Collection[int], keys: list[str]) -> Level:
    """Return the weekly means, over the years given, of each measure summed over neighbourhoods."""
    year = year_of(demand["week"])
    mine = pd.concat([demand, year], axis=1)[year.isin(list(years))]
    counted = [name for name in MEASURE_NAMES if name in mine]  # those of spare agencies may have other names
    weekly = mine.groupby(["seed", "year", "week"])[counted].sum()
    level = weekly.groupby(keys).mean()
    return level.assign(neighbourhoods=demand["neighbourhood"].nunique())


def _taken(level: Level, chosen: tuple[Outcome, ...]) -> pd.DataFrame:
    return pd.DataFrame({outcome.name: outcome.taken(level).astype(float) for outcome in chosen})
