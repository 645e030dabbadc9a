"""Prices: published unit costs brought from their own price year to 2024/25 by the GDP deflator."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from calibration.evidence import evidence, look_up, value_of
from sim.costs.activity import CostLine, cost_lines
from sim.errors import UnknownNameError, WrongValueError, nearest

PRICE_YEAR = "2024/25"
WEEKS_IN = {"once": 1.0, "week": 1.0, "month": 365.25 / 12 / 7, "year": 365.25 / 7}
ALTERNATIVE = "given by hand"  # stands in place of an evidence id
POUNDS = "pounds"  # evidence of a line that counts money itself, of 2024/25


class Price(NamedTuple):
    """A cost line and its price.

    published [£, in `price_year`] x `deflator` [ratio] x takes / weeks in the period = `gbp` a unit, 2024/25.
    """

    line: CostLine
    evidence: str
    published: float
    price_year: str
    deflator: float
    gbp: float


def price_list(place: str = "tameside", basis: str = "activity") -> tuple[Price, ...]:
    """Return the price of every cost line.

    Parameters
    ----------
    place
        Whose own outturn prices placements, where published; England's otherwise.
    basis
        `activity`: social work is priced case by case; `posts`: by the posts that are filled, so that
        more posts cost more even where they do no more. Never both: that would count a pound twice.
    """
    if basis not in ("activity", "posts"):
        raise WrongValueError("basis", repr(basis), "activity or posts", "activity is the usual one")
    return tuple(_priced(line, place) for line in cost_lines() if line.basis in ("both", basis))


def with_prices(prices: tuple[Price, ...], gbp: Mapping[str, float]) -> tuple[Price, ...]:
    """Return the same list with other prices [£ a unit, 2024/25] for the cost lines named.

    Raises `UnknownNameError` for a line that is not in the list, `WrongValueError` for a price below zero.
    """
    known = [price.line.cost_line for price in prices]
    for name, amount in gbp.items():
        if name not in known:
            allowed = "a cost line of the price list"
            raise UnknownNameError("prices", f"no cost line {name!r}", allowed, nearest(name, known))
        if not 0 <= amount < float("inf"):
            raise WrongValueError(f"prices.{name}", repr(amount), "a price of 0 or more", "give £ a unit")
    return tuple(_given(price, gbp) for price in prices)


def with_agencies(prices: tuple[Price, ...], added: Sequence[Mapping]) -> tuple[Price, ...]:
    """Return the list with a line for each agency that a place adds: hours of help, and who pays them.

    added : each with `name`, `hours` a week of help and `paid_by`, as
    provenance keeps them.
    """
    [pattern] = (price.line for price in prices if price.line.cost_line == "probation_week")
    lines = [
        pattern.model_copy(
            update={
                "cost_line": f"{agency['name']}_week",
                "agency": agency["paid_by"] or agency["name"],
                "measures": {f"help_weeks_{agency['name']}": 1.0},
                "takes": agency["hours"],
                "note": f"{agency['hours']:g} hours a week at a family support worker's rate",
            }
        )
        for agency in added
    ]
    return prices + tuple(_priced(line, "england") for line in lines)


def price_table(prices: tuple[Price, ...]) -> pd.DataFrame:
    """Return the list as a table, with every step of the arithmetic and what is assumed."""
    return pd.DataFrame([_row(price) for price in prices])


def deflator(price_year: str) -> float:
    """Return how many pounds of 2024/25 buy what one pound bought in a price year.

    Raises `ValueError` for a year that the deflator's series does not hold.
    """
    series = look_up("gdp_deflator").series or {}
    year = financial_year(price_year)
    if year not in series:
        raise ValueError(f"price year {price_year}: the deflator runs from {min(series)} to {max(series)}")
    return series[PRICE_YEAR] / series[year]


def financial_year(price_year: str) -> str:
    """Return a price year in the deflator's spelling: `2019-20 (OT)` is `2019/20`."""
    found = re.match(r"(\d{4})[-/](\d{2})\b", price_year)
    if found is None:
        raise ValueError(f"price year {price_year!r} is not a financial year such as 2019/20")
    return f"{found[1]}/{found[2]}"


def _priced(line: CostLine, place: str) -> Price:
    if line.evidence == POUNDS:
        return Price(line, POUNDS, 1.0, PRICE_YEAR, 1.0, line.takes)
    source = look_up(_evidence_id(line, place))
    published = value_of(source.id) if line.part is None else line.part
    if source.price_year is None:
        raise ValueError(f"evidence {source.id}: no price year, so it cannot be uprated")
    ratio = deflator(source.price_year)
    gbp = published * ratio * line.takes / WEEKS_IN[line.per]
    return Price(line, source.id, published, source.price_year, ratio, gbp)


def _evidence_id(line: CostLine, place: str) -> str:
    own = line.evidence.format(place=place)
    return own if own in evidence() else line.evidence.format(place="england")


def _given(price: Price, gbp: Mapping[str, float]) -> Price:
    amount = gbp.get(price.line.cost_line)
    if amount is None:
        return price
    line = price.line.model_copy(update={"part": None, "per": "once", "takes": 1.0, "note": ALTERNATIVE})
    return Price(line, ALTERNATIVE, amount, PRICE_YEAR, 1.0, amount)


def _row(price: Price) -> dict[str, object]:
    line = price.line
    return {
        "cost_line": line.cost_line,
        "tier": line.tier,
        "agency": line.agency,
        "unit": line.unit,
        "evidence": price.evidence,
        "published_gbp": price.published,
        "price_year": price.price_year,
        "deflator": price.deflator,
        "per": line.per,
        "takes": line.takes,
        "gbp_per_unit": price.gbp,
        "kind": line.kind,
        "note": line.note,
    }
