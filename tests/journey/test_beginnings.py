"""Who begins early help is counted with the needs it has then, and the weeks that it has waited."""

import numpy as np

from sim.journey.beginnings import has_acute_need, severity_of_all
from tests.levers.under import total, under


def plain(rule):
    return getattr(rule, "py_func", rule)


def test_an_acute_need_is_told_from_an_established_one():
    severity = np.array([0, 2, 2, 1, 0, 0, 0, 2], np.int8)
    assert not plain(has_acute_need)(severity) and plain(severity_of_all)(severity) == 7
    severity[1] = 3
    assert plain(has_acute_need)(severity) and plain(severity_of_all)(severity) == 8


def test_a_part_of_who_begins_has_an_acute_need_and_a_part_of_the_wait():
    run = under()
    assert 0 < total(run, "early_help_starts_acute") < total(run, "early_help_starts")
    assert 0 < total(run, "waited_weeks_acute") < total(run, "waited_weeks")


def test_families_leave_early_help_with_fewer_needs_than_they_came():
    run = under()
    begun = total(run, "early_help_start_severity") / total(run, "early_help_starts")
    left = total(run, "early_help_end_severity") / total(run, "early_help_ends")
    assert 0 < left < begun < 24
