"""Avoided cost: taken from the twin, by agency, value and cashability, with who invests and who gains."""

import pytest

from sim.costs.avoided import avoided_cost, who_invests_who_gains
from sim.costs.paired_ledgers import pair_ledgers
from sim.costs.prices import price_list, with_prices
from sim.errors import InputError
from tests.costs.made_up_results import results_of

YEARS = [2019, 2020, 2021]
# pounds a unit that make the arithmetic plain
PRICES = with_prices(
    price_list(), {"key_worker_week": 100.0, "foster_week": 50.0, "truancy": 10.0, "contact": 1.0}
)


def twins(seeds=(0, 1, 2, 3), **more):
    """Return two more key workers from 2020 on, fewer foster weeks (7 + seed), as many contacts as ever."""
    contacts = {"contacts": lambda seed, year: 40 + seed}
    fewer = results_of(
        "more_help",
        YEARS,
        seeds,
        key_workers_in_post=lambda seed, year: 10 if year == 2019 else 12,
        looked_after_foster=lambda seed, year: 100 if year == 2019 else 93 - seed,
        **contacts,
        **more,
    )
    before = results_of(
        "baseline",
        YEARS,
        seeds,
        key_workers_in_post=lambda seed, year: 10,
        looked_after_foster=lambda seed, year: 100,
        **contacts,
        **more,
    )
    return before, fewer


def test_the_policy_starts_in_the_first_year_in_which_twins_part():
    assert pair_ledgers(*twins(), PRICES).years == [2020, 2021]


def test_avoided_is_what_the_twin_paid_less_what_was_paid():
    found = avoided_cost(pair_ledgers(*twins(), PRICES)).set_index(["seed", "year", "agency"])["avoided_gbp"]
    assert found[3, 2020, "early_help"] == pytest.approx(-2 * 100.0)
    # the social work of a placed child is priced by the week too, at the published price
    by_line = avoided_cost(pair_ledgers(*twins(), PRICES), ["cost_line"]).set_index(
        ["seed", "year", "cost_line"]
    )
    assert by_line.loc[(3, 2021, "foster_week"), "avoided_gbp"] == pytest.approx(10 * 50.0)
    assert by_line.loc[(3, 2021, "contact"), ["baseline_gbp", "avoided_gbp"]].tolist() == [43.0, 0.0]


def test_who_invests_and_who_gains_and_who_is_as_before():
    table = who_invests_who_gains(pair_ledgers(*twins(), PRICES)).set_index("agency")
    assert table.loc["social_care", "standing"] == "gains"
    assert table.loc["early_help", "standing"] == "invests"
    assert table.loc["police", "standing"] == "no difference"
    assert table.loc["early_help", "avoided_gbp"] == pytest.approx(-200.0)
    assert table["avoided_gbp"].iloc[:-1].sum() == pytest.approx(table["avoided_gbp"].iloc[-1])


def test_every_pound_avoided_is_of_one_value_and_one_cashability():
    pairs = pair_ledgers(*twins(), PRICES)
    table = who_invests_who_gains(pairs, ["value", "cashable"]).set_index(["value", "cashable"])[
        "avoided_gbp"
    ]
    whole = who_invests_who_gains(pairs).set_index("agency").loc["all agencies", "avoided_gbp"]
    assert table.sum() == pytest.approx(whole)
    # 7 to 10 foster weeks a year fewer at £50, two posts more at £100
    assert table["fiscal", "cashable"] == pytest.approx(8.5 * 50 - 200)
    assert table["economic", "none"] == 0.0


def test_with_drawn_parameters_the_unit_is_the_draw():
    before, after = twins()
    for one in (before, after):
        one.provenance["parameters"] = {"kind": "posterior"}
    table = who_invests_who_gains(pair_ledgers(before, after, PRICES)).set_index("agency")
    assert table.loc["social_care", "draws"] == 2
    assert table.loc["social_care", "futures"] == 4


def test_only_seeds_that_both_have_are_paired():
    before, after = twins()
    fewer = results_of("more_help", YEARS, (2, 3, 9))
    assert pair_ledgers(before, fewer, PRICES).seeds == [2, 3]


@pytest.mark.parametrize(
    ("what", "key", "value"),
    [
        ("place", "place", "leicestershire"),
        ("start", "scenario", {"start": "2016-04-01"}),
        ("number of years", "years", 4),
        ("set of parameters", "parameters", {"kind": "posterior"}),
    ],
)
def test_results_that_are_no_twins_are_refused(what, key, value):
    before, after = twins()
    after.provenance[key] = value
    with pytest.raises(InputError, match=f"another {what}"):
        pair_ledgers(before, after, PRICES)


def test_no_seed_in_common_and_a_year_outside_the_run_are_refused():
    before, _ = twins()
    with pytest.raises(InputError, match="no seed that both have"):
        pair_ledgers(before, results_of("more_help", YEARS, (8, 9)), PRICES)
    with pytest.raises(InputError, match="2019 to 2021"):
        pair_ledgers(*twins(), PRICES, first_year=2018)
    with pytest.raises(InputError, match="Sum by agency"):
        avoided_cost(pair_ledgers(*twins(), PRICES), ["colour"])
