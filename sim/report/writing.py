"""Writing: a report's folder, put in its place whole or not at all, and never over another."""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from sim.errors import InputError
from sim.report.material import Material
from sim.report.page import page_of
from sim.report.pdf import find_browser, print_pdf
from sim.report.tables import tables_of
from sim.report.workbook import write_csv, write_workbook
from sim.results.store import refuse_unusable


class Written(NamedTuple):
    """Where a report has been written; `pdf` is None where none was asked for."""

    page: Path
    tables: list[Path]
    pdf: Path | None


def write_report(material: Material, folder: Path, pdf: bool = False) -> Written:
    """Write `report.html`, `tables/` as CSV and `tables.xlsx`, and `report.pdf` if asked for.

    Raises `InputError`, with nothing written, where the folder holds anything, cannot be written, or no
    browser can print.
    """
    refuse_taken(folder)
    if pdf:
        find_browser()
    unfinished = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        _fill(material, unfinished, pdf)
        os.replace(unfinished, folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    tables = sorted((folder / "tables").iterdir())
    return Written(folder / "report.html", tables, folder / "report.pdf" if pdf else None)


def refuse_taken(folder: Path) -> None:
    """Raise `InputError` unless the folder is new or empty; writes nothing."""
    refuse_unusable(folder)
    if folder.exists() and any(folder.iterdir()):
        advice = "give another --out, or remove the folder: a report is never written over"
        raise InputError(str(folder), "the folder holds files already", "a new or empty folder", advice)


def _fill(material: Material, folder: Path, pdf: bool) -> None:
    page, tables = page_of(material), tables_of(material)
    (folder / "tables").mkdir(parents=True)
    (folder / "report.html").write_text(page, encoding="utf-8")
    for name, table in tables.items():
        write_csv(table, folder / "tables" / f"{name}.csv")
    write_workbook(tables, folder / "tables" / "tables.xlsx")
    if pdf:
        print_pdf(folder / "report.html", folder / "report.pdf")
