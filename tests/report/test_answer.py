"""The three sentences say what the appraisal and the paired differences say, to the figure."""

import re

from sim.costs.appraisal import appraise
from sim.costs.avoided import ALL_AGENCIES
from sim.report.answer import answer, of_certainty, of_families, of_money
from sim.report.asked import Asked
from sim.report.material import Material
from sim.report.stored import read_stored
from sim.results.parquet import read_table
from tests.report.conftest import HIGHER


def in_millions(pounds):
    """Spell pounds in another way than the report does, to hold the two against each other."""
    text = (
        f"£{abs(pounds) / 1e6:,.2f} million" if abs(pounds) >= 999_950 else f"£{round(abs(pounds), -2):,.0f}"
    )
    return ("−" if pounds < 0 else "") + text


def test_there_are_three_sentences_each_with_its_lead(material):
    said = answer(material)
    assert [sentence.partition(":")[0].partition(",")[0] for sentence in said] == [
        "Families and demand",
        "Money",
        "How sure",
    ]
    assert all(sentence.endswith(".") for sentence in said)


def test_the_net_value_is_that_of_the_appraisal_corrected_and_as_counted(material, twins):
    said = of_money(material)
    for optimism in (False, True):
        summary = appraise(*twins, optimism=optimism).summary.set_index(["case", "measure"])
        row = summary.loc[("fiscal", "net_present_value")]
        assert f"net present value {in_millions(row['median'])}, nine of ten futures " in said
        assert f"{in_millions(row['p5'])} to {in_millions(row['p95'])}, above zero in" in said
        assert f"above zero in {round(row['above_zero'] * row['futures'])} of 3)" in said


def test_what_all_agencies_pay_is_the_total_of_the_table(material, twins):
    table = appraise(*twins).agencies.set_index("agency")
    whole = table.loc[ALL_AGENCIES]
    assert whole["standing"] == "gains"
    assert f"all agencies together pay {in_millions(whole['avoided_gbp'])} less a year (95 % interval " in (
        of_money(material)
    )


def test_families_are_those_of_the_stored_summary(folder, material):
    summary = read_table(folder / "summary.parquet").set_index("measure")
    said = of_families(material)
    for measure, words in (
        ("referrals", "children referred a year"),
        ("looked_after", "children looked after"),
    ):
        row = summary.loc[measure]
        assert row["verdict"] == "no difference"
        assert words in said.partition("as many ")[2]
    assert "(in brackets the 95 % interval)" in said


def test_a_difference_is_said_with_its_interval_and_one_that_luck_hides_as_such(folder, material):
    rows = read_table(folder / "summary.parquet")
    lower = {"verdict": "lower", "difference": -12.4, "low": -20.0, "high": -4.6, "baseline": 310.0}
    hidden = {"verdict": "cannot tell", "difference": 1.0, "low": -2.0, "high": 4.0, "baseline": 40.0}
    for measure, figures in (("referrals", lower), ("looked_after", hidden)):
        for name, value in figures.items():
            rows.loc[rows["measure"] == measure, name] = value
    material.outcomes = rows
    said = of_families(material)
    assert "there are 12 fewer children referred a year (4.6 to 20; 310 without the policy)" in said
    assert (
        "cannot be told whether there are more or fewer children looked after (2.0 fewer to 4.0 more; 40 "
        in said
    )


def test_few_futures_and_one_set_of_parameters_are_said_plainly(material):
    said = of_certainty(material)
    assert "3 futures were lived" in said
    assert "all with one set of parameters, so no interval holds what is unknown of them" in said
    assert "3 that are independent are few, so intervals are rough" in said
    assert "illustrative, not calibrated" in said
    told, outcomes = re.search(r"of (\d+) outcomes (\d+) can", said).groups()[::-1]
    verdicts = material.outcomes["verdict"]
    assert (int(told), int(outcomes)) == (verdicts.isin(["lower", "higher"]).sum(), len(verdicts))


def test_one_future_tells_nothing_and_twins_that_are_the_same_cost_the_same(store):
    single = Material(read_stored(store(folder="single", seeds=1)), Asked())
    assert "it cannot be told whether all agencies together pay more or less" in of_money(single)
    same = Material(read_stored(store("baseline+baseline", folder="same")), Asked())
    assert of_money(same) == "Money: with and without the policy every agency pays the same in every future."


def test_a_folder_that_grew_by_seeds_is_reported_on_those_that_were_compared(store):
    grown = store(seeds=4)
    store(seeds=3)  # the folder keeps the fourth
    material = Material(read_stored(grown, HIGHER), Asked())
    assert material.policy.seeds == material.appraisal.pairs.seeds == [0, 1, 2]
    assert set(material.ledgers["policy"]["seed"]) == {0, 1, 2}
