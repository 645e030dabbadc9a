"""Every table, chart and sentence names the confidence that its intervals have."""

from datetime import date
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from sim.aims import Aim
from sim.charts import differences
from sim.precision import Design, look
from sim.results.paired import paired_difference
from sim.screen import comparison_table

CONFIDENCES = [(0.95, "95 % interval"), (0.97, "97 % interval")]
GAPS = np.linspace(1.0, 3.0, 12)


def rows(confidence, measures=("referrals",)):
    baseline = np.full(12, 100.0)
    found = paired_difference(baseline, baseline + GAPS, "neither", confidence)._asdict()
    about = {"scenario": "other", "unit": "children a year", "better": "neither"}
    span = {"first_year": 2020, "last_year": 2021, "year": 2020}
    return pd.DataFrame([{"measure": name, "label": name, **about, **span, **found} for name in measures])


@pytest.fixture
def feet(monkeypatch, tmp_path):
    """Catch the sentence below each chart."""
    caught = []
    monkeypatch.setattr(differences, "save", lambda figure, path, foot, parameters: caught.append(foot))
    return caught


@pytest.mark.parametrize(("confidence", "named"), CONFIDENCES)
def test_a_table_on_the_screen_names_it(confidence, named):
    baseline = SimpleNamespace(title="as things stand", place="here")
    seeds, draws = list(range(12)), None
    comparison = SimpleNamespace(
        summary=rows(confidence), baseline=baseline, confidence=confidence, seeds=seeds, draws=draws
    )
    table = comparison_table(comparison, SimpleNamespace(scenario="other", title="other"))
    assert [column.header for column in table.columns if "interval" in column.header] == [named]


@pytest.mark.parametrize(("confidence", "named"), CONFIDENCES)
def test_each_chart_of_differences_names_it(confidence, named, feet, tmp_path):
    through_time = rows(confidence, [name for name, _ in differences.THROUGH_TIME])
    differences.draw_differences_by_year(through_time, "other", tmp_path / "a.png", date(2019, 4, 1), {})
    differences.draw_difference_summary(rows(confidence), "other", tmp_path / "b.png", {})
    assert [named in foot and "12 paired futures" in foot for foot in feet] == [True, True]


def test_the_conclusion_on_precision_names_it():
    found = look(rows(0.97), Design((Aim("referrals", 50.0, relative=False),), 10, 40), 12)
    assert "half of the 97 % interval" in found.conclusion()
