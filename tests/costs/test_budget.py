"""A budget held against a ledger: share of futures over it, and the overspend to expect."""

import pandas as pd
import pytest

from sim.costs.budget import against_budget, read_budget
from sim.errors import InputError

# four futures of one agency, £80, £100, £120 and £140 in the first year; half of each in the second
NAMED = {"agency": "social_care", "tier": "looked_after", "cost_line": "foster_week"}
LEDGER = pd.DataFrame(
    [
        {"seed": seed, "year": year, **NAMED, "gbp": (80.0 + 20 * seed) / (1 if year == 2020 else 2)}
        for seed in range(4)
        for year in (2020, 2021)
    ]
)


def test_overspend_is_the_mean_of_what_is_beyond_the_budget():
    [row] = against_budget(
        LEDGER, read_budget([{"year": 2020, "agency": "social_care", "gbp": 110}])
    ).to_dict("records")
    assert row["over_in"] == 0.5
    # £10 and £30 over in two of four futures
    assert row["expected_overspend_gbp"] == pytest.approx(10.0)
    assert (row["median"], row["mean"]) == (110.0, 110.0)


def test_a_budget_without_a_year_is_for_every_year():
    table = against_budget(LEDGER, read_budget([{"cost_line": "foster_week", "gbp": 70}]))
    assert table["year"].tolist() == [2020, 2021]
    assert table["over_in"].tolist() == [1.0, 0.0]


def test_a_budget_kept_to_the_pound_is_not_overspent():
    [row] = against_budget(LEDGER, read_budget([{"year": 2020, "tier": "looked_after", "gbp": 140}])).to_dict(
        "records"
    )
    assert (row["over_in"], row["expected_overspend_gbp"]) == (0.0, 0.0)


def test_a_future_with_nothing_spent_is_a_future():
    nothing = LEDGER.assign(agency=["police", *["social_care"] * 7])
    [row] = against_budget(
        nothing, read_budget([{"year": 2020, "agency": "social_care", "gbp": 90}])
    ).to_dict("records")
    assert (row["futures"], row["over_in"]) == (4, 0.75)


def test_a_budget_is_read_from_a_file(tmp_path):
    file = tmp_path / "budget.yaml"
    file.write_text("budget:\n  - {year: 2020, agency: social_care, gbp: 110}\n")
    assert read_budget(file) == read_budget([{"year": 2020, "agency": "social_care", "gbp": 110}])


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        "social_care",
        ["social_care"],
        [{"gbp": 10}],
        [{"gbp": -1, "agency": "police"}],
        [{"gbp": float("nan"), "agency": "police"}],
        [{"gbp": 10, "agency": "police", "tier": "assessment"}],
        [{"gbp": 10, "agency": "police"}, {"gbp": 20, "agency": "police", "year": 2020}],
        [{"gbp": 10, "agency": "police", "colour": "red"}],
    ],
)
def test_wrong_budgets_are_refused(wrong, tmp_path):
    file = tmp_path / "budget.yaml"
    file.write_text(f"budget: {wrong if isinstance(wrong, str) else ''}\n")
    with pytest.raises(InputError, match="Allowed"):
        read_budget(file if isinstance(wrong, str) else wrong)


@pytest.mark.parametrize("wrong", [{"agency": "social_crae"}, {"agency": "social_care", "year": 1999}])
def test_what_the_ledger_does_not_hold_is_refused(wrong):
    with pytest.raises(InputError, match="Allowed"):
        against_budget(LEDGER, read_budget([{"gbp": 10, **wrong}]))
