"""Outcome table: outcomes of both runs side by side, with the paired difference and its verdict."""

import pandas as pd

from sim.report.section import Grid
from sim.report.words import ends, interval_of, number, signed


def outcome_table(what: str, table: pd.DataFrame, last: str) -> Grid:
    """Lay out outcomes, a row each, means of all futures.

    what : the heading, to which the interval's name is added; table : with `label`, `unit`, `baseline`,
    `alternative`, `difference`, `low`, `high`, `confidence` and `in_words`, at least one row; last : the
    heading of the column in words.
    """
    rows = table.to_dict("records")
    return Grid(
        f"{what} ({interval_of(rows[0])} of the mean difference)",
        ["", "baseline", "policy", "difference", "interval", last],
        [
            [
                f"{row['label']}, {row['unit']}",
                number(row["baseline"]),
                number(row["alternative"]),
                signed(row["difference"]),
                ends(row["low"], row["high"], signed),
                str(row["in_words"]).removesuffix(" paired futures"),
            ]
            for row in rows
        ],
        words_in=[5],
    )
