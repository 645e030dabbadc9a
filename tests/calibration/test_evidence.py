"""The evidence table: whole, sourced, and looked up by id."""

import subprocess
import sys

import pytest

from calibration.evidence import evidence, look_up, value_of
from calibration.targets import part_of, targets
from sim.errors import InputError


def test_every_figure_has_an_id_a_unit_and_a_source():
    assert len(evidence()) > 600
    assert all(figure.unit and figure.source and figure.grade in "ABC" for figure in evidence().values())


def test_a_figure_is_found_with_its_price_year():
    assert value_of("gmca_s47") == 511
    assert look_up("gmca_s47").price_year == "2008/09"
    assert "GMCA" in look_up("gmca_s47").cited()


def test_an_unknown_id_is_refused_with_the_nearest_one():
    with pytest.raises(InputError, match="gmca_s47"):
        look_up("gmca_s74x")


def test_a_figure_without_a_value_is_not_taken_as_zero():
    with pytest.raises(ValueError, match="no single value"):
        value_of("gmca_v3")


def test_there_are_twenty_targets_in_order():
    assert [target.id for target in targets()] == [f"C{number:02d}" for number in range(1, 21)]


def test_every_observed_value_lies_in_its_own_range_and_cites_known_evidence():
    for target in targets():
        for part in target.parts():
            assert part_of(target.low, part) <= part_of(target.value, part) <= part_of(target.high, part)
        assert all(cited in evidence() for cited in target.evidence), target.id


def test_looking_up_evidence_loads_nothing_heavy():
    heavy = "{'pandas', 'numba', 'matplotlib', 'mesa'}"
    code = f"import sys, calibration.evidence; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
