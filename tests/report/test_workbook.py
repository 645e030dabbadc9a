"""Tables go out as CSV and XLSX with every number a number, and no text that could run."""

import csv
from io import StringIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from sim.report.workbook import RUNS, write_csv, write_workbook

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("x")', "plain", ""]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("tables")


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8), min_size=1))
def test_no_text_in_a_csv_begins_as_a_formula(folder, texts):
    path = write_csv(pd.DataFrame({"text": [*HOSTILE, *texts]}), folder / "texts.csv")
    with path.open(newline="", encoding="utf-8") as file:
        cells = [row[0] for row in csv.reader(StringIO(file.read(), newline="")) if row]
    assert len(cells) >= len(HOSTILE)
    assert not [cell for cell in cells if cell.startswith(RUNS)]


def test_numbers_in_a_csv_stay_numbers_below_zero_too(folder):
    path = write_csv(pd.DataFrame({"gbp": [-1.5, 2.0], "=name": ["-a", "b"]}), folder / "numbers.csv")
    assert path.read_text(encoding="utf-8") == "gbp,'=name\n-1.5,'-a\n2.0,b\n"


def test_a_workbook_holds_text_as_text_and_numbers_as_numbers(folder):
    table = pd.DataFrame({"=name": HOSTILE, "gbp": [-1.5, *range(len(HOSTILE) - 1)]})
    sheet = load_workbook(write_workbook({"money": table}, folder / "tables.xlsx"))["money"]
    rows = list(sheet.iter_rows())
    assert rows[0][0].value == "=name"
    assert [row[0].data_type for row in rows[:-1]] == ["s"] * len(HOSTILE)  # "f" would be a formula
    assert [unescape(row[0].value) for row in rows[1:-1]] == HOSTILE[:-1]
    assert [row[1].value for row in rows[1:]] == table["gbp"].tolist()


def test_what_is_missing_leaves_an_empty_cell(folder):
    table = pd.DataFrame({"value": [1.0, float("nan"), 3.0], "word": ["a", None, "c"]})
    sheet = load_workbook(write_workbook({"gaps": table}, folder / "gaps.xlsx"))["gaps"]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()][2:] == [[None, None], [3.0, "c"]]


def test_the_same_tables_give_the_same_bytes(folder):
    tables = {"one": pd.DataFrame({"a": [1]}), "other": pd.DataFrame({"b": ["x"]})}
    first, second = (write_workbook(tables, folder / name).read_bytes() for name in ("a.xlsx", "b.xlsx"))
    assert first == second
