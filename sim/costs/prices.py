"""Prices: published unit costs brought from their own price year to one year by the GDP deflator."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from calibration.evidence import evidence, look_up, value_of
from sim.costs.activity import CostLine, cost_lines
from sim.errors import UnknownNameError, WrongValueError, nearest, shown

PRICE_YEAR = "2024/25"
WEEKS_IN = {"once": 1.0, "week": 1.0, "month": 365.25 / 12 / 7, "year": 365.25 / 7}
ALTERNATIVE = "given by hand"  # stands in place of an evidence id
POUNDS = "pounds"  # evidence of a line that counts money itself, of 2024/25


class Price(NamedTuple):
    """A cost line and its price.

    published [£, in `price_year`] x `deflator` [ratio] x takes / weeks in the period = `gbp` a unit, in the
    prices of the financial year `money_of`.
    """

    line: CostLine
    evidence: str
    published: float
    price_year: str
    deflator: float
    gbp: float
    money_of: str = PRICE_YEAR


def price_list(
    place: str = "tameside", basis: str = "activity", price_year: str = PRICE_YEAR
) -> tuple[Price, ...]:
    """Return the price of every cost line.

    Parameters
    ----------
    place
        Whose own outturn prices placements, where published; England's otherwise.
    basis
        `activity`: social work is priced case by case; `posts`: by the posts that are filled, so that
        more posts cost more even where they do no more. Never both: that would count a pound twice.
    price_year
        The financial year in whose prices all is given: any that the deflator's series holds.

    Raises `InputError` for another basis or price year.
    """
    if basis not in ("activity", "posts"):
        raise WrongValueError("basis", repr(basis), "activity or posts", "activity is the usual one")
    listed = (_priced(line, place) for line in cost_lines() if line.basis in ("both", basis))
    return in_prices_of(price_year, tuple(listed))


def prices_of_run(
    made_by: Mapping, basis: str = "activity", price_year: str = PRICE_YEAR
) -> tuple[Price, ...]:
    """Return the prices of a run: of its place, with a line for each agency that the place adds.

    made_by : the run's provenance. Else as `price_list`.
    """
    listed = price_list(str(made_by["place"]), basis, price_year)
    return with_agencies(listed, made_by.get("agencies_added", ()))


def in_prices_of(price_year: str, prices: tuple[Price, ...]) -> tuple[Price, ...]:
    """Return the same list in the prices of another financial year, or raise `InputError`."""
    year = known_price_year(price_year)
    return tuple(_in_money_of(price, year) for price in prices)


def known_price_year(price_year: str) -> str:
    """Return a price year in the deflator's spelling; raises `WrongValueError` where its series has none."""
    known = list(look_up("gdp_deflator").series or {})
    try:
        year = financial_year(str(price_year))
    except ValueError:
        year = ""
    if year not in known:
        allowed = f"a financial year from {known[0]} to {known[-1]}"
        raise WrongValueError("price year", shown(price_year), allowed, "write it as 2024/25")
    return year


def with_prices(prices: tuple[Price, ...], gbp: Mapping[str, float]) -> tuple[Price, ...]:
    """Return the same list with other prices [£ a unit, in the list's price year] for the cost lines named.

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
    known = {price.line.cost_line: price.line for price in prices}
    pattern = known["probation_week"]
    lines = [
        pattern.model_copy(
            update={
                "cost_line": f"{agency['name']}_week",
                "agency": agency["paid_by"] or agency["name"],
                **_nature_of(known.get(f"{agency['paid_by']}_week", pattern)),
                "measures": {f"help_weeks_{agency['name']}": 1.0},
                "takes": agency["hours"],
                "note": f"{agency['hours']:g} hours a week at a family support worker's rate",
            }
        )
        for agency in added
    ]
    return prices + in_prices_of(prices[0].money_of, tuple(_priced(line, "england") for line in lines))


def price_table(prices: tuple[Price, ...]) -> pd.DataFrame:
    """Return the list as a table, with every step of the arithmetic and what is assumed."""
    return pd.DataFrame([_row(price) for price in prices])


def deflator(price_year: str, to: str = PRICE_YEAR) -> float:
    """Return how many pounds of the year `to` buy what one pound bought in a price year.

    Raises `ValueError` for a year that the deflator's series does not hold.
    """
    series = look_up("gdp_deflator").series or {}
    for year in (price_year, to):
        if financial_year(year) not in series:
            raise ValueError(f"price year {year}: the deflator runs from {min(series)} to {max(series)}")
    return series[financial_year(to)] / series[financial_year(price_year)]


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


def _nature_of(line: CostLine) -> dict[str, str]:
    """Return what sort of money a line is, for another line that the same agency pays."""
    return {name: getattr(line, name) for name in ("nature", "side", "value", "cashable", "why")}


def _evidence_id(line: CostLine, place: str) -> str:
    own = line.evidence.format(place=place)
    return own if own in evidence() else line.evidence.format(place="england")


def _given(price: Price, gbp: Mapping[str, float]) -> Price:
    amount = gbp.get(price.line.cost_line)
    if amount is None:
        return price
    line = price.line.model_copy(update={"part": None, "per": "once", "takes": 1.0, "note": ALTERNATIVE})
    return Price(line, ALTERNATIVE, amount, price.money_of, 1.0, amount, price.money_of)


def _in_money_of(price: Price, year: str) -> Price:
    ratio = deflator(price.money_of, year)
    return price._replace(deflator=price.deflator * ratio, gbp=price.gbp * ratio, money_of=year)


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
        "money_of": price.money_of,
        "value": line.value,
        "cashable": line.cashable,
        "side": line.side,
        "why": line.why,
        "kind": line.kind,
        "note": line.note,
    }
