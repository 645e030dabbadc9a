"""The twenty targets measured in one run, each by its official definition."""

from collections.abc import Callable
from datetime import date
from statistics import fmean

import numpy as np
import pandas as pd

from calibration.deprivation_slope import rise_per_tenth
from calibration.evidence import evidence, look_up
from calibration.recorded_years import (
    PER,
    MissingRecordError,
    RecordedYear,
    known_value,
    on_day,
    ratio,
    recorded_year,
    weekly_counts,
)

YEARS = (2018, 2019, 2020)  # years to 31 March whose mean is held against the targets
PATH_YEARS = (2016, 2017, 2018, 2019, 2020)
BANDS = ("to_3_months", "3_to_6_months", "6_to_12_months", "1_to_2_years", "over_2_years")
# the census' "health services"
HEALTH = ("health_visiting", "gp", "child_mental_health", "adult_mental_health")
FACTORS = ("domestic_abuse", "mental_health", "drug_misuse", "alcohol_misuse")
NEEDS = {
    "parent_severe_mh": "parent_severe_mh",
    "domestic_violence": "domestic_abuse",
    "parent_substance": "parent_substance",
    "all_three_moderate": "all_three_moderate",
    "all_three_severe": "all_three_severe",
}
PATH = {"referral_rate": "ref_rate", "looked_after": "cla_31m", "plans": "cpp_31m", "in_need": "cin_31m"}

Measured = dict[str, float | dict[str, float]]


def measure(demand: pd.DataFrame, snapshots: object) -> Measured:
    """Measure C01 to C20 in one run (one scenario, one seed).

    Each is the mean over the years to March 2018, 2019 and 2020, except C17 (30 September of those
    calendar years) and the needs of C20 (31 March 2018). Rates are over the mean number of children of
    the year, counts scaled to 365 days, percentages taken year by year. A stock of 31 March is that of
    the last week that begins before 1 April.

    A year's census is closed on 31 March, and C04 and C06 follow it (decision 25). Who is being assessed on
    that day is an open case, as in C05, and belongs to the year's children (C06) whatever is found later; who
    was found *not in need* by then does not. C04 is the share of the year's referrals found not in need by
    that day: one decided in April is in no year's share. C07 has the lengths of episodes found in need only.

    C18 gives the ratio twice, `eh_to_statutory` over distinct children of the year and
    `eh_to_statutory_stock` over 31 March stocks, since the source does not say which it is.

    Parameters
    ----------
    demand
        The demand table of the run.
    snapshots
        One row a 31 March, neighbourhood and deprivation tenth: a record array or a frame.

    Errors
    ------
    `MissingRecordError` when a year, week or column is missing. nan where a share has no whole.
    """
    weekly = weekly_counts(demand)
    years = [recorded_year(weekly, year) for year in YEARS]
    return {
        **{target: _mean(years, rule) for target, rule in _SINGLE.items()},
        "C15": _sources(years),
        "C16": {factor: _mean(years, _share(f"factor_{factor}", "assessments")) for factor in FACTORS},
        "C17": caseload(weekly),
        "C18": _early_help(years),
        "C19": {
            "contact_to_referral": _mean(years, _share("referrals", "contacts")),
            "closed_to_eh": _mean(years, _share("passed_to_early_help", "not_in_need")),
        },
        "C20": _population_needs(_snapshot_frame(snapshots)),
    }


def ending_bands(demand: pd.DataFrame) -> dict[str, float]:
    """Return the lengths of the episodes of need that end, % in each of the five published bands."""
    years = _three_years(demand)
    return {band: _mean(years, _share(f"ends_{band}", *_ENDS)) for band in BANDS}


def caseload(weekly: pd.DataFrame) -> float:
    """Return open allocated children over social workers holding a case, on 30 September (C17).

    The mean of 30 September 2018, 2019 and 2020, the dates behind the target. A run that ends in March
    2020 has two of them; fewer raise `MissingRecordError`.
    """
    days = [on_day(weekly, date(year, 9, 30)) for year in YEARS]
    recorded = [day for day in days if day is not None]
    if len(recorded) < 2:
        raise MissingRecordError("C17: 30 September 2018 and 2019 are not both recorded")
    return fmean(_cases_a_worker(day) for day in recorded)


def mean_caseload(demand: pd.DataFrame) -> float:
    """Return the same caseload over all weeks of the three years: a check that September is not odd."""
    return fmean(_cases_a_worker(year.total) for year in _three_years(demand))


def path(demand: pd.DataFrame) -> pd.DataFrame:
    """Return the simulated path of one run, years to March 2016 to 2020, per 10,000 children.

    Columns `referral_rate`, and `looked_after`, `plans`, `in_need` on 31 March. The care stock of 2016
    is read at the end of the first week of April 2016, since children in care are seeded on 1 April.
    """
    weekly = weekly_counts(demand)
    years = [recorded_year(weekly, year) for year in PATH_YEARS]
    rows = [[year.rate("referrals"), *(year.stock(stock) for stock in list(PATH)[1:])] for year in years]
    frame = pd.DataFrame(rows, index=pd.Index(PATH_YEARS, name="year"), columns=list(PATH))
    seeded = weekly[weekly.index >= pd.Timestamp(date(2016, 4, 1))].iloc[0]
    frame.loc[2016, "looked_after"] = known_value(seeded, "looked_after") / years[0].children * PER
    return frame


def published_path(place: str = "tameside") -> pd.DataFrame:
    """Return the published path of a place, columns as in `path`; nan where the table has no figure."""
    ids = {column: f"{stem}_{place}" for column, stem in PATH.items()}
    series = {column: look_up(one).series or {} if one in evidence() else {} for column, one in ids.items()}
    rows = {year: {column: series[column].get(str(year), np.nan) for column in PATH} for year in PATH_YEARS}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("year").astype(float)


def _three_years(demand: pd.DataFrame) -> list[RecordedYear]:
    weekly = weekly_counts(demand)
    return [recorded_year(weekly, year) for year in YEARS]


def _cases_a_worker(values: pd.Series) -> float:
    workers = known_value(values, "social_workers_with_cases")
    return ratio(known_value(values, "allocated_children"), workers)


def _mean(years: list[RecordedYear], rule: Callable[[RecordedYear], float]) -> float:
    return fmean(rule(year) for year in years)


def _share(part: str, *wholes: str) -> Callable[[RecordedYear], float]:
    return lambda year: year.percent(part, *wholes)


def _rate(name: str) -> Callable[[RecordedYear], float]:
    return lambda year: year.rate(name)


def _stock(name: str) -> Callable[[RecordedYear], float]:
    return lambda year: year.stock(name)


_ENDS = tuple(f"ends_{band}" for band in BANDS)
_SINGLE: dict[str, Callable[[RecordedYear], float]] = {
    "C01": _rate("referrals"),
    "C02": _share("re_referrals", "referrals"),
    "C03": _share("closed_no_assessment", "referrals"),
    "C04": _share("not_in_need_of_year", "referrals"),
    "C05": _stock("in_need"),
    "C06": lambda year: year.distinct("in_need_in_year"),
    "C07": _share(_ENDS[0], *_ENDS),
    "C08": _rate("s47"),
    "C09": _rate("conferences"),
    "C10": _stock("plans"),
    "C11": _rate("plan_starts"),
    "C12": _stock("looked_after"),
    "C13": _rate("care_starts"),
    "C14": _rate("care_ends"),
}


def _sources(years: list[RecordedYear]) -> dict[str, float]:
    sources = {"police": ("police",), "schools": ("school",), "health": HEALTH}
    return {
        source: sum(_mean(years, _share(f"referrals_from_{agency}", "referrals")) for agency in agencies)
        for source, agencies in sources.items()
    }


def _early_help(years: list[RecordedYear]) -> dict[str, float]:
    def annual(year: RecordedYear) -> float:
        return ratio(year.events("early_help_in_year"), year.events("in_need_in_year"))

    def on_a_day(year: RecordedYear) -> float:
        return ratio(year.on_31_march("early_help_children"), year.on_31_march("in_need"))

    return {
        "eha_rate": _mean(years, _rate("early_help_assessments")),
        "eh_to_statutory": _mean(years, annual),
        "eh_to_statutory_stock": _mean(years, on_a_day),
    }


def _population_needs(frame: pd.DataFrame) -> dict[str, float]:
    at_start = frame[frame["year"] == YEARS[0]]
    children = float(at_start["children"].sum())
    shares = {part: 100.0 * ratio(float(at_start[column].sum()), children) for part, column in NEEDS.items()}
    cells = [frame[column].to_numpy(float) for column in ("tenth", "looked_after", "children")]
    return {**shares, "care_rise_per_tenth_percent": rise_per_tenth(*cells)}


def _snapshot_frame(snapshots: object) -> pd.DataFrame:
    """Return the snapshots of the three years; every one must be there and hold no gap."""
    frame = snapshots if isinstance(snapshots, pd.DataFrame) else pd.DataFrame(np.asarray(snapshots))
    if "seed" in frame and frame["seed"].nunique() > 1:
        raise ValueError("snapshots: more than one seed; a statistic is taken run by run")
    absent = sorted(set(YEARS) - set(frame["year"]))
    if absent:
        raise MissingRecordError(f"snapshots: no 31 March of {', '.join(map(str, absent))}")
    mine = frame[frame["year"].isin(YEARS)]
    needed = ["tenth", "children", "looked_after", *NEEDS.values()]
    gaps = [column for column in needed if column not in mine or mine[column].isna().any()]
    if gaps:
        raise MissingRecordError(f"snapshots: no values, or gaps, in {', '.join(gaps)}")
    return mine
