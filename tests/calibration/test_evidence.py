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


@pytest.mark.parametrize(
    ("place", "years"), [("england", range(2015, 2026)), ("tameside", range(2013, 2021))]
)
def test_published_episodes_that_start_are_the_years_referrals_not_yet_found_without_need(place, years):
    """Decision 25 rests on it: a referral not yet decided counts as an episode of the year.

    No share closed at once is published for Tameside's 2017; it is taken as none.
    """
    for year in map(str, years):
        figures = ("referrals_n", "cin_starts", "nfa_long", "notneed_long")
        referrals, starts, closed, without = (_of_year(f"{name}_{place}", year) for name in figures)
        assert referrals * (1 - (closed + without) / 100) == pytest.approx(starts, rel=0.006)


@pytest.mark.parametrize(
    ("place", "years"), [("england", range(2014, 2026)), ("tameside", range(2014, 2021))]
)
def test_published_open_cases_shrink_by_more_than_the_episodes_that_end(place, years):
    """Stock, plus starts, less ends, is more than the next stock: some leave without an end (decision 25)."""
    for year in years:
        before, after = (_of_year(f"cin_stock_n_{place}", str(one)) for one in (year - 1, year))
        starts, ends = (_of_year(f"{name}_{place}", str(year)) for name in ("cin_starts", "cin_ends"))
        assert 0.02 < (before + starts - ends - after) / before < 0.25


def _of_year(figure, year):
    return (look_up(figure).series or {}).get(year, 0.0)
