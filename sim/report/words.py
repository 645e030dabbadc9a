"""Words: figures, intervals and names as every sentence and table of a report spells them."""

from collections.abc import Callable, Mapping
from typing import Any

from sim.costs.payer_sentences import money
from sim.results.paired import interval_in_words

Row = Mapping[Any, Any]
NARROW = "\u2013"
NOTHING = NARROW  # stands where a figure is missing


def number(value: float) -> str:
    """Write a number with about three figures that matter, thousands apart."""
    if value != value:
        return NOTHING
    size = abs(value)
    digits = 0 if size >= 100 or not size else 1 if size >= 10 else 2 if size >= 0.1 else 3
    return f"{round(value, digits) + 0.0:,.{digits}f}"


def pounds(value: float) -> str:
    """Write pounds with a true minus, or that there are none to write."""
    return NOTHING if value != value else money(value).replace("-", "−")


def unit_price(value: float) -> str:
    """Write the price of one thing, in whole pounds from ten on."""
    return NOTHING if value != value else f"£{value:,.0f}" if value >= 10 else f"£{value:,.2f}"


def less_or_more(value: float) -> str:
    """Write pounds avoided as what is paid: `£1,200 less`, `£300 more`."""
    if value != value:
        return NOTHING
    return money(abs(value)) + (" less" if value > 0 else " more" if value < 0 else "")


def less_to_more(low: float, high: float) -> str:
    """Write an interval of pounds avoided: `£100 to £200 less`, or `£300 more to £100 less`."""
    if low != low or (low < 0 < high) or 0 in (low, high):
        return ends(low, high, less_or_more)
    near, far = sorted((abs(low), abs(high)))
    return f"{money(near)} to {less_or_more(far if low > 0 else -far)}"


def fewer_or_more(value: float) -> str:
    """Write a difference in counts: `12 fewer`, `3 more`."""
    if value != value:
        return NOTHING
    return count(abs(value)) + (" fewer" if value < 0 else " more" if value > 0 else "")


def count(value: float) -> str:
    """Write a count as people hold it: whole from ten on, one decimal below."""
    return f"{value:,.0f}" if abs(value) >= 9.95 else f"{value:,.1f}"


def short_label(parameters: Row) -> str:
    """Say how far the parameters may be trusted, without the fingerprint of their draws."""
    return str(parameters["label"]).partition(":")[0]


def signed(value: float) -> str:
    """Write a difference with its sign, a true minus."""
    text = number(abs(value))
    return text if not text.strip("0.") or value != value else f"{'+' if value > 0 else '−'}{text}"


def ends(low: float, high: float, show: Callable[[float], str]) -> str:
    """Write an interval, a dash where there is none."""
    return NOTHING if low != low else f"{show(low)} to {show(high)}"


def interval_of(row: Row) -> str:
    """Name the interval of a row: `95 % interval`."""
    return interval_in_words(float(row["confidence"]))


def financial_year(year: int) -> str:
    """Return the year to 31 March as treasurers write it: 2019 is 2018/19."""
    return f"{year - 1}/{year % 100:02d}"


def spelt(name: str) -> str:
    """Return a name of the model in words: `foster_week` is `foster week`."""
    return str(name).replace("_", " ")


def capital(text: str) -> str:
    """Return a sentence with its first letter large, the others as they are."""
    return text[:1].upper() + text[1:]
