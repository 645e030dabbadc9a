"""Prices: sourced, uprated by hand-checked arithmetic, replaceable."""

import re

import pytest

from calibration.evidence import evidence, look_up
from sim.costs.activity import cost_lines
from sim.costs.prices import (
    POUNDS,
    deflator,
    financial_year,
    price_list,
    price_table,
    prices_of_run,
    with_prices,
)
from sim.errors import InputError


def by_name(prices):
    """Return prices by cost line."""
    return {price.line.cost_line: price for price in prices}


def test_every_cost_line_cites_a_figure_that_exists():
    for place in ("tameside", "leicestershire", "atlantis"):
        for price in price_list(place):
            assert price.evidence in evidence() or price.evidence == POUNDS, price.line.cost_line


def test_every_figure_cited_has_a_price_year_that_the_deflator_knows():
    assert all(price.deflator >= 1.0 for basis in ("activity", "posts") for price in price_list(basis=basis))


def test_uprating_is_the_ratio_of_the_deflators():
    assert deflator("2008/09") == pytest.approx(112.38 / 75.33)
    assert by_name(price_list())["section_47_enquiry"].gbp == pytest.approx(511 * 112.38 / 75.33)


def test_a_monthly_price_is_spread_over_weeks():
    expected = 107 * 112.38 / 75.33 * 12 * 7 / 365.25
    assert by_name(price_list())["child_in_need_week"].gbp == pytest.approx(expected)


@pytest.mark.parametrize(
    ("place", "published"), [("tameside", 4485), ("staffordshire", 4365), ("atlantis", 4165)]
)
def test_a_placement_costs_what_the_place_spent_or_england(place, published):
    price = by_name(price_list(place))["residential_week"]
    assert price.published == published
    assert price.gbp == pytest.approx(published * 112.38 / 90.95)


def test_a_part_is_named_in_the_figures_own_note_and_parts_do_not_exceed_the_whole():
    taken = {}
    for line in cost_lines():
        if line.part is None:
            continue
        figure = look_up(line.evidence)
        amounts = [float(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", figure.note)]
        assert line.part in amounts or line.part == sum(amounts) - 6250, line.cost_line
        taken[figure.id] = taken.get(figure.id, 0.0) + line.part
    assert taken["gmca_s31"] == look_up("gmca_s31").value
    assert taken["gmca_dv"] == look_up("gmca_dv").value - 193  # social services' part is counted as activity


def test_anything_that_is_not_evidence_says_what_is_assumed():
    table = price_table(price_list())
    assert set(table["kind"]) == {"evidence", "derived", "assumption"}
    assert (table.loc[table["kind"] != "evidence", "note"] != "").all()
    assert (table.loc[table["kind"] == "evidence", "takes"] == 1.0).all()


def test_the_table_shows_the_arithmetic():
    table = price_table(price_list()).query("per == 'once'")
    assert (table["published_gbp"] * table["deflator"] * table["takes"]).to_list() == pytest.approx(
        table["gbp_per_unit"].to_list()
    )


def test_social_work_is_priced_by_case_or_by_post_and_never_both():
    activity, posts = by_name(price_list()), by_name(price_list(basis="posts"))
    assert "social_worker_week" not in activity
    assert "child_in_need_week" not in posts
    assert "social_worker_week" in posts
    assert "foster_week" in activity and "foster_week" in posts


def test_a_price_can_be_replaced():
    prices = by_name(with_prices(price_list(), {"contact": 60.0}))
    assert prices["contact"].gbp == 60.0
    assert prices["contact"].evidence == "given by hand"
    assert prices["referral"] == by_name(price_list())["referral"]


@pytest.mark.parametrize("wrong", [{"contatc": 1.0}, {"contact": -1.0}, {"contact": float("nan")}])
def test_a_wrong_price_is_refused(wrong):
    with pytest.raises(InputError):
        with_prices(price_list(), wrong)


def test_a_run_is_priced_by_its_place_and_the_agencies_that_the_place_adds():
    added = [{"name": "street_team", "title": "Street team", "hours": 2.0, "paid_by": "police"}]
    prices = by_name(prices_of_run({"place": "staffordshire", "agencies_added": added}, price_year="2019/20"))
    assert prices["residential_week"].published == 4365
    assert prices["street_team_week"].gbp == pytest.approx(2 * 30 * 90.95 / 82.18)  # 2013/14 to 2019/20


def test_an_added_agencys_money_is_of_the_sort_that_its_payer_has():
    for payer, value in (("voluntary_sector", "economic"), ("school", "fiscal"), (None, "fiscal")):
        added = [{"name": "street_team", "title": "Street team", "hours": 2.0, "paid_by": payer}]
        prices = by_name(prices_of_run({"place": "tameside", "agencies_added": added}))
        assert prices["street_team_week"].line.value == value


def test_an_unknown_basis_is_refused():
    with pytest.raises(InputError, match="activity or posts"):
        price_list(basis="hours")


@pytest.mark.parametrize(("given", "year"), [("2019-20 (OT)", "2019/20"), ("2008/09", "2008/09")])
def test_price_years_are_spelt_alike(given, year):
    assert financial_year(given) == year


@pytest.mark.parametrize("wrong", ["2016", "soon", "1999/00"])
def test_a_price_year_without_a_deflator_is_refused(wrong):
    with pytest.raises(ValueError, match="price year"):
        deflator(wrong)


RIGHT = (
    "{cost_line: a, tier: assessment, agency: gp, measures: {s47: 1}, "
    "unit: children, evidence: gmca_s47, kind: evidence, nature: time}"
)
NATURES = "natures:\n  time: {side: consequence, value: fiscal, cashable: capacity, why: salaried}\n"


@pytest.mark.parametrize(
    ("word", "wrong"),
    [("assessment", "nowhere"), ("{s47:", "{s74:"), ("kind: evidence", "kind: guess"), (": time", ": tme")],
)
def test_a_wrong_cost_line_is_refused(tmp_path, word, wrong):
    file = tmp_path / "prices.yaml"
    file.write_text(f"{NATURES}cost_lines:\n  - {RIGHT.replace(word, wrong)}\n")
    with pytest.raises(InputError, match="Allowed"):
        cost_lines(file)


def test_a_cost_line_stands_once(tmp_path):
    file = tmp_path / "prices.yaml"
    file.write_text(f"{NATURES}cost_lines:\n  - {RIGHT}\n  - {RIGHT}\n")
    with pytest.raises(InputError, match="stands twice"):
        cost_lines(file)
