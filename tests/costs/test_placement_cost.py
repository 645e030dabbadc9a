"""The cost of a child looked after: placement and social work, by placement, and at the mix of placements."""

import pytest

from sim.costs.ledger import ledger
from sim.costs.placement_cost import cost_by_placement
from sim.costs.prices import price_list, with_prices
from tests.costs.made_up_results import results_of

PRICES = with_prices(
    price_list(),
    {
        "foster_week": 500.0,
        "residential_week": 4000.0,
        "other_placement_week": 600.0,
        "with_parents_week": 50.0,
        "placed_child_social_work_week": 25.0,
    },
)


def table(**weeks):
    """Return the cost by placement in one year with these child-weeks."""
    run = results_of(
        "baseline", [2020], (0, 1), **{f"looked_after_{name}": given for name, given in weeks.items()}
    )
    return cost_by_placement(ledger(run.demand, PRICES)).set_index("placement")


def test_a_child_costs_the_placement_and_the_social_work():
    found = table(foster=lambda seed, year: 70, residential=lambda seed, year: 10, with_parents=lambda *_: 20)
    assert found["gbp_a_week_median"].drop("other").to_dict() == pytest.approx(
        {
            "foster": 525.0,
            "residential": 4025.0,
            "with_parents": 50.0,
            "all": 0.7 * 525 + 0.1 * 4025 + 0.2 * 50,
        }
    )
    assert found["share_of_weeks"].to_dict() == {
        "foster": 0.7, "residential": 0.1, "other": 0.0, "with_parents": 0.2, "all": 1.0
    }  # fmt: skip
    assert found.loc["foster", "gbp_a_year"] == pytest.approx(525 * 365.25 / 7)


def test_more_residential_care_makes_a_child_dearer_though_no_price_moves():
    few = table(foster=lambda *_: 95, residential=lambda *_: 5)["gbp_a_week_median"]
    many = table(foster=lambda *_: 85, residential=lambda *_: 15)["gbp_a_week_median"]
    assert few["foster"] == many["foster"]
    assert many["all"] - few["all"] == pytest.approx(0.10 * (4025 - 525))


def test_a_placement_that_nobody_has_has_no_cost():
    found = table(foster=lambda *_: 10)
    assert found["gbp_a_week_median"].isna().to_dict() == {
        "foster": False, "residential": True, "other": True, "with_parents": True, "all": False
    }  # fmt: skip


def test_a_ledger_priced_by_posts_is_refused():
    run = results_of("baseline", [2020])
    with pytest.raises(ValueError, match="price it by activity"):
        cost_by_placement(ledger(run.demand, price_list(basis="posts")))
