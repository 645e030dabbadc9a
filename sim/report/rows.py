"""Rows: a table's rows as plain mappings, looked up by what names them."""

from typing import Any

import pandas as pd


def keyed(table: pd.DataFrame, *columns: str) -> dict[tuple, dict[str, Any]]:
    """Return the rows of a table by the values of the columns that name them."""
    rows: list[dict[str, Any]] = [
        {str(name): value for name, value in row.items()} for row in table.to_dict("records")
    ]
    return {tuple(row[column] for column in columns): row for row in rows}
