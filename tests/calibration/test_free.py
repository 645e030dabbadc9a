"""Free parameters: what they move, and that the shipped model lies inside their ranges."""

import random

import numpy as np
import pytest

from calibration.fit.proposals import EvenPrior
from calibration.free import FreeParameter, fitted, free_parameters, overrides_of
from sim.parameters import PARAMETERS
from sim.population.place import Place
from sim.scenario import Scenario
from sim.state.codes import Agency, Need

FREE = free_parameters()
FITTED = fitted(FREE)


@pytest.mark.parametrize("one", FREE, ids=lambda one: one.name)
def test_the_shipped_value_lies_inside_the_prior_and_that_inside_what_is_declared(one):
    assert one.low < one.start < one.high
    if one.way == "value":
        known = PARAMETERS[one.name].provenance
        assert known.low <= one.low
        assert one.high <= known.high


def test_about_a_dozen_of_some_thirty_are_free_in_the_fit():
    assert 25 <= len(FREE) <= 40
    assert 8 <= len(FITTED) <= 15
    assert len({one.name for one in FREE}) == len(FREE)


def test_the_shipped_values_leave_the_model_as_it_is():
    laid = overrides_of({one.name: one.start for one in FREE}, FREE)
    for path, value in laid.items():
        assert np.allclose(value, PARAMETERS[path].default, rtol=1e-6, atol=1e-7), path


def test_a_multiplier_moves_its_rows_alone():
    one = next(one for one in FREE if one.name == "domestic_abuse_onset")
    [(path, table)] = overrides_of({one.name: 1.2}, [one]).items()
    before = PARAMETERS[path].default
    assert table[Need.DOMESTIC_ABUSE] == pytest.approx(1.2 * before[Need.DOMESTIC_ABUSE])
    assert [table[need] for need in Need if need != Need.DOMESTIC_ABUSE] == [
        before[need] for need in Need if need != Need.DOMESTIC_ABUSE
    ]


def test_shares_still_add_up_to_one_after_a_multiplier():
    one = next(one for one in FREE if one.name == "police")
    laid = overrides_of({"police": 1.3}, [one])
    shares, before = laid["detection.shallow_shares"], PARAMETERS["detection.shallow_shares"].default
    assert sum(shares) == pytest.approx(1.0)
    rose = shares[Agency.POLICE] / before[Agency.POLICE]
    assert rose / (shares[Agency.GP] / before[Agency.GP]) == pytest.approx(1.3)
    signs = np.array(laid["detection.signs"]) - np.array(PARAMETERS["detection.signs"].default)
    assert signs.any(axis=1).nonzero()[0].tolist() == [Agency.POLICE]


def test_two_multipliers_of_one_table_are_both_laid():
    mine = [one for one in FREE if one.name in ("domestic_abuse_onset", "mental_health_onset")]
    table = overrides_of({one.name: 0.9 for one in mine}, mine)["needs.onset_base"]
    before = PARAMETERS["needs.onset_base"].default
    moved = [need for need in Need if table[need] != before[need]]
    assert moved == [Need.MENTAL_HEALTH, Need.DOMESTIC_ABUSE]


def test_a_line_held_at_a_distance_moves_with_the_other():
    names = ("thresholds.s47", "conference_above_s47", "plan_end_below_conference")
    mine = [one for one in FREE if one.name in names]
    laid = overrides_of(dict(zip(names, (5.0, 0.3, 1.0), strict=True)), mine)
    assert laid["thresholds.conference"] == pytest.approx(5.3)
    assert laid["thresholds.plan_end"] == pytest.approx(4.3)
    alone = overrides_of({"conference_above_s47": 0.3}, mine[1:2])
    shipped = PARAMETERS["thresholds.s47"].default
    assert alone == {"thresholds.conference": pytest.approx(shipped + 0.3)}


def test_a_line_that_is_not_free_follows_the_line_on_which_it_hangs():
    laid = overrides_of({"thresholds.s47": PARAMETERS["thresholds.s47"].default + 0.4}, FREE)
    assert set(laid) == {"thresholds.s47", "thresholds.conference", "thresholds.plan_end"}
    for path, value in laid.items():
        assert value == pytest.approx(PARAMETERS[path].default + 0.4)


@pytest.mark.parametrize("free", [FREE, FITTED], ids=["screen", "fit"])
def test_no_corner_of_the_prior_puts_lines_out_of_order(free):
    place, baseline, luck = Place.read("tameside"), Scenario.read("baseline"), random.Random(1)
    for _ in range(40):
        values = {one.name: luck.choice([one.low, one.high]) for one in free}
        assert baseline.with_parameters(overrides_of(values, FREE)).changes(place)


def test_the_prior_has_a_density_between_its_ends_and_none_outside():
    free = [FreeParameter("a", "value", {"a": None}, 1.0, 3.0, True, ""), FITTED[0]]
    prior = EvenPrior.of(free)
    inside = {one.name: (one.low + one.high) / 2 for one in free}
    assert prior.pdf(inside) == pytest.approx(1 / 2.0 / (free[1].high - free[1].low))
    assert prior.pdf({**inside, "a": 3.1}) == 0.0
    assert prior.pdf({**inside, "a": 0.9}) == 0.0
    drawn = [prior.rvs()["a"] for _ in range(100)]
    assert 1.0 <= min(drawn) < 1.5
    assert 2.5 < max(drawn) <= 3.0
