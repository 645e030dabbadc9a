"""Budget: what is spent against what is set aside, as a share of futures over it, and by how much."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from sim.costs.futures_summed_up import over_futures
from sim.errors import UnknownNameError, WrongValueError, nearest, shown
from sim.reading import read_mapping

SPENT_ON = ("agency", "tier", "cost_line")
ADVICE = "for example {year: 2020, agency: social_care, gbp: 21000000}"


class BudgetLine(BaseModel):
    """What is set aside for one agency, tier or cost line.

    gbp : pounds a year, in the price year of the ledger that it is held against.
    year : the statistical year (2020 is the year to 31 March 2020); None: every year of the ledger.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    gbp: float = Field(ge=0, allow_inf_nan=False)
    year: int | None = None
    agency: str | None = None
    tier: str | None = None
    cost_line: str | None = None

    @model_validator(mode="after")
    def _one_thing(self) -> "BudgetLine":
        if sum(getattr(self, name) is not None for name in SPENT_ON) != 1:
            raise ValueError(f"name one of {', '.join(SPENT_ON)}")
        return self

    @property
    def spent_on(self) -> tuple[str, str]:
        """The ledger's column and the name in it that this line is for."""
        return next((name, getattr(self, name)) for name in SPENT_ON if getattr(self, name) is not None)


def read_budget(given: str | Path | Sequence[Mapping]) -> tuple[BudgetLine, ...]:
    """Read budget lines from a YAML file with a list under `budget`, or from mappings.

    Raises `InputError` for anything that is not a list of budget lines, or a line that stands twice.
    """
    where = str(given) if isinstance(given, str | Path) else "budget"
    rows = read_mapping(given).get("budget") if isinstance(given, str | Path) else given
    if not isinstance(rows, Sequence) or isinstance(rows, str) or not rows:
        raise WrongValueError(where, shown(rows), "a list of budget lines under `budget`", ADVICE)
    lines = tuple(_line(f"{where}, line {number}", row) for number, row in enumerate(rows, 1))
    twice = [line for line in lines if sum(_same(line, other) for other in lines) > 1]
    if twice:
        found = f"{twice[0].spent_on[1]} is budgeted twice in a year"
        raise WrongValueError(where, found, "each once a year", "add them up")
    return lines


def against_budget(ledger: pd.DataFrame, budget: Sequence[BudgetLine]) -> pd.DataFrame:
    """Hold a ledger against a budget: one row a budget line and year.

    Columns: `year`, `spent_on`, `name`, `budget_gbp`, spending as `median`, `p5`, `p95`, `mean` over futures,
    `over_in` (share of futures over budget), `expected_overspend_gbp` (mean over all futures of what is
    spent beyond, nothing where it is kept) and `overspend_p95_gbp` (passed in one future of twenty).
    A seed is a future. Raises `InputError` for a year or name that the ledger does not hold.
    """
    years = sorted(set(ledger["year"]))
    for line in budget:
        _refuse_unknown(ledger, line, years)
    rows = [
        _held_against(ledger, line, year)
        for line in budget
        for year in (years if line.year is None else [line.year])
    ]
    return pd.DataFrame(rows)


def _held_against(ledger: pd.DataFrame, line: BudgetLine, year: int) -> dict[str, object]:
    column, name = line.spent_on
    mine = ledger[(ledger[column] == name) & (ledger["year"] == year)]
    spent = mine.groupby("seed")["gbp"].sum().reindex(sorted(ledger["seed"].unique()), fill_value=0.0)
    over = (spent - line.gbp).clip(lower=0.0)
    found = over_futures(spent, None)
    return {
        "year": int(year),
        "spent_on": column,
        "name": name,
        "budget_gbp": line.gbp,
        **{end: found[end] for end in ("median", "p5", "p95", "mean", "futures")},
        "over_in": float((spent > line.gbp).mean()),
        "expected_overspend_gbp": float(over.mean()),
        "overspend_p95_gbp": float(over.quantile(0.95)),
    }


def _line(where: str, row: object) -> BudgetLine:
    if not isinstance(row, Mapping):
        raise WrongValueError(where, shown(row), "a mapping", ADVICE)
    try:
        return BudgetLine(**{str(key): value for key, value in row.items()})
    except ValidationError as problem:
        first = problem.errors()[0]
        place = ".".join([where, *map(str, first["loc"])])
        raise WrongValueError(place, first["msg"], "gbp, year, and one of what it is for", ADVICE) from None


def _same(one: BudgetLine, other: BudgetLine) -> bool:
    alike = one.year == other.year or one.year is None or other.year is None
    return alike and one.spent_on == other.spent_on


def _refuse_unknown(ledger: pd.DataFrame, line: BudgetLine, years: list[int]) -> None:
    column, name = line.spent_on
    known = [str(known) for known in ledger[column].unique()]
    if name not in known:
        found = f"no {column.replace('_', ' ')} {name!r} in the ledger"
        raise UnknownNameError(
            "budget", found, f"a {column.replace('_', ' ')} of the ledger", nearest(name, known)
        )
    if line.year is not None and line.year not in years:
        allowed = f"a statistical year of the ledger, {years[0]} to {years[-1]}"
        raise WrongValueError("budget", f"the year {line.year}", allowed, "2020 is the year to 31 March 2020")
