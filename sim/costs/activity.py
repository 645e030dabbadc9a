"""Activity: which measure makes which units of which cost line, who pays, in which tier."""

from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sim.errors import WrongValueError, nearest
from sim.reading import read_mapping
from sim.state.agencies import SPARE
from sim.state.codes import Agency, name_of
from sim.state.measures import PLACE_OF

PRICES_FILE = Path(__file__).parent / "prices.yaml"

TIERS = (
    "front_door",
    "early_help",
    "assessment",
    "child_in_need",
    "child_protection",
    "looked_after",
    "other_help",  # help by agencies beside early help and social care
    "acute_needs",  # what acute needs cost public services, helped or not
)
PAYERS = (
    *(name_of(agency) for agency in Agency if agency not in (Agency.FAMILY, *SPARE)),
    "health_services",  # hospitals, ambulances, primary care
    "housing_authority",
    "courts",  # courts, legal aid, Cafcass, prosecution, probation
    "partner_agencies",  # one of the above, the record does not say which
)
Value = Literal["fiscal", "economic", "social"]
Cashable = Literal["cashable", "capacity", "none"]
VALUES: tuple[Value, ...] = get_args(Value)
KEYS = ["scenario", "seed", "year", "neighbourhood"]


class CostLine(BaseModel):
    """One line of the ledger: what is counted, and how a published price applies to it.

    measures : measure -> units of this line that one of it makes (children, weeks, families).
    evidence : id of the published price; `{place}` stands for the place, or England where it has none;
        `pounds` where the measure is money already, of 2024/25.
    part : the part of the published value that this payer bears; the rest is other lines' or nobody's.
    per : period the published value covers; a yearly value is spread over its weeks.
    takes : how many of the published units (contacts, hours, cases, incidents) one unit takes.
    kind : `evidence`, `derived` (arithmetic on evidence) or `assumption`, of the whole application.
    nature : the sort of money this is, by its name in the file, which gives the next four.
    side : `intervention` where a policy orders the line itself, `consequence` where it follows from families.
    value : `fiscal` (the public purse), `economic` (others' money or output) or `social` (harm, wellbeing).
    cashable : `cashable`, `capacity` (time or room that comes free) or `none`; `why` says on what grounds.
    basis : `activity` and `posts` are two ways to price social work, of which a ledger uses one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    cost_line: str
    tier: str
    agency: str
    measures: dict[str, float] = Field(min_length=1)
    unit: str
    evidence: str
    part: float | None = Field(default=None, gt=0)
    per: Literal["once", "week", "month", "year"] = "once"
    takes: float = Field(default=1.0, gt=0)
    kind: Literal["evidence", "derived", "assumption"]
    nature: str
    side: Literal["intervention", "consequence"]
    value: Value
    cashable: Cashable
    why: str = Field(min_length=1)
    basis: Literal["both", "activity", "posts"] = "both"
    note: str = ""

    @model_validator(mode="after")
    def _names_exist(self) -> "CostLine":
        named = [(self.tier, TIERS), (self.agency, PAYERS), *((name, PLACE_OF) for name in self.measures)]
        for word, words in named:
            if word not in words:
                where = f"cost line {self.cost_line}"
                raise WrongValueError(where, f"unknown name {word!r}", "a known name", nearest(word, words))
        return self


@lru_cache(maxsize=4)
def cost_lines(path: Path = PRICES_FILE) -> tuple[CostLine, ...]:
    """Read the cost lines of a file, in its order; raises `InputError` for a wrong one."""
    read = read_mapping(path)
    natures = read.get("natures", {})
    lines = tuple(_cost_line(path.name, line, natures) for line in read.get("cost_lines", ()))
    names = [line.cost_line for line in lines]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise WrongValueError(path.name, f"{twice[0]} stands twice", "each cost line once", "rename one")
    return lines


def _cost_line(file: str, line: dict, natures: dict[str, dict]) -> CostLine:
    named = line.get("nature")
    if named not in natures:
        where = f"{file}, {line.get('cost_line', 'a cost line')}"
        raise WrongValueError(
            where, f"the nature {named!r}", "one of the file's natures", nearest(named, natures)
        )
    try:
        return CostLine(**natures[named], **line)
    except ValidationError as problem:
        first = problem.errors()[0]
        where = f"{file}, {line.get('cost_line', 'a cost line')}, {'.'.join(map(str, first['loc']))}"
        advice = "compare it with its neighbours in the file"
        raise WrongValueError(where, first["msg"], "the fields of a cost line", advice) from None


def statistical_year(week: pd.Series) -> pd.Series:
    """Return the year to 31 March in which each week begins."""
    days = pd.to_datetime(week)
    return days.dt.year + (days.dt.month >= 4)


def activity_units(demand: pd.DataFrame, lines: list[CostLine], keys: list[str]) -> pd.DataFrame:
    """Return the units of each line, one row a group of `keys` and one column a cost line.

    A stock makes one unit a week for each child, family or post, so its units are weeks.
    Raises `ValueError` when a measure is absent or has gaps: nothing is taken as zero.
    """
    measures = sorted({name for line in lines for name in line.measures})
    _refuse_gaps(demand, [*keys, *measures])
    counts = demand.groupby(keys, sort=True, observed=True)[measures].sum()
    return pd.DataFrame({line.cost_line: _units(counts, line) for line in lines}, index=counts.index)


def _units(counts: pd.DataFrame, line: CostLine) -> pd.Series:
    # added one by one: a matrix product may sum in another order on another machine
    parts = [counts[name] * weight for name, weight in line.measures.items()]
    return sum(parts[1:], start=parts[0])


def _refuse_gaps(demand: pd.DataFrame, columns: list[str]) -> None:
    absent = [column for column in columns if column not in demand]
    if absent:
        raise ValueError(f"demand: no column {', '.join(absent)}; the ledger cannot take it as zero")
    gaps = [column for column in columns if demand[column].isna().any()]
    if gaps:
        raise ValueError(f"demand: gaps in {', '.join(gaps)}; the ledger cannot take them as zero")
