"""`report` reads a stored comparison back, at prices, budget and caseloads asked for, and runs nothing."""

import csv
import json
import re
import shutil

import pytest
from openpyxl import load_workbook

from sim import Scenario, run
from sim.costs.appraisal import appraise
from sim.costs.posts import posts_needed
from sim.costs.prices import prices_of_run, with_prices
from sim.report.pdf import find_browser
from sim.results.parquet import write_json
from tests.report.conftest import HIGHER


def rows_of(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_page_and_its_tables_are_written_beside_the_results(report, folder):
    code, said, _ = report()
    assert code == 0
    assert "Families and demand:" in said
    assert {path.name for path in (folder / "report").iterdir()} == {"report.html", "tables"}
    tables = {path.stem for path in (folder / "report" / "tables").iterdir()}
    assert {"answer", "outcomes", "agencies", "cash_flows", "payback", "posts", "prices", "tables"} <= tables
    book = load_workbook(folder / "report" / "tables" / "tables.xlsx")
    assert set(book.sheetnames) == tables - {"tables"}


def test_the_same_command_gives_the_same_bytes(report, folder, without_page):
    for out in ("one", "other"):
        assert report("--out", out)[0] == 0
    one, other = (
        {p.name: p.read_bytes() for p in (folder.parent / out).rglob("*.*")} for out in ("one", "other")
    )
    assert one == other
    assert {"report.html", "tables.xlsx", "agencies.csv"} <= one.keys()


def test_other_prices_redraw_the_report_without_a_run(report, folder, twins, without_page):
    listed = prices_of_run(twins[0].provenance)
    doubled = {price.line.cost_line: 2 * price.gbp for price in listed}
    (folder.parent / "mine.yaml").write_text("\n".join(f"{name}: {gbp!r}" for name, gbp in doubled.items()))
    found = {}
    for out, words in (("usual", ()), ("mine", ("--prices", "mine.yaml"))):
        code, said, errors = report(*words, "--out", out, "--json")
        assert code == 0, errors
        found[out] = {(r["case"], r["measure"]): r["median"] for r in json.loads(said)["present_values"]}
    expected = appraise(*twins, prices=with_prices(listed, doubled)).summary
    assert found["mine"]["fiscal", "net_present_value"] == pytest.approx(
        2 * found["usual"]["fiscal", "net_present_value"]
    )
    medians = {(row["case"], row["measure"]): row["median"] for row in expected.to_dict("records")}
    assert found["mine"]["public", "present_cost"] == pytest.approx(medians["public", "present_cost"])
    made_of = rows_of(folder.parent / "mine" / "tables" / "provenance.csv")
    assert "the reader’s own for" in next(row["found"] for row in made_of if row["what"] == "prices")


def test_a_price_year_is_that_of_every_pound_and_of_the_readers_own_prices(report, folder, twins):
    (folder.parent / "mine.yaml").write_text("foster_week: 700\n")
    code, said, _ = report("--price-year", "2019/20", "--prices", "mine.yaml", "--json")
    assert code == 0
    assert json.loads(said)["price_year"] == "2019/20"
    prices = {row["cost_line"]: row for row in rows_of(folder / "report" / "tables" / "prices.csv")}
    assert float(prices["foster_week"]["gbp_per_unit"]) == 700.0
    assert {row["money_of"] for row in prices.values()} == {"2019/20"}
    assert "2024/25 prices" not in (folder / "report" / "report.html").read_text(encoding="utf-8")


def test_a_caseload_and_a_budget_are_held_to(report, folder, twins):
    (folder.parent / "budget.yaml").write_text("budget: [{year: 2020, agency: social_care, gbp: 1000}]\n")
    words = ("--caseload", "social_workers=16", "--budget", "budget.yaml")
    assert report(*words)[0] == 0
    posts = rows_of(folder / "report" / "tables" / "posts.csv")
    mine = [r for r in posts if (r["team"], r["run"]) == ("social_workers", "policy")]
    expected = posts_needed(twins[1], "social_workers", 16.0)["posts_needed"]
    assert [float(row["posts_needed"]) for row in mine] == pytest.approx(expected.to_list())
    page = (folder / "report" / "report.html").read_text(encoding="utf-8")
    assert "Social workers at 16 children each" in page
    assert "100\N{NO-BREAK SPACE}% of futures" in page
    assert len(rows_of(folder / "report" / "tables" / "budget.csv")) == 1


def test_how_sure_the_effect_is_decides_the_correction(report, folder, without_page):
    net = {}
    for effect in ("evidence", "assumption"):
        said = report("--effect", effect, "--out", effect, "--json")[1]
        rows = json.loads(said)["present_values"]
        net[effect] = next(
            r["median"] for r in rows if (r["case"], r["measure"]) == ("public", "present_benefit")
        )
    assert net["evidence"] > net["assumption"] > 0


def test_no_cell_of_the_tables_runs(store, report, without_page):
    scenario = Scenario.of({"title": "=1+1", "thresholds": {"shift": {"early_help": 0.5}}}, "hostile")
    folder = store(scenario, folder="hostile")
    assert report(of=folder)[0] == 0
    for path in (folder / "report" / "tables").glob("*.csv"):
        with path.open(newline="", encoding="utf-8") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [c for c in cells if re.match(r"[=+@\t\r]|-(?![\d.]|inf)", c)], path


def test_the_one_alternative_asked_for_is_reported(store, report, without_page):
    both = store(HIGHER, "lower_early_help_threshold", folder="both")
    code, said, _ = report("--scenario", "lower_early_help_threshold", "--json", of=both)
    assert code == 0
    assert json.loads(said)["scenario"] == "lower_early_help_threshold"
    code, _, errors = report("--out", "new", of=both)
    assert code == 2
    assert f"one of {HIGHER}, lower_early_help_threshold" in errors
    assert ". Allowed: " in errors


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--scenario", "higher_early_help_treshold"), f"did you mean {HIGHER}?"),
        (("--price-year", "2040/41"), "write it as 2024/25"),
        (("--effect", "certain"), "evidence, derived, assumption"),
        (("--prices", "missing.yaml"), "no such file"),
        (("--prices", "line.yaml"), "did you mean foster_week?"),
        (("--prices", "below.yaml"), "a price of 0 or more"),
        (("--prices", "text.yaml"), "the text 'much', not a number"),
        (("--budget", "line.yaml"), "a list of budget lines"),
        (("--budget", "elsewhere.yaml"), "a statistical year of the ledger"),
        (("--caseload", "social_workers"), "social_workers=16"),
        (("--caseload", "social_worker=16"), "did you mean social_workers?"),
        (("--caseload", "key_workers=0"), "more than 0"),
        (("--caseload", "key_workers=9", "--caseload", "key_workers=8"), "twice"),
    ],
)
def test_a_wrong_wish_is_one_message_and_nothing_is_written(report, folder, words, says):
    wrong = {
        "line": "fostr_week: 700",
        "below": "foster_week: -1",
        "text": "foster_week: much",
        "elsewhere": "budget: [{year: 1999, agency: social_care, gbp: 1}]",
    }
    for name, text in wrong.items():
        (folder.parent / f"{name}.yaml").write_text(text + "\n")
    before = sorted(folder.parent.rglob("*"))
    code, said, errors = report(*words)
    assert (code, said) == (2, "")
    assert says.lower() in errors.lower()
    assert ". Allowed: " in errors
    assert errors.count("\n") == 1
    assert sorted(folder.parent.rglob("*")) == before


def test_a_folder_that_is_no_comparison_is_refused(report, folder, made_up, monkeypatch):
    home = folder.parent
    monkeypatch.setattr("sim.futures.simulate", made_up.simulate)
    run("baseline", years=2, seeds=1, out=home / "single", workers=1)
    (home / "empty").mkdir()
    shutil.copytree(folder, home / "broken")
    (home / "broken" / "summary.parquet").write_bytes(b"PAR1 no more")
    shutil.copytree(folder, home / "torn")
    write_json({}, home / "torn" / HIGHER / "provenance.json")
    before = sorted(home.rglob("*"))
    for name, says in (
        ("missing", "there is no such folder"),
        ("single", "a single run"),
        ("empty", "no comparison"),
        ("broken", "does not say what it was made of"),
        ("torn", "no results in this folder"),
    ):
        code, said, errors = report(of=home / name)
        assert (code, said) == (2, "")
        assert says in errors
        assert errors.count("\n") == 1
    assert sorted(home.rglob("*")) == before


def test_a_report_is_never_written_over(report, folder, without_page):
    assert report()[0] == 0
    before = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    code, _, errors = report("--effect", "evidence")
    assert code == 2
    assert "never written over" in errors
    assert {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()} == before


def test_a_report_that_breaks_off_leaves_nothing_behind(report, folder, monkeypatch, without_page):
    def full(*_):
        raise OSError(28, "No space left on device", "tables.xlsx")

    monkeypatch.setattr("sim.report.writing.write_workbook", full)
    before = sorted(folder.parent.rglob("*"))
    code, _, errors = report()
    assert code == 1
    assert "No space left" in errors
    assert sorted(folder.parent.rglob("*")) == before


def test_without_a_browser_there_is_no_pdf_and_no_half_report(report, folder, monkeypatch):
    monkeypatch.setenv("PATH", "")
    code, _, errors = report("--pdf")
    assert code == 2
    assert "no browser" in errors
    assert not (folder / "report").exists()


@pytest.mark.slow
def test_printed_it_has_four_to_six_pages(report, folder):
    assert find_browser()
    code, _, errors = report("--pdf")
    assert code == 0, errors
    pdf = (folder / "report" / "report.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 4 <= pages <= 6
