"""Every parameter can be explained, and a misspelt one is corrected."""

import json

import pytest

from sim.errors import InputError
from sim.explain import explain
from sim.parameters import PARAMETERS


@pytest.mark.parametrize("path", sorted(PARAMETERS))
def test_every_parameter_is_explained(path):
    explanation = explain(path)
    text = explanation.text()
    assert path in text
    assert explanation.unit in text
    assert explanation.source in text
    assert explanation.plausible[0] <= explanation.plausible[1]
    json.dumps(explanation.as_data())


def test_a_published_figure_behind_a_parameter_is_cited():
    explanation = explain("workforce.social_worker_posts")
    assert [source.id for source in explanation.sources] == ["sw_cases_tameside", "sw_caseload_tameside"]
    assert "Department for Education" in explanation.text()


def test_the_targets_behind_a_calibrated_parameter_are_named():
    assert "C18" in explain("thresholds.early_help").text()


def test_the_last_part_of_a_name_is_enough_where_only_one_has_it():
    assert explain("early_help").parameter == "thresholds.early_help"


@pytest.mark.parametrize("name", ["thresholds.erly_help", "erly_help"])
def test_a_misspelt_parameter_is_corrected(name):
    with pytest.raises(InputError, match="Did you mean thresholds.early_help"):
        explain(name)


def test_a_stage_is_answered_with_its_parameters():
    with pytest.raises(InputError, match="early_help.*s17"):
        explain("thresholds")


@pytest.mark.parametrize("name", ["", "\x00", "qqqqqqqq", "x" * 10_000])
def test_nonsense_is_answered_with_the_stages(name):
    with pytest.raises(InputError, match="thresholds") as caught:
        explain(name)
    assert str(caught.value).isprintable()
