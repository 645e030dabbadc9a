"""Which rule reads a parameter is found in the source, through everything that rules hand on."""

import pytest

from sim.parameters import PARAMETERS
from sim.readers import FOUNDING, ON_CHANGE, readers


@pytest.mark.parametrize("path", sorted(PARAMETERS))
def test_every_parameter_is_read_in_some_step(path):
    assert readers()[path]
    assert all(reader.steps for reader in readers()[path])


@pytest.mark.parametrize(
    ("path", "function", "step"),
    [
        ("closure.review_weeks", "_review_in_need", "closure"),  # named after its stage
        ("thresholds.agency", "_respond", "detection"),  # of a stage that goes by another name there
        ("domestic_abuse_conference.high_risk", "refer_high_risk", "detection"),  # handed to another room
        ("family_nurses.longest_weeks", "_may_end", "services"),  # returned by a function
        ("detection.signs", "look_out", ON_CHANGE),
        ("needs.majorant", "fill_homes", FOUNDING),
    ],
)  # fmt: skip
def test_a_reader_is_named_with_its_step(path, function, step):
    [reader] = [reader for reader in readers()[path] if reader.function == function]
    assert step in reader.steps


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("advocates.half_hours", ("support", "closure")),
        ("services.half_hours", ("demography", "services")),
        ("advocates.accepts", ("advocates",)),
        ("services.accepts", ("demography", "services")),
    ],
)
def test_a_function_that_is_handed_one_stage_or_another_reads_each_in_its_own_steps(path, steps):
    [reader] = readers()[path]
    assert reader.steps == steps


def test_a_rule_of_another_stage_is_no_reader():
    assert {reader.module for reader in readers()["closure.steps_down"]} == {"sim.journey.closure"}
