"""An appraisal by hand: cash flows, optimism bias, discounting, payback, to the penny."""

import numpy as np
import pytest

from sim.costs.appraisal import TABLES, appraise
from sim.costs.cash_flows import CASES
from sim.costs.prices import in_prices_of, price_list, with_prices
from sim.errors import InputError
from tests.costs.made_up_results import results_of

YEARS = [2020, 2021, 2022, 2023]
WORKERS = {2020: 20, 2021: 20, 2022: 10, 2023: 10}  # 10 more in the first two years, in place of 10
FEWER = {2020: 0, 2021: 10, 2022: 30, 2023: 40}  # foster weeks less in seed 0; half as many in seed 1
PENNY = 0.005
# A key worker's week at £100 (how it is applied is an assumption: grade 6, 40 %), a foster week at £50
# (evidence: grade 2, 5 %), and nothing for the social work with a child who is placed.
PRICES = with_prices(
    price_list(),
    {"key_worker_week": 100.0, "foster_week": 50.0, "placed_child_social_work_week": 0.0, "truancy": 10.0},
)


def twins(seeds=(0, 1), **more):
    """Return the twins of the worked example; `more` are measures that the baseline has at 0."""
    before = results_of(
        "baseline",
        YEARS,
        seeds,
        key_workers_in_post=lambda seed, year: 10,
        looked_after_foster=lambda seed, year: 100,
    )
    after = results_of(
        "more_help",
        YEARS,
        seeds,
        key_workers_in_post=lambda seed, year: WORKERS[year],
        looked_after_foster=lambda seed, year: 100 - FEWER[year] / (1 + seed % 2),
        **more,
    )
    return before, after


@pytest.fixture(scope="module")
def appraisal():
    return appraise(*twins(), prices=PRICES, effect="evidence")


def test_the_worked_example_to_the_penny(appraisal):
    # cost: 10 posts x £100 = £1,000, raised by 40 % = £1,400 in years 0 and 1
    # benefit of seed 0: 0, 10, 30, 40 weeks x £50 = 0, 500, 1,500, 2,000, cut by 5 % = 0, 475, 1,425, 1,900
    flows = appraisal.flows["fiscal"].query("seed == 0")
    assert flows["cost_gbp"].tolist() == pytest.approx([1400, 1400, 0, 0], abs=PENNY)
    assert flows["benefit_gbp"].tolist() == pytest.approx([0, 475, 1425, 1900], abs=PENNY)
    # net: -1,400, -925, 1,425, 1,900; worth 1, 1/1.035, 1/1.071225, 1/1.108717875 of it:
    # -1,400.00, -893.72, 1,330.25, 1,713.69
    assert flows["present_gbp"].tolist() == pytest.approx([-1400.00, -893.72, 1330.25, 1713.69], abs=PENNY)
    # running: -1,400.00, -2,293.72, -963.47, 750.22
    assert flows["cumulative_gbp"].tolist() == pytest.approx([-1400.00, -2293.72, -963.47, 750.22], abs=PENNY)
    present = appraisal.present["fiscal"].loc[0]
    # cost: 1,400 + 1,400 / 1.035 = 2,752.66; benefit: 458.94 + 1,330.25 + 1,713.69 = 3,502.88
    assert present["present_cost"] == pytest.approx(2752.66, abs=PENNY)
    assert present["present_benefit"] == pytest.approx(3502.88, abs=PENNY)
    assert present["net_present_value"] == pytest.approx(750.22, abs=PENNY)
    assert present["benefit_cost_ratio"] == pytest.approx(3502.881299 / 2752.657005)


def test_payback_is_a_distribution_and_not_within_the_horizon_a_value_of_it(appraisal):
    # seed 1 saves half: net -1,400, -1,162.50, 712.50, 950; running to -1,001.22, so it does not pay back
    assert appraisal.present["fiscal"].loc[1, "net_present_value"] == pytest.approx(-1001.22, abs=PENNY)
    table = appraisal.payback.query("case == 'fiscal'").set_index("payback")
    assert table["futures"].to_dict() == {
        "year 0": 0,
        "year 1": 0,
        "year 2": 0,
        "year 3": 1,
        "not within 4 years": 1,
    }
    assert table.loc["year 3", ["share", "by_then", "futures_for_good"]].tolist() == [0.5, 0.5, 1]


def test_a_payback_that_is_lost_again_is_not_for_good():
    # ten posts more in the third year only; weeks saved in the second, third and fourth
    workers = {2020: 10, 2021: 10, 2022: 20, 2023: 10}
    before, after = twins((0,))
    after.demand["key_workers_in_post"] = [float(workers[year]) for year in YEARS]
    # year 0: nothing; year 1: +475; year 2: 1,425 less 1,400 = +25; so it never falls
    kept = appraise(before, after, prices=PRICES, effect="evidence", first_year=2020).payback
    assert kept.query("case == 'fiscal' and futures_for_good > 0")["payback"].tolist() == ["year 0"]
    after.demand["looked_after_foster"] = [100.0, 90.0, 100.0, 100.0]
    # year 1: +475 / 1.035 = 458.94; year 2: less 1,400 / 1.071225 = 1,306.92; it ends at -847.98
    lost = appraise(before, after, prices=PRICES, effect="evidence", first_year=2020).payback
    assert lost.query("case == 'fiscal' and futures > 0")["payback"].tolist() == ["year 0"]
    last = lost.query("case == 'fiscal' and futures_for_good > 0")["payback"].tolist()
    assert last == ["not within 4 years"]


def test_the_summary_is_of_futures(appraisal):
    row = appraisal.summary.set_index(["case", "measure"]).loc[("fiscal", "net_present_value")]
    assert row["median"] == pytest.approx((750.22 - 1001.22) / 2, abs=PENNY)
    assert row["p5"] == pytest.approx(-1001.22 + 0.05 * (750.22 + 1001.22), abs=PENNY)
    assert row["above_zero"] == 0.5
    assert (row["futures"], row["draws"]) == (2, 0)


def test_with_drawn_parameters_chance_and_parameters_are_told_apart():
    before, after = twins((0, 1, 2, 3))
    for one in (before, after):
        one.provenance["parameters"] = {"kind": "posterior"}
    row = appraise(before, after, prices=PRICES).summary.query("measure == 'net_present_value'").iloc[0]
    assert (row["draws"], row["futures"]) == (2, 4)
    # both draws have the same two futures: all is chance, nothing is parameters
    assert row["chance_sd"] > 0
    assert row["parameter_sd"] == 0


def test_savings_are_graded_by_the_less_sure_of_price_and_effect_and_spending_by_price():
    lines = appraise(*twins(), prices=PRICES).lines.set_index("cost_line")
    assert lines.loc["foster_week", ["grade", "factor"]].tolist() == [6, 0.6]
    assert lines.loc["key_worker_week", ["grade", "factor"]].tolist() == [6, 1.4]
    derived = appraise(*twins(), prices=PRICES, effect="derived").lines.set_index("cost_line")
    assert derived.loc["foster_week", ["grade", "factor"]].tolist() == [4, 0.85]


def test_fiscal_and_public_value_stand_apart():
    # 5 more families a year with a child out of school, of economic value: £50 a year, raised by 40 %
    plain = appraise(*twins(), prices=PRICES).present
    found = appraise(*twins(acute_child_wellbeing=lambda seed, year: 5), prices=PRICES).present
    assert found["fiscal"].equals(plain["fiscal"])
    lost = 70 * (1 + 1 / 1.035 + 1 / 1.035**2 + 1 / 1.035**3)
    difference = plain["public"]["net_present_value"] - found["public"]["net_present_value"]
    assert difference.to_list() == pytest.approx([lost, lost])


def test_net_present_value_does_not_hang_on_which_lines_are_the_interventions(monkeypatch):
    right = appraise(*twins(), prices=PRICES)
    other_side = {"intervention": "consequence", "consequence": "intervention"}
    swapped = tuple(
        price._replace(line=price.line.model_copy(update={"side": other_side[price.line.side]}))
        for price in PRICES
    )
    wrong = appraise(*twins(), prices=swapped)
    for case in CASES:
        mine, theirs = right.present[case], wrong.present[case]
        assert theirs["net_present_value"].to_list() == pytest.approx(mine["net_present_value"].to_list())
    assert not np.allclose(
        wrong.present["fiscal"]["benefit_cost_ratio"], right.present["fiscal"]["benefit_cost_ratio"]
    )


def test_chance_that_cancels_out_is_not_turned_into_a_cost():
    before, after = twins((0, 1))
    # contacts go up by 10 in one future and down by 10 in the other
    after.demand["contacts"] = [110.0] * len(YEARS) + [90.0] * len(YEARS)
    before.demand["contacts"] = 100.0
    corrected = appraise(before, after, prices=PRICES).lines.set_index("cost_line")
    assert corrected.loc["contact", "factor"] == 1.0


def test_where_nothing_is_ordered_there_is_no_ratio():
    before, after = twins()
    after.demand["key_workers_in_post"] = before.demand["key_workers_in_post"]
    found = appraise(before, after, prices=PRICES)
    assert found.present["fiscal"]["benefit_cost_ratio"].isna().all()
    said = " ".join(found.sentences())
    assert "No benefit-cost ratio" in said and "No payback year" in said


def test_where_luck_decides_whether_anything_is_invested_there_is_no_ratio_in_any_future():
    before, after = twins()
    after.demand["key_workers_in_post"] = [11.0] * len(YEARS) + [9.0] * len(YEARS)
    assert appraise(before, after, prices=PRICES).present["fiscal"]["benefit_cost_ratio"].isna().all()


def test_who_pays_for_the_policy_is_said_apart_from_who_gains_on_balance():
    before, after = twins((0, 1, 2, 3))
    # the council's own service is paid for by the agency that also saves on placements, more or less by luck
    for one, hours in ((before, 0.0), (after, 1.0)):
        one.demand["edge_of_care_hours"] = hours
        one.demand["key_workers_in_post"] = 10.0
    said = " ".join(appraise(before, after, prices=PRICES).sentences())
    assert "Pays for the policy's own lines, before any correction: social care" in said
    assert "social care £" in said.split("On balance pays less (gains)")[1].split(".")[0]


def test_the_lower_rates_and_the_uncorrected_value_stand_beside(appraisal):
    rows = appraisal.sensitivity.query("case == 'fiscal'").set_index(["rates", "optimism_bias"])["median"]
    assert rows["standard", True] == pytest.approx(-125.496, abs=PENNY)
    assert rows["lower", True] > rows["standard", True]
    # uncorrected, seed 0: -1,000, -500 / 1.035, 1,500 / 1.071225, 2,000 / 1.108717875 = 1,721.06; seed 1:
    # -1,000, -750 / 1.035, 750 / 1.071225, 1,000 / 1.108717875 = -122.57
    assert rows["standard", False] == pytest.approx((1721.06 - 122.57) / 2, abs=0.01)


def test_all_is_in_the_prices_of_the_year_asked_for(appraisal):
    then = appraise(*twins(), prices=PRICES, effect="evidence", price_year="2019/20")
    ratio = 90.95 / 112.38
    assert then.present["public"]["net_present_value"].to_list() == pytest.approx(
        (appraisal.present["public"]["net_present_value"] * ratio).to_list()
    )
    assert "2019/20 prices" in then.sentences()[0]
    # given the list of that year, no other is needed
    same = appraise(*twins(), prices=in_prices_of("2019/20", PRICES), effect="evidence")
    assert same.summary.equals(then.summary)


def test_every_table_is_given_by_name(appraisal):
    for name in TABLES:
        assert len(appraisal.table(name)), name
    with pytest.raises(InputError, match="Did you mean summary"):
        appraisal.table("sumary")


def test_sentences_give_the_ratio_only_beside_the_net_value_and_every_figure_an_interval(appraisal):
    said = appraisal.sentences()
    assert said[0].startswith("More help against Baseline in Tameside: 4 years from 2019/20, 2024/25 prices")
    ratios = [sentence for sentence in said if "each £1" in sentence]
    assert ratios and all(sentence.startswith("Beside the net present value of ") for sentence in ratios)
    values = [sentence for sentence in said if sentence.startswith("Net present value")]
    assert len(values) == len(CASES)
    assert all("nine of ten futures between" in sentence for sentence in values)
    assert "1 of 2 futures pay back within 4 years" in " ".join(said)
    assert "social value" in said[-1]


def test_what_never_differs_is_said_in_one_sentence():
    before, _ = twins()
    assert appraise(before, before, prices=PRICES).sentences() == [
        "Baseline and Baseline cost the same in every future and year."
    ]


@pytest.mark.parametrize(
    "wrong", [{"effect": "hope"}, {"rates": "high"}, {"price_year": "1850/51"}, {"first_year": 1999}]
)
def test_wrong_choices_are_refused(wrong):
    with pytest.raises(InputError, match="Allowed"):
        appraise(*twins(), prices=PRICES, **wrong)
