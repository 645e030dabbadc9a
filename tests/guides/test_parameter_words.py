"""Every parameter says in words what it is, what its codes stand for and what the rows of its table are."""

import re

import numpy as np
import pytest

from calibration.evidence import evidence
from calibration.targets import targets
from sim.explain import explain
from sim.parameter_table import default_lines
from sim.parameters import PARAMETERS
from sim.units import AGENCY, CODE, Parameter, assumption, by, codes

IDS = {*evidence(), *(target.id for target in targets())}
ROWS = by(("first", "second", "third", "fourth"), ("left side", "right"))


def of(path):
    return PARAMETERS[path]


@pytest.mark.parametrize("path", PARAMETERS, ids=str)
def test_a_table_names_each_row_and_column(path):
    parameter = of(path)
    assert tuple(len(axis) for axis in parameter.axes) == np.shape(parameter.default)
    for axis in parameter.axes:
        assert len(set(axis)) == len(axis)
        assert all(name.strip() and "_" not in name for name in axis)


@pytest.mark.parametrize("path", PARAMETERS, ids=str)
def test_a_code_names_every_value_it_may_have(path):
    parameter = of(path)
    if parameter.quantity not in (CODE, AGENCY):
        assert parameter.codes == {}
        return
    lowest, highest = parameter.limits
    assert list(parameter.codes) == list(range(int(lowest), int(highest) + 1))
    assert len(set(parameter.codes.values())) == len(parameter.codes)


@pytest.mark.parametrize("path", PARAMETERS, ids=str)
def test_a_parameter_says_what_it_is_in_more_than_ids(path):
    parameter = of(path)
    if parameter.provenance.kind != "assumption":
        assert parameter.meaning, "say what it is with `means`: its source says only how it is known"
    words = [word for word in re.findall(r"[\w-]+", parameter.words) if word not in IDS]
    assert sum(word.isalpha() for word in words) >= 3
    assert not parameter.meaning.endswith(".")
    assert parameter.meaning != parameter.provenance.source, "leave the meaning out: the source has it"


def table(default, quantity=CODE, names=None):
    axes = ROWS.names[: np.ndim(default)]
    return Parameter("stage", "name", default, quantity, assumption("why", 0, 1), "", names or {}, axes)


def test_a_table_is_laid_out_by_name_and_empty_rows_stand_in_one_line():
    lines = default_lines(table(((0.0, 1.0), (0.0, 0.0), (12.5, 3.0), (0.0, 0.0))))
    assert lines == [
        "",
        "           left",
        "           side  right",
        "    first     0      1",
        "    third  12.5      3",
        "    0: second, fourth",
    ]


def test_codes_in_a_table_are_spelt_and_the_first_agency_is_not_nothing():
    names = codes("school", "police", nobody=-1).names
    assert names == {-1: "nobody", 0: "school", 1: "police"}
    lines = default_lines(table((0.0, 0.0, -1.0, 1.0), AGENCY, names))
    assert lines[1:] == [
        "    first   school",
        "    second  school",
        "    third   nobody",
        "    fourth  police",
    ]


def test_a_table_that_is_the_same_throughout_takes_one_line():
    assert default_lines(table((1.0,) * 4)) == ["1 in each row, first to fourth"]


def test_explain_begins_with_the_meaning_and_names_a_code():
    text = explain("thresholds.closing_rule").text()
    assert text.splitlines()[1].startswith("  means      when a review closes")
    assert "  default    0 settled score\n" in text
    assert "  codes      0 settled score, 1 presenting, 2 whole family, 3 time limit\n" in text


def test_explain_prints_a_table_under_the_names_of_its_columns():
    rows = explain("detection.signs").text().splitlines()
    wellbeing = next(place for place, row in enumerate(rows) if row.startswith("    school"))
    assert rows[wellbeing].split()[1:] == [f"{one:g}" for one in of("detection.signs").default[2]]
    assert any(
        row.split() == ["0:", "social", "care,", "probation,", "spare", "1,", "spare", "2,", "spare", "3"]
        for row in rows
    )


def test_the_plain_data_carries_meaning_codes_and_axes():
    data = explain("support.specialist").as_data()
    assert data["meaning"] == of("support.specialist").words
    assert data["codes"][-1] == "nobody"
    assert data["axes"][0][0] == "money and work"
