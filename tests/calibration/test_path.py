"""The path beside the published one: bands, what is covered, and how the break rose and fell."""

import pandas as pd
import pytest

from calibration.measured import PATH, PATH_YEARS
from calibration.path import columns_of, judged, path_beside, path_in_words, rise_and_fall


def future(factor=1.0, **series):
    """One simulated path; every series stands at 100 unless it is given."""
    flat = {name: [100.0] * len(PATH_YEARS) for name in PATH} | series
    return factor * pd.DataFrame(flat, index=pd.Index(PATH_YEARS, name="year"))


def beside(published, *futures):
    """Put futures beside a published path of one's own."""
    table = path_beside(futures, "nowhere")
    for name in PATH:
        table[f"published_{name}"] = published[name]
    return table


def test_a_path_has_its_median_and_its_band_beside_what_was_published():
    table = path_beside([future(factor) for factor in (0.8, 1.0, 1.2)], "tameside")
    assert list(table.columns) == [column for name in PATH for column in columns_of(name)]
    assert table.loc[2018, "plans"] == 100.0
    assert (table.loc[2018, "plans_p5"], table.loc[2018, "plans_p95"]) == pytest.approx((82.0, 118.0))
    assert table.loc[2018, "published_referral_rate"] == 898.3


def test_a_published_figure_is_covered_when_nine_futures_in_ten_have_it_between_them():
    published = future(referral_rate=[100.0, 110.0, 125.0, 90.0, 50.0])
    rows = judged(beside(published, *(future(factor) for factor in (0.8, 1.0, 1.2))))
    mine = rows[rows["series"] == "referral_rate"]
    assert mine["covered"].tolist() == [True, True, False, True, False]
    assert mine["off_percent"].tolist() == pytest.approx([0.0, -100 / 11, -20.0, 100 / 9, 100.0])


def test_the_seeded_care_of_2016_is_not_judged():
    rows = judged(beside(future(), future()))
    assert rows.groupby("series").size().to_dict() == {
        "in_need": 5, "looked_after": 4, "plans": 5, "referral_rate": 5,
    }  # fmt: skip


def test_rise_and_fall_are_told_against_the_first_year_and_the_peak():
    published = future(referral_rate=[100.0, 200.0, 300.0, 250.0, 150.0])
    table = beside(published, future(referral_rate=[100.0, 250.0, 200.0, 150.0, 100.0]))
    rows = rise_and_fall(table).query("series == 'referral_rate'").set_index("source")
    assert rows.loc["published", ["peak_year", "rise", "left"]].tolist() == [2018, 3.0, 0.5]
    assert rows.loc["simulated", ["peak_year", "rise", "left"]].tolist() == [2017, 2.5, 0.4]
    said = next(line for line in path_in_words(table) if "Referrals" in line)
    assert "1 of 5 published figures in the band of futures; furthest off is 2019, 40 % below" in said
    assert "published x 3.0 to 2018 and 50 % of that by 2020, simulated x 2.5 to 2017 and 40 %" in said


def test_a_place_of_which_nothing_is_published_has_no_verdict():
    table = path_beside([future()], "nowhere")
    assert path_in_words(table) == []
    assert not len(judged(table))
