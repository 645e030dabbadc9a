"""Workbook: the tables behind a report, as CSV and XLSX in which no cell can run as a formula."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

RUNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
NAME_LENGTH = 31  # characters that a sheet's name may have


def write_csv(table: pd.DataFrame, path: Path) -> Path:
    """Write a table as CSV; text that would run as a formula gets an apostrophe before it."""
    safe = table.rename(columns=_guarded)
    for place, column in enumerate(safe.columns):
        if not pd.api.types.is_numeric_dtype(safe.dtypes.iloc[place]):
            guarded = [_guarded(value) for value in safe.iloc[:, place].astype(object)]
            safe[column] = pd.Series(guarded, safe.index, dtype=object)
    safe.to_csv(path, index=False, lineterminator="\n")
    return path


def write_workbook(tables: Mapping[str, pd.DataFrame], path: Path) -> Path:
    """Write tables as sheets of one XLSX file, in which text is always text.

    The same tables give the same bytes: the file carries no time of writing.
    """
    from xlsxwriter import Workbook

    options = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": True}
    with Workbook(path, options) as book:
        book.set_properties({"created": pd.Timestamp("2000-01-01").to_pydatetime()})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for name, table in tables.items():
            sheet = book.add_worksheet(name[:NAME_LENGTH])
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, [str(column) for column in table.columns], bold)
            for row, values in enumerate(table.astype(object).itertuples(index=False), 1):
                sheet.write_row(row, 0, [_plain(value) for value in values])
            sheet.autofit()
    return path


def _guarded(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(RUNS) else value


def _plain(value: object) -> object:
    """Return a value as a spreadsheet can hold it: nothing for what is missing, text if no number."""
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    if hasattr(value, "item"):
        value = value.item()
    return value if isinstance(value, bool | int | float | str) else str(value)
