"""Nature of a pound: what kind of value a ledger's lines are, and whether less of them is money saved."""

import pandas as pd

from sim.costs.prices import Price, price_list

NATURE = ["side", "value", "cashable", "kind"]


def with_nature(ledger: pd.DataFrame, prices: tuple[Price, ...] | None = None) -> pd.DataFrame:
    """Return a ledger, or any table with a column `cost_line`, with what each line is.

    Adds `side` (intervention, consequence), `value` (fiscal, economic, social), `cashable` (cashable,
    capacity, none) and `kind` (how sure the price's application is). Rows keep their order.

    prices : the list that made the ledger; the published one if None. A line that it lacks, such as that of
    an agency which a place adds, is refused with `ValueError`: nothing is guessed.
    """
    named = natures(prices)
    lines = ledger["cost_line"].astype(object)
    absent = sorted(set(lines.unique()) - set(named.index))
    if absent:
        raise ValueError(f"ledger: cost line {', '.join(absent)} is not in the price list that was given")
    added = named.reindex(lines)[NATURE].set_axis(ledger.index)
    return pd.concat([ledger, added], axis=1)


def natures(prices: tuple[Price, ...] | None = None) -> pd.DataFrame:
    """Return one row a cost line with its nature and `why`; both bases where no list is given."""
    listed = both_bases() if prices is None else prices
    rows = {
        price.line.cost_line: {name: getattr(price.line, name) for name in (*NATURE, "why")}
        for price in listed
    }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("cost_line")


def both_bases() -> tuple[Price, ...]:
    """Return the published lines of either way to price social work, each once."""
    cases = price_list()
    known = {price.line.cost_line for price in cases}
    return cases + tuple(price for price in price_list(basis="posts") if price.line.cost_line not in known)
